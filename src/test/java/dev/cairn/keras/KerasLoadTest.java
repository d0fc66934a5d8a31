package dev.cairn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Labels;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.keras.file.KerasException;
import dev.cairn.stack.Net;
import dev.cairn.task.Classification;
import dev.cairn.task.Regression;
import dev.cairn.train.Model;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of the files of Keras. */
@Tag("unit")
class KerasLoadTest {

  @Test
  void resNet8_isAClassifierWithTheNamesOfItsLayers() {
    Model model = Keras.load(KerasFiles.RESNET8);

    assertThat(model.graph().inputShape()).isEqualTo(Shape.image(3, 32, 32));
    assertThat(model.graph().nodes())
        .extracting("name")
        .startsWith("input", "conv2d", "batch_normalization", "activation")
        .endsWith("average_pooling2d", "flatten", "dense");
    assertThat(model.loss()).isEqualTo(Loss.CROSS_ENTROPY);
    assertThat(model.task()).isEqualTo(new Classification(Labels.numbered(10)));
    int numbers = model.graph().parameters().stream().mapToInt(p -> p.elements()).sum();
    assertThat(numbers).isEqualTo(78_666);
  }

  @Test
  void provenance_namesTheFileAndItsChecksum() {
    var provenance = Keras.load(KerasFiles.RESNET8).provenance();

    assertThat(provenance.engine()).isEqualTo("Keras 2.4.0");
    assertThat(provenance.settings()).isEqualTo("imported from mlperf-tiny-resnet8-cifar10.h5");
    assertThat(provenance.data().source()).isEqualTo("a model saved by Keras 2.4.0");
    assertThat(provenance.data().files().get(0).sha256())
        .isEqualTo("5f938a8eea605438cc7360aa13c987bc6d7bd0c8d931b2917361ae7ae4eeda2f");
  }

  @Test
  void trunk_endsWithWhatTheLastDenseLayerReads() {
    Model model = Keras.load(KerasFiles.RESNET8);

    Net net = model.trunk().classify(3);

    assertThat(model.trunk().graph().output()).isEqualTo("flatten");
    assertThat(net.graph().output()).isEqualTo("head.dense1");
    assertThat(net.graph().outputShape()).isEqualTo(Shape.vector(3));
  }

  @Test
  void labels_areTheNamesOfTheClasses() {
    Labels animals = Labels.of("a", "b", "c", "d");

    Model model = Keras.load(KerasFiles.path("mlp_model.h5"), animals);

    assertThat(model.task()).isEqualTo(new Classification(animals));
  }

  @Test
  void labels_ofAnotherNumber_areRefused() {
    assertThatThrownBy(() -> Keras.load(KerasFiles.path("mlp_model.h5"), Labels.of("a", "b")))
        .isInstanceOf(KerasException.class)
        .hasMessage(
            """
            expected: 4 labels, one for each output
            found:    2 labels
            where:    the labels for dense_4
            mend:     name every class once, in the order of the outputs""");
  }

  @Test
  void oneSigmoid_isTwoClasses() {
    Model model = Keras.load(KerasFiles.path("text_model.h5"));

    assertThat(model.task()).isEqualTo(new Classification(Labels.numbered(2)));
    assertThat(model.graph().node(model.graph().output()).op()).isEqualTo(new Op.PadChannels(1, 0));
  }

  @Test
  void squeezeAndExcite_readsAFactorForEachChannel() {
    Model model = Keras.load(KerasFiles.path("dl4j/GAPError.h5"));

    assertThat(model.graph().outputShape()).isEqualTo(Shape.sequence(512, 400));
    assertThat(model.graph().node("multiply_5").inputs())
        .containsExactly("activation_5", "dense_10.sigmoid");
    assertThat(model.task()).isInstanceOf(Regression.class);
  }

  @Test
  void convolutionsBeforeDense_haveTheirOrderTurned() {
    Model model = Keras.load(KerasFiles.path("dl4j/cnn_batch_norm.h5"));

    assertThat(model.graph().outputShape()).isEqualTo(Shape.vector(1));
    assertThat(model.loss()).isEqualTo(Loss.MEAN_SQUARED_ERROR);
  }
}
