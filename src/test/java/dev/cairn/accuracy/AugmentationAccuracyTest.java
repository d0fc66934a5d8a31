package dev.cairn.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.augment.Augment;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Optimizers;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Schedule;
import dev.cairn.train.Trainer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Crop and flip earn their keep: on the whole of Fashion-MNIST and on CIFAR-10, from the folder
 * that {@code CAIRN_DATA} names. Hours on two cores.
 */
@Tag("accuracy")
@EnabledIfEnvironmentVariable(
    named = "CAIRN_DATA",
    matches = ".+",
    disabledReason = "CAIRN_DATA names no folder with fashion-mnist and cifar-10")
class AugmentationAccuracyTest {
  private static final Augment CROP_AND_FLIP = Augment.crop(4).then(Augment.flip());

  /** PyTorch with one-cycle SGD and post-activation blocks: 0.935 in 15 epochs. */
  @Test
  void preActivationResNet20_learnsAllOfFashionMnist() {
    Dataset data = Datasets.fashionMnist();
    Figures.Clock clock = Figures.clock();
    double mean = mean("fashion-mnist with crop and flip", data, 15, CROP_AND_FLIP, 1, 2);

    clock.record("fashion-mnist pre-activation resnet-20 mean test accuracy", mean, 0.93);
    assertThat(mean).isGreaterThanOrEqualTo(0.93);
  }

  /** On 10,000 images. PyTorch with one-cycle SGD: 0.789 in one run. */
  @Test
  void preActivationResNet20_learnsMoreOfCifar10WithAugmentation() {
    Dataset data = Datasets.cifar10();
    Figures.Clock clock = Figures.clock();
    double with = mean("cifar-10 with crop and flip", data, 20, CROP_AND_FLIP, 1, 2, 3);
    clock.record("cifar-10 resnet-20 with crop and flip, mean test accuracy", with, 0.76);
    double without = mean("cifar-10 as it is", data, 20, Augment.none(), 1, 2, 3);
    clock.record("cifar-10 resnet-20 points by crop and flip", with - without, 0.03);

    assertThat(with).isGreaterThanOrEqualTo(0.76);
    assertThat(with - without).isGreaterThanOrEqualTo(0.03);
  }

  /** Also writes down what each seed reached. */
  private static double mean(
      String name, Dataset data, int epochs, Augment augment, long... seeds) {
    Net net =
        Net.of(data)
            .stem(x -> x.conv(3, 16))
            .stages(Blocks.preActivation().times(3), 16, 32, 64)
            .then(x -> x.norm().relu())
            .classify();
    Trainer trainer =
        Trainer.defaults()
            .epochs(epochs)
            .augment(augment)
            .optimizer(Optimizers.sgd(0.1).weightDecay(5e-4))
            .schedule(Schedule.oneCycle())
            .progress(ProgressView.none());
    return LongStream.of(seeds)
        .mapToDouble(
            seed -> {
              Figures.Clock clock = Figures.clock();
              double accuracy =
                  trainer.seed(seed).fit(net, data).test().scores().metric("accuracy");
              clock.record(name + ", seed " + seed, accuracy, 0);
              return accuracy;
            })
        .average()
        .orElseThrow();
  }
}
