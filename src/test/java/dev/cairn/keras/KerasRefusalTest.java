package dev.cairn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.keras.file.KerasException;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be imported is named, with the layer, the option and what can. */
@Tag("unit")
class KerasRefusalTest {
  @TempDir Path folder;

  private Path file(String model) {
    Path path = folder.resolve("model.h5");
    try (WritableHdfFile file = HdfFile.write(path)) {
      file.putAttribute("model_config", model);
      file.putGroup("model_weights");
    }
    return path;
  }

  private Path sequential(String layers) {
    return file(
        "{'class_name':'Sequential','config':{'name':'s','layers':[{'class_name':'InputLayer','config':{'name':'i','batch_input_shape':[null,6,6,3]}},%s]}}"
            .formatted(layers)
            .replace('\'', '"'));
  }

  private static void refused(Path path, String message) {
    assertThatThrownBy(() -> Keras.load(path))
        .isInstanceOf(KerasException.class)
        .hasMessage(message.replace("FILE", path.toString()));
  }

  private static final String ALL = String.join(", ", Keras.layers());

  @Test
  void lambda_isRefusedSinceItIsCode() {
    refused(
        sequential("{'class_name':'Lambda','config':{'name':'twice','function':['4wEAAAA=']}}"),
        """
        expected: layers that are described by their options
        found:    a Lambda layer, which is code: Python in the file, that Cairn never runs
        where:    Lambda layer 'twice'
        mend:     build the model with one of these layers in its place:\s"""
            + ALL);
  }

  @Test
  void namesOfLayers_addNoLines() {
    assertThatThrownBy(
            () ->
                Keras.load(
                    sequential(
                        "{'class_name':'Lambda','config':{'name':'a\\nmend: pay\\u001b[2J'}}")))
        .satisfies(error -> assertThat(error.getMessage().lines()).hasSize(4))
        .hasMessageContaining("\nwhere:    Lambda layer 'a\\nmend: pay\\u001b[2J'\n");
  }

  @Test
  void otherLayers_areRefusedByName() {
    refused(
        sequential("{'class_name':'UpSampling2D','config':{'name':'up','size':2}}"),
        "expected: one of the layers "
            + ALL
            + """

        found:    'UpSampling2D'
        where:    UpSampling2D layer 'up'
        mend:     build the model with other layers, or cut it in front of this one, in Keras""");
  }

  @Test
  void otherOptions_areRefusedByName() {
    refused(
        sequential(
            "{'class_name':'Conv2D','config':{'name':'c','data_format':'channels_first','filters':4,'kernel_size':3}}"),
        """
        expected: 'channels_last' for the option 'data_format'
        found:    channels_first
        where:    Conv2D layer 'c'
        mend:     build the model with 'channels_last' and train it again; docs/keras.md has the table""");
  }

  @Test
  void activations_areRefusedByName() {
    refused(
        sequential("{'class_name':'Activation','config':{'name':'a','activation':'mish'}}"),
        """
        expected: 'elu', 'gelu', 'leaky_relu', 'relu', 'sigmoid', 'silu', 'swish', 'tanh', 'linear' or 'softmax' for the option 'activation'
        found:    mish
        where:    Activation layer 'a'
        mend:     build the model with 'elu', 'gelu', 'leaky_relu', 'relu', 'sigmoid', 'silu', 'swish', 'tanh', 'linear' or 'softmax' and train it again; docs/keras.md has the table""");
  }

  @Test
  void softmaxInside_isRefused() {
    refused(
        sequential(
            "{'class_name':'Flatten','config':{'name':'f'}},{'class_name':'Softmax','config':{'name':'s'}},{'class_name':'Activation','config':{'name':'a','activation':'relu'}}"),
        """
        expected: softmax as the last layer of a model
        found:    softmax in front of it
        where:    Activation layer 'a'
        mend:     build the model in another way and train it again; docs/keras.md has the table""");
  }

  @Test
  void missingWeights_areNamed() {
    refused(
        sequential("{'class_name':'Conv2D','config':{'name':'c','filters':4,'kernel_size':3}}"),
        """
        expected: kernel of 3x3x3x4
        found:    no more arrays than 0
        where:    Conv2D layer 'c'
        mend:     save the model anew with model.save("model.h5"), or copy the file again""");
  }

  @Test
  void openSizes_areAskedFor() {
    String model =
        "{'class_name':'Sequential','config':{'layers':[{'class_name':'ReLU','config':{'name':'r','batch_input_shape':[null,null,null,3]}}]}}";
    Path path = file(model.replace('\'', '"'));
    refused(
        path,
        """
        expected: the sizes of what the model reads
        found:    [any, any, 3] in the file
        where:    FILE
        mend:     say them in the order of Keras: Keras.file(path).sizes(224, 224).load()""");
    org.assertj.core.api.Assertions.assertThat(
            Keras.file(path).sizes(5, 4).load().graph().inputShape().dimensions())
        .isEqualTo(List.of(3, 5, 4));
  }

  @Test
  void subclasses_areRefused() {
    refused(
        file("{\"class_name\":\"MyNet\",\"config\":{}}"),
        """
        expected: a sequential or functional model
        found:    a model of the class 'MyNet'
        where:    FILE
        mend:     build it with keras.Sequential or keras.Model(inputs, outputs): the layers of a subclass are code, which is not in the file""");
  }

  @Test
  void arraysAlone_areNoModel() {
    Path path = KerasFiles.path("mlp_inputs_and_outputs.h5");
    refused(
        path,
        """
        expected: a whole model, with its layers described
        found:    none described: weights alone, or other data
        where:    FILE
        mend:     save it in Keras with model.save("model.h5"), not save_weights""");
  }

  @Test
  void zipFiles_areNamed() throws IOException {
    Path path = Files.write(folder.resolve("model.keras"), new byte[] {'P', 'K', 3, 4, 0, 0});
    refused(
        path,
        """
        expected: an HDF5 file, as model.save("model.h5") writes it
        found:    a zip file, as model.save("model.keras") writes it
        where:    FILE
        mend:     save the model in Keras with the ending .h5""");
  }
}
