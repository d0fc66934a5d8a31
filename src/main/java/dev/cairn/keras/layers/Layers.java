package dev.cairn.keras.layers;

import dev.cairn.keras.file.KerasException;
import dev.cairn.keras.file.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All kinds of layers that can be imported. */
public final class Layers {
  /** They work while training only. */
  private static final List<String> NOTHING =
      List.of(
          "ActivityRegularization",
          "AlphaDropout",
          "GaussianDropout",
          "GaussianNoise",
          "RandomBrightness",
          "RandomContrast",
          "RandomFlip",
          "RandomRotation",
          "RandomTranslation",
          "RandomZoom");

  private static final Map<String, LayerImport> ALL = all();

  private Layers() {}

  private static Map<String, LayerImport> all() {
    Map<String, LayerImport> all = new TreeMap<>();
    all.put("Dense", DenseLayers::dense);
    all.put("Embedding", DenseLayers::embedding);
    all.put("TimeDistributed", DenseLayers::timeDistributed);
    all.put("Activation", ActivationLayers::layer);
    all.put("ReLU", ActivationLayers::relu);
    all.put("LeakyReLU", ActivationLayers::leakyRelu);
    all.put("ELU", ActivationLayers::elu);
    all.put("Softmax", ActivationLayers::softmaxLayer);
    all.put("BatchNormalization", NormLayers::batch);
    all.put("LayerNormalization", NormLayers::layer);
    all.put("GroupNormalization", NormLayers::group);
    all.put("Rescaling", NormLayers::rescaling);
    all.put("Normalization", NormLayers::normalization);
    all.put("Add", MergeLayers::add);
    all.put("Multiply", MergeLayers::multiply);
    all.put("Concatenate", MergeLayers::concatenate);
    all.put("LSTM", RecurrentLayers::lstm);
    all.put("GRU", RecurrentLayers::gru);
    all.put("Bidirectional", RecurrentLayers::both);
    all.put("Flatten", ShapeLayers::flatten);
    all.put("Reshape", ShapeLayers::reshape);
    all.put("Permute", ShapeLayers::permute);
    all.put("RepeatVector", ShapeLayers::repeat);
    all.put("Dropout", ShapeLayers::dropout);
    NOTHING.forEach(none -> all.put(none, ShapeLayers::nothing));
    windows(all);
    return Map.copyOf(all);
  }

  private static void windows(Map<String, LayerImport> all) {
    for (String end : List.of("1D", "2D")) {
      all.put("Conv" + end, ConvolutionLayers::convolution);
      all.put("DepthwiseConv" + end, ConvolutionLayers::depthwise);
      all.put("SeparableConv" + end, ConvolutionLayers::separable);
      all.put("ZeroPadding" + end, ConvolutionLayers::zeroPadding);
      all.put("MaxPooling" + end, PoolingLayers::max);
      all.put("AveragePooling" + end, PoolingLayers::average);
      all.put("GlobalMaxPooling" + end, PoolingLayers::globalMax);
      all.put("GlobalAveragePooling" + end, PoolingLayers::globalAverage);
      all.put("SpatialDropout" + end, ShapeLayers::spatialDropout);
    }
  }

  /** Their names in Keras, sorted. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(ALL.keySet());
    names.add("InputLayer");
    names.sort(String::compareTo);
    return List.copyOf(names);
  }

  /**
   * Adds the nodes of a layer.
   *
   * @throws KerasException if there is no op for it, or for one of its options
   */
  public static Value read(Call call) {
    Layer layer = call.layer();
    LayerImport found =
        Optional.ofNullable(ALL.get(layer.kind())).orElseThrow(() -> refusal(layer));
    Value value = found.read(call);
    call.weights().finish();
    return value;
  }

  private static KerasException refusal(Layer layer) {
    String all = String.join(", ", names());
    if (layer.kind().equals("Lambda") || layer.kind().endsWith("OpLambda")) {
      return new KerasException(
          "layers that are described by their options",
          "a " + layer.kind() + " layer, which is code: Python in the file, that Cairn never runs",
          layer.where(),
          "build the model with one of these layers in its place: " + all);
    }
    return new KerasException(
        "one of the layers " + all,
        "'" + layer.kind() + "'",
        layer.where(),
        "build the model with other layers, or cut it in front of this one, in Keras");
  }
}
