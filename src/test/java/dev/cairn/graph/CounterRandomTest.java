package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class CounterRandomTest {
  private static final int MANY = 200_000;

  /** Runs that people have saved depend on these numbers: they never change. */
  @Test
  void numbers_areTheSameForever() {
    CounterRandom random = CounterRandom.of(1, "stem.conv1.weight");
    assertThat(random.bits(0)).isEqualTo(-6296203771918773035L);
    assertThat(random.uniform(1)).isEqualTo(0.24542486528701768);
    assertThat(random.gaussian(2)).isEqualTo(1.6777618440008903);
    assertThat(random.below(1000, 3)).isEqualTo(472);
    assertThat(random.permutation(10)).containsExactly(5, 3, 8, 4, 6, 7, 9, 1, 0, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 1L << 40})
  void uniform_isUniform(long seed) {
    CounterRandom random = CounterRandom.of(seed, "uniform");
    double[] values = LongStream.range(0, MANY).mapToDouble(random::uniform).toArray();
    assertThat(Arrays.stream(values)).allMatch(v -> v >= 0 && v < 1);
    // Five standard errors of the mean and of the variance 1/12.
    assertThat(mean(values)).isCloseTo(0.5, within(5 * Math.sqrt(1.0 / 12 / MANY)));
    assertThat(variance(values)).isCloseTo(1.0 / 12, within(5 * Math.sqrt(1.0 / 180 / MANY)));
    assertThat(lagOneCorrelation(values)).isCloseTo(0, within(5 / Math.sqrt(MANY)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 1L << 40})
  void gaussian_isNormal(long seed) {
    CounterRandom random = CounterRandom.of(seed, "gaussian");
    double[] values = LongStream.range(0, MANY).mapToDouble(random::gaussian).toArray();
    assertThat(mean(values)).isCloseTo(0, within(5 / Math.sqrt(MANY)));
    assertThat(variance(values)).isCloseTo(1, within(5 * Math.sqrt(2.0 / MANY)));
    assertThat(lagOneCorrelation(values)).isCloseTo(0, within(5 / Math.sqrt(MANY)));
    double beyondTwo = Arrays.stream(values).filter(v -> Math.abs(v) > 2).count() / (double) MANY;
    assertThat(beyondTwo).isCloseTo(0.0455, within(5 * Math.sqrt(0.0455 / MANY)));
  }

  @Test
  void bits_ofEachPosition_areBalanced() {
    CounterRandom random = CounterRandom.of(3, "bits");
    for (int position = 0; position < Long.SIZE; position++) {
      int bit = position;
      long ones =
          LongStream.range(0, 20_000).filter(i -> (random.bits(i) >>> bit & 1) == 1).count();
      assertThat(ones).as("ones at bit %d", bit).isBetween(9_600L, 10_400L);
    }
  }

  @Test
  void streamsAndSeeds_areIndependent() {
    double[] one = gaussians(CounterRandom.of(1, "stem.conv1.weight"));
    assertThat(correlation(one, gaussians(CounterRandom.of(1, "stem.conv2.weight"))))
        .isCloseTo(0, within(5 / Math.sqrt(MANY)));
    assertThat(correlation(one, gaussians(CounterRandom.of(2, "stem.conv1.weight"))))
        .isCloseTo(0, within(5 / Math.sqrt(MANY)));
  }

  @Test
  void below_givesEachNumberEquallyOften() {
    CounterRandom random = CounterRandom.of(4, "below");
    int[] counts = new int[7];
    IntStream.range(0, 70_000).forEach(i -> counts[random.below(7, i)]++);
    assertThat(Arrays.stream(counts)).allMatch(count -> count > 9_500 && count < 10_500);
  }

  @Test
  void permutation_hasEachNumberOnce_atEachPlaceEquallyOften() {
    int[] firstPlace = new int[5];
    for (int seed = 0; seed < 10_000; seed++) {
      int[] order = CounterRandom.of(seed, "permutation").permutation(5);
      assertThat(Arrays.stream(order).sorted().toArray()).containsExactly(0, 1, 2, 3, 4);
      firstPlace[order[0]]++;
    }
    assertThat(Arrays.stream(firstPlace)).allMatch(count -> count > 1_800 && count < 2_200);
  }

  @Test
  void permutation_ofNothing_isEmpty() {
    assertThat(CounterRandom.of(1, "empty").permutation(0)).isEmpty();
    assertThat(CounterRandom.of(1, "one").permutation(1)).containsExactly(0);
  }

  private static double[] gaussians(CounterRandom random) {
    return LongStream.range(0, MANY).mapToDouble(random::gaussian).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  private static double lagOneCorrelation(double[] values) {
    return correlation(
        Arrays.copyOf(values, values.length - 1), Arrays.copyOfRange(values, 1, values.length));
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double together =
        IntStream.range(0, a.length)
            .mapToDouble(i -> (a[i] - meanA) * (b[i] - meanB))
            .average()
            .orElseThrow();
    return together / Math.sqrt(variance(a) * variance(b));
  }

  @Test
  void bits_ofMany_areThoseOfEach() {
    CounterRandom random = CounterRandom.of(5, "drop");
    long[] indices = {0, 7, 3, 1L << 40, 12};
    long[] bits = new long[5];
    random.bits(100, indices, bits);
    for (int i = 0; i < bits.length; i++) {
      assertThat(bits[i]).isEqualTo(random.bits(100 + indices[i]));
    }
  }
}
