package dev.cairn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.engine.Engine;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.keras.file.Array;
import dev.cairn.task.Classification;
import dev.cairn.train.Model;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model gives here is what Keras gives, on every engine. */
@Tag("engine")
class KerasPredictionTest {
  private static final double CLOSE = 1e-4;

  static Stream<Engine> engines() {
    return Stream.concat(Engine.all().stream(), Stream.of(new ReferenceEngine()));
  }

  @ParameterizedTest
  @MethodSource("others")
  void mlp_givesWhatKerasGives(Engine engine) {
    check("mlp", engine);
  }

  @ParameterizedTest
  @MethodSource("others")
  void image_givesWhatKerasGives(Engine engine) {
    check("image", engine);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void nested_givesWhatKerasGives(Engine engine) {
    check("nested", engine);
  }

  /** Deeplearning4j's engine refuses, by name, ops that most of these nets have. */
  static Stream<Engine> others() {
    return engines().filter(engine -> !engine.name().equals("dl4j"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void text_givesWhatKerasGives(Engine engine) {
    check("text", engine);
  }

  @ParameterizedTest
  @MethodSource("others")
  void sequence_givesWhatKerasGives(Engine engine) {
    check("sequence", engine);
  }

  @ParameterizedTest
  @MethodSource("others")
  void conv1d_givesWhatKerasGives(Engine engine) {
    String name = "dl4j/conv1d_k2_s1_d1_cl_same";
    check(
        KerasFiles.path(name + "_model.h5"),
        KerasFiles.array(name, "inputs/conv0_input"),
        KerasFiles.array(name, "outputs/conv0"),
        engine);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void relu_givesWhatKerasGives(Engine engine) {
    String name = "dl4j/ReLU_0";
    check(
        KerasFiles.path(name + "_model.h5"),
        KerasFiles.array(name, "inputs/dense_input"),
        KerasFiles.array(name, "outputs/re_lu_1"),
        engine);
  }

  /** The expected numbers are NumPy's. */
  @ParameterizedTest
  @MethodSource("others")
  void lstmOfKeras20_hasHardSigmoids(Engine engine) {
    check(
        KerasFiles.path("dl4j/lstm_functional_tf_keras_2.h5"),
        KerasFiles.array("old_lstm", "inputs"),
        KerasFiles.array("old_lstm", "outputs"),
        engine);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void flattenedConvolution_givesWhatKerasGives(Engine engine) {
    check(
        KerasFiles.path("dl4j/cnn_batch_norm.h5"),
        KerasFiles.array("cnn_batch_norm", "inputs"),
        KerasFiles.array("cnn_batch_norm", "outputs"),
        engine);
  }

  @Test
  void squeezeAndExcite_givesWhatKerasGives() {
    Model model = Keras.load(KerasFiles.path("dl4j/GAPError.h5"));
    float[] waves = new float[400 * 128];
    for (int i = 0; i < waves.length; i++) {
      waves[i] = (float) Math.sin(i * 0.37);
    }
    float[] expected = KerasFiles.array("gap", "outputs").values();

    float[] outputs = Keras.outputs(model, waves);

    for (int channel = 0; channel < expected.length; channel++) {
      double sum = 0;
      for (int position = 0; position < 400; position++) {
        sum += outputs[position * expected.length + channel];
      }
      assertThat(sum / 400).isCloseTo(expected[channel], within(CLOSE));
    }
  }

  /** Logits without the softmax; they are between -20 and 20. */
  @ParameterizedTest
  @MethodSource("engines")
  void resNet8_givesTheLogitsOfKeras(Engine engine) {
    Model model = Keras.load(KerasFiles.RESNET8).with(engine);
    float[] expected = KerasFiles.array("resnet8", "outputs").values();

    float[] outputs = Keras.outputs(model, KerasFiles.array("resnet8", "inputs").values());

    assertThat(outputs).hasSize(expected.length);
    for (int i = 0; i < outputs.length; i++) {
      assertThat((double) outputs[i]).isCloseTo(expected[i], within(1e-3));
    }
  }

  private static void check(String name, Engine engine) {
    check(
        KerasFiles.path(name + "_model.h5"),
        KerasFiles.array(name, "inputs"),
        KerasFiles.array(name, "outputs"),
        engine);
  }

  private static void check(Path file, Array inputs, Array expected, Engine engine) {
    Model model = Keras.load(file).with(engine);

    float[] outputs = probabilities(model, Keras.outputs(model, inputs.values()));

    int examples = inputs.sizes().get(0);
    int width = expected.values().length / examples;
    int found = outputs.length / examples;
    for (int i = 0; i < expected.values().length; i++) {
      int at = i / width * found + i % width + (found == width ? 0 : 1);
      assertThat((double) outputs[at]).isCloseTo(expected.values()[i], within(CLOSE));
    }
  }

  /** Of a net that classifies, the softmax, which Keras has as its last layer. */
  private static float[] probabilities(Model model, float[] outputs) {
    if (!(model.task() instanceof Classification)) {
      return outputs;
    }
    int width = model.graph().outputShape().elements();
    float[] all = outputs.clone();
    for (int from = 0; from < all.length; from += width) {
      double sum = 0;
      for (int i = from; i < from + width; i++) {
        sum += Math.exp(outputs[i]);
      }
      for (int i = from; i < from + width; i++) {
        all[i] = (float) (Math.exp(outputs[i]) / sum);
      }
    }
    return all;
  }
}
