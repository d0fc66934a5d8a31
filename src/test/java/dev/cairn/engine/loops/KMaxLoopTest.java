package dev.cairn.engine.loops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class KMaxLoopTest {
  private static float[] largest(int k, float... values) {
    float[] y = new float[k];
    float[] positions = new float[k];
    try (Team team = new Team(1)) {
      new KMaxLoop(
              team,
              new Grid(1, 1, values.length, 1),
              new Grid(1, 1, k, 1),
              Lengths.all(1, values.length))
          .forward(buffers(values, y, positions));
    }
    for (int i = 0; i < k; i++) {
      assertThat(Float.compare(values[(int) positions[i]], y[i])).isZero();
    }
    return y;
  }

  private static List<FloatBuffer> buffers(float[]... arrays) {
    return Stream.of(arrays).map(FloatBuffer::wrap).toList();
  }

  @Test
  void forward_keepsTheOrderOfPositions() {
    assertThat(largest(3, 5, -1, 9, 7, 2)).containsExactly(5, 9, 7);
    assertThat(largest(1, 5, -1, 9, 7, 2)).containsExactly(9);
    assertThat(largest(5, 5, -1, 9, 7, 2)).containsExactly(5, -1, 9, 7, 2);
  }

  /** A fused ReLU leaves a trace of what was below 0. */
  @Test
  void forward_tracesOfAReluAreZeros() {
    assertThat(largest(2, -3e-20f, 0, -1e-20f, 4)).containsExactly(-3e-20f, 4);
    assertThat(largest(2, 4, -3e-20f, 0, -1e-20f)).containsExactly(4, -3e-20f);
  }

  @Test
  void forward_takesNoPadding_andFillsUpWithZeros() {
    float[] y = {8, 8, 8};
    float[] positions = new float[3];
    float[] dx = {8, 8, 8, 8};
    try (Team team = new Team(1)) {
      Lengths lengths = Lengths.all(1, 4);
      lengths.set(0, 2);
      KMaxLoop loop = new KMaxLoop(team, new Grid(1, 1, 4, 1), new Grid(1, 1, 3, 1), lengths);
      loop.forward(buffers(new float[] {-5, -2, 9, 7}, y, positions));
      loop.backward(buffers(new float[] {10, 20, 30}, positions, dx));
    }
    assertThat(y).containsExactly(-5, -2, 0);
    assertThat(dx).containsExactly(10, 20, 0, 0);
  }

  @Test
  void forward_takesTheFirstOfEqualValues() {
    float[] y = new float[2];
    float[] positions = new float[2];
    try (Team team = new Team(1)) {
      KMaxLoop loop =
          new KMaxLoop(team, new Grid(1, 1, 5, 1), new Grid(1, 1, 2, 1), Lengths.all(1, 5));
      loop.forward(buffers(new float[] {1, 3, 0f, 1, 1}, y, positions));
    }
    assertThat(y).containsExactly(1, 3);
    assertThat(positions).containsExactly(0, 1);
  }

  @Test
  void forward_showsNaN() {
    float[] y = largest(2, 5, Float.NaN, 9, 7);
    assertThat(y[0]).isNaN();
    assertThat(y[1]).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void backward_putsGradientsWhereValuesStood_inAllLayouts(int inner) {
    float[] dx = new float[4 * 3];
    try (Team team = new Team(2)) {
      Grid from = new Grid(1, 4 / inner, 3, inner);
      Grid to = new Grid(1, 4 / inner, 1, inner);
      KMaxLoop loop = new KMaxLoop(team, from, to, Lengths.all(from));
      float[] x = new float[12];
      for (int channel = 0; channel < 4; channel++) {
        x[from.index(channel, channel % 3)] = 1;
      }
      float[] y = new float[4];
      float[] positions = new float[4];
      loop.forward(buffers(x, y, positions));
      assertThat(y).containsOnly(1);
      loop.backward(buffers(new float[] {2, 2, 2, 2}, positions, dx));
      for (int i = 0; i < dx.length; i++) {
        assertThat(dx[i]).isEqualTo(2 * x[i]);
      }
    }
  }
}
