package dev.cairn.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;

import dev.cairn.graph.CounterRandom;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random numbers against their distributions. */
@Tag("unit")
class DrawsTest {
  private static final int COUNT = 20_000;

  private static Draws draws() {
    return new Draws(new CounterRandom(1, 2));
  }

  /** The largest distance of the distribution functions; 1.95 / sqrt(n) is passed once in 1,000. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 1, 3})
  void beta_hasItsDistribution(double alpha) {
    Draws draws = draws();
    double[] sorted =
        DoubleStream.generate(() -> draws.beta(alpha)).limit(COUNT).sorted().toArray();
    BetaDistribution beta = new BetaDistribution(alpha, alpha);
    double distance = 0;
    for (int i = 0; i < COUNT; i++) {
      distance =
          Math.max(distance, Math.abs(beta.cumulativeProbability(sorted[i]) - (i + 0.5) / COUNT));
    }

    assertThat(distance).isLessThan(1.95 / Math.sqrt(COUNT));
  }

  @Test
  void beta_ofATinyAlphaIsNearlyOneOrTheOther() {
    Draws draws = draws();
    double[] drawn = DoubleStream.generate(() -> draws.beta(0.001)).limit(1000).toArray();

    assertThat(Arrays.stream(drawn).filter(b -> b < 0.01).count()).isBetween(430L, 570L);
    assertThat(Arrays.stream(drawn).filter(b -> b > 0.99).count()).isBetween(430L, 570L);
  }

  @Test
  void noise_isNearNormal() {
    Draws draws = draws();
    double[] noise = DoubleStream.generate(draws::noise).limit(COUNT).toArray();

    assertThat(Arrays.stream(noise).average().orElseThrow()).isEqualTo(0, withPrecision(0.03));
    assertThat(Arrays.stream(noise).map(z -> z * z).average().orElseThrow())
        .isEqualTo(1, withPrecision(0.04));
    assertThat(Arrays.stream(noise).filter(z -> Math.abs(z) < 1).count() / (double) COUNT)
        .isEqualTo(0.683, withPrecision(0.02));
    assertThat(Arrays.stream(noise).filter(z -> Math.abs(z) > 2).count() / (double) COUNT)
        .isEqualTo(0.0455, withPrecision(0.01));
  }
}
