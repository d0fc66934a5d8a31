package dev.cairn.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.Engine;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.keras.Keras;
import dev.cairn.train.Model;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published ResNet-8 of MLPerf Tiny, from its Keras file, is as right as in Keras: on 2,000
 * images of the test part of CIFAR-10 it is 1,739 times.
 */
@Tag("accuracy")
@EnabledIfEnvironmentVariable(
    named = "CAIRN_DATA",
    matches = ".+",
    disabledReason = "CAIRN_DATA names no folder with cifar-10")
class KerasAccuracyTest {
  private static final int IMAGES = 2_000;
  private static final int RIGHT = 1_739;

  static Stream<Engine> engines() {
    return Stream.concat(Engine.all().stream(), Stream.of(new ReferenceEngine()));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void resNet8_isAsRightAsInKeras(Engine engine) {
    Figures.Clock clock = Figures.clock();
    Path folder = Path.of(Objects.requireNonNull(System.getenv("CAIRN_DATA")), "cifar-10");
    Dataset data = Datasets.cifar10(folder).raw();
    Model model =
        Keras.load(Path.of("notebooks/models/mlperf-tiny-resnet8-cifar10.h5")).with(engine);

    double accuracy = model.score(data.test()).metric("accuracy");

    long right = Math.round(accuracy * data.test().size());
    clock.record("keras resnet-8 cifar-10 right of 2000, " + engine.name(), right, RIGHT - 2);
    assertThat(data.test().size()).isEqualTo(IMAGES);
    assertThat(right).isBetween(RIGHT - 2L, RIGHT + 2L);
  }
}
