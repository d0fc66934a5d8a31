package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.data.ImageExamples;
import dev.cairn.data.Labels;
import dev.cairn.data.augment.Augment;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Shape;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a trainer makes of its examples. */
@Tag("unit")
class FeedTest {
  private static final Trainer TRAINER =
      Trainer.defaults()
          .seed(1)
          .epochs(2)
          .batch(8)
          .optimizer(Optimizers.sgd(0.05))
          .engine(new ReferenceEngine())
          .progress(ProgressView.none());

  /** 60 images of {@code [1, 4, 4]}, three of the first class for one of the second. */
  private static Dataset images() {
    int count = 60;
    byte[] pixels = new byte[count * 16];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 + i / 16);
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 4 == 0 ? 1 : 0);
    }
    ImageExamples examples = ImageExamples.of(Shape.image(1, 4, 4), pixels, labels, 2);
    return Dataset.classification(
        examples,
        examples.subset(0, 1, 2, 3),
        new Labels(List.of("many", "few")),
        Datasets.friedman1(100, 0.5, 3).provenance());
  }

  private static Net net(Dataset data) {
    return Net.of(data).stem(2).classify();
  }

  @Test
  void fit_learnsFromOtherExamplesWithAugmentation() {
    Dataset data = images();
    Net net = net(data);
    Run plain = TRAINER.fit(net, data);
    Run changed = TRAINER.augment(Augment.crop(1)).fit(net, data);

    assertThat(changed.history().epochs().get(0).loss())
        .isNotEqualTo(plain.history().epochs().get(0).loss());
    ResumeTest.assertSame(changed, TRAINER.augment(Augment.crop(1)).fit(net, data));
  }

  @Test
  void validation_isMeasuredOnPlainExamples() {
    Dataset data = images();
    Net net = net(data);
    // Learning nothing leaves the validation loss to the data alone.
    Trainer still = TRAINER.epochs(1).optimizer(Optimizers.sgd(1e-30));
    double plain = still.fit(net, data).history().epochs().get(0).validationLoss();
    Run changed =
        still.augment(Augment.noise(1)).labelSmoothing(0.3).classWeights(5, 2).fit(net, data);

    assertThat(changed.history().epochs().get(0).validationLoss()).isCloseTo(plain, within(0.02));
  }

  @Test
  void balanced_givesEveryClassTheSamePart() {
    Dataset data = images();
    Examples weighted = Feed.PLAIN.balance().of(data).of(data.train(), 1, 1);
    Batch all = Batch.allocate(data.train().size(), data.input(), data.target());
    double[] sums = new double[2];
    for (int i = 0; i < weighted.size(); i++) {
      weighted.write(i, all.inputs(), all.targets());
      sums[0] += all.targets().get(2 * i);
      sums[1] += all.targets().get(2 * i + 1);
    }

    assertThat(sums[0]).isCloseTo(data.train().size() / 2.0, within(1e-4));
    assertThat(sums[1]).isCloseTo(data.train().size() / 2.0, within(1e-4));
  }

  @Test
  void text_namesWhatIsChanged() {
    Trainer trainer =
        TRAINER.augment(Augment.crop(4).then(Augment.flip())).labelSmoothing(0.1).balanced();

    assertThat(trainer.toString())
        .endsWith(", crop(4), flip with probability 0.5, labelSmoothing(0.1), balanced(), seed 1");
    assertThat(trainer.augment(Augment.none()).classWeights(1, 2.5).toString())
        .endsWith(" at 0.05, labelSmoothing(0.1), classWeights(1, 2.5), seed 1");
    assertThat(TRAINER.toString()).endsWith(" at 0.05, seed 1");
  }

  @Test
  void smoothing_ofNumbersIsAnError() {
    Dataset data = Datasets.friedman1(100, 0.5, 3);
    Net net = Net.of(data).stage(Blocks.dense(), 4).regress();

    assertThatThrownBy(() -> TRAINER.labelSmoothing(0.1).fit(net, data))
        .hasMessage(
            """
            expected: one head that classifies
            found:    a net with the loss mean squared error
            where:    labelSmoothing(0.1)
            mend:     leave it out; augment(…) is for all heads""");
    assertThatThrownBy(() -> TRAINER.balanced().fit(net, data))
        .hasMessageContaining("where:    balanced()");
  }

  @Test
  void crop_ofTablesIsAnError() {
    Dataset data = Datasets.friedman1(100, 0.5, 3);
    Net net = Net.of(data).stage(Blocks.dense(), 4).regress();

    assertThatThrownBy(() -> TRAINER.augment(Augment.crop(4)).fit(net, data))
        .hasMessage(
            """
            expected: images, [channels, height, width]
            found:    a vector of 10 as input
            where:    crop(4)
            mend:     leave it out; noise and mixUp are for all inputs""");
    TRAINER.augment(Augment.noise(0.1).then(Augment.mixUp(0.2))).fit(net, data);
  }

  @Test
  void weights_ofAnotherNumberOfClassesAreAnError() {
    Dataset data = images();

    assertThatThrownBy(() -> TRAINER.classWeights(1, 2, 3).fit(net(data), data))
        .hasMessage(
            """
            expected: 2 weights, one a class
            found:    3 weights
            where:    classWeights(1, 2, 3)
            mend:     give a weight for every class, in the order of the labels""");
  }
}
