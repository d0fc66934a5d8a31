package dev.cairn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SamplingTest {
  /** Probabilities 0.1, 0.6, 0.3. */
  private static final double[] LOGITS = {Math.log(0.1), Math.log(0.6), Math.log(0.3)};

  private static final int DRAWS = 20_000;

  private static double[] shares(Sampling sampling) {
    double[] shares = new double[LOGITS.length];
    IntStream.range(0, DRAWS).forEach(i -> shares[sampling.draw(LOGITS, i)] += 1.0 / DRAWS);
    return shares;
  }

  @Test
  void draw_isAsLikelyAsTheNetSays() {
    assertThat(shares(Sampling.PLAIN)).containsExactly(new double[] {0.1, 0.6, 0.3}, within(0.015));
  }

  @Test
  void temperature_makesItSurer_andAt0Certain() {
    double sum = 0.01 + 0.36 + 0.09;
    assertThat(shares(new Sampling(0.5, 0, 1, 1)))
        .containsExactly(new double[] {0.01 / sum, 0.36 / sum, 0.09 / sum}, within(0.015));
    assertThat(shares(new Sampling(0, 0, 1, 1)))
        .containsExactly(new double[] {0, 1, 0}, within(1e-9));
  }

  @Test
  void topK_andNucleus_leaveOutTheUnlikely() {
    double[] two = {0, 2.0 / 3, 1.0 / 3};
    assertThat(shares(new Sampling(1, 2, 1, 1))).containsExactly(two, within(0.015));
    assertThat(shares(new Sampling(1, 0, 0.7, 1))).containsExactly(two, within(0.015));
    assertThat(shares(new Sampling(1, 0, 0.5, 1)))
        .containsExactly(new double[] {0, 1, 0}, within(1e-9));
  }

  @Test
  void draw_isTheSameForTheSameSeed_andNeverWhatIsForbidden() {
    double[] logits = {Double.NEGATIVE_INFINITY, 0, 0, 0, 0};
    int[] first = IntStream.range(0, 50).map(i -> Sampling.PLAIN.draw(logits, i)).toArray();
    int[] again = IntStream.range(0, 50).map(i -> Sampling.PLAIN.draw(logits, i)).toArray();
    Sampling other = new Sampling(1, 0, 1, 2);
    int[] others = IntStream.range(0, 50).map(i -> other.draw(logits, i)).toArray();
    assertThat(again).containsExactly(first).doesNotContain(0);
    assertThat(others).isNotEqualTo(first);
  }

  @Test
  void sampling_refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> new Sampling(-1, 0, 1, 1))
        .hasMessage(
            """
            expected: a temperature of 0 or more
            found:    -1.0
            where:    generate(…).temperature
            mend:     for example 0.8""");
    assertThatThrownBy(() -> new Sampling(1, -1, 1, 1))
        .hasMessage(
            """
            expected: a number of symbols of 0 or more
            found:    -1
            where:    generate(…).topK
            mend:     for example 40; 0 for all""");
    assertThatThrownBy(() -> new Sampling(1, 0, 0, 1))
        .hasMessage(
            """
            expected: a probability above 0, at most 1
            found:    0.0
            where:    generate(…).nucleus
            mend:     for example 0.9""");
  }

  @Test
  void draw_namesOutputsThatAreNoNumbers() {
    double nothing = Double.NEGATIVE_INFINITY;
    double[][] broken = {
      {Double.NaN, Double.NaN, Double.NaN},
      {1, Double.NaN, 2},
      {1, Double.POSITIVE_INFINITY, nothing},
      {nothing, nothing}
    };
    String[] found = {"NaN", "NaN", "Infinity", "-Infinity"};
    for (int i = 0; i < broken.length; i++) {
      double[] logits = broken[i];
      assertThatThrownBy(() -> Sampling.PLAIN.draw(logits, 0))
          .isInstanceOf(TaskException.class)
          .hasMessage(
              """
              expected: a finite number for each symbol that may come next
              found:    %s
              where:    what the net puts out, in generate(…)
              mend:     its training diverged: train again with a lower learning rate, or load other \
              weights"""
                  .formatted(found[i]));
    }
  }
}
