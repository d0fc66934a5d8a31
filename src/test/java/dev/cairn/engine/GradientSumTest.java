package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Parts and norms, worked out on paper. */
@Tag("unit")
final class GradientSumTest {

  private static FloatBuffer of(float... values) {
    return FloatBuffer.wrap(values);
  }

  @Test
  void finish_givesTheMeanOverAllExamples() {
    GradientSum sum = new GradientSum();
    sum.add(of(1, 2), 4);
    sum.add(of(4, -2), 3);
    FloatBuffer last = of(8, 5);
    assertThat(sum.parts()).isEqualTo(2);

    sum.finish(last, 1);

    // (4 * 1 + 3 * 4 + 8) / 8 and (4 * 2 - 3 * 2 + 5) / 8.
    assertThat(last.array()).containsExactly(3, 0.875f);
    assertThat(sum.parts()).isZero();
  }

  @Test
  void finish_leavesASingleBatchAlone() {
    GradientSum sum = new GradientSum();
    sum.add(of(7, 7), 4);
    sum.clear();
    FloatBuffer only = of(0.1f, 0.2f);

    sum.finish(only, 3);

    assertThat(only.array()).containsExactly(0.1f, 0.2f);
  }

  @Test
  void clip_shortensToTheNorm() {
    FloatBuffer gradients = of(1, -2, 2, 4, 0, 0);

    GradientSum.clip(gradients, 2.5);

    // The norm was 5.
    assertThat(gradients.get(1)).isCloseTo(-1, within(1e-6f));
    assertThat(gradients.get(3)).isCloseTo(2, within(1e-6f));
  }

  @Test
  void clip_leavesShortOnesAlone() {
    FloatBuffer gradients = of(0.1f, -0.2f, 0.3f);

    GradientSum.clip(gradients, 1);

    assertThat(gradients.array()).containsExactly(0.1f, -0.2f, 0.3f);
  }
}
