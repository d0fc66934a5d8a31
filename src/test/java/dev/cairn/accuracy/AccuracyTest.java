package dev.cairn.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first notebook's promise holds for other seeds too. */
@Tag("accuracy")
class AccuracyTest {

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4})
  void resNet8_learnsFashionMnistMiniWithOtherSeeds(long seed) {
    Figures.Clock clock = Figures.clock();
    double accuracy = SmokeTest.fashionRun(seed).test().scores().metric("accuracy");

    clock.record("fashion-mnist-mini resnet-8 seed " + seed + " test accuracy", accuracy, 0.87);
    assertThat(accuracy).isGreaterThanOrEqualTo(0.87);
  }
}
