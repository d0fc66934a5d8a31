package dev.cairn.keras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.engine.ReferenceEngine;
import dev.cairn.train.Model;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zeros around images in front of layers that do not add them: ResNet50V2 has such a pooling. */
@Tag("unit")
class KerasPaddingTest {
  @TempDir Path folder;

  private Model load(String layers) {
    Path path = folder.resolve("model.h5");
    String model =
        "{'class_name':'Sequential','config':{'name':'s','layers':[{'class_name':'InputLayer','config':{'name':'i','batch_input_shape':[null,6,6,1]}},%s,{'class_name':'Flatten','config':{'name':'flat'}}]}}";
    try (WritableHdfFile file = HdfFile.write(path)) {
      file.putAttribute("model_config", model.formatted(layers).replace('\'', '"'));
      file.putGroup("model_weights");
    }
    return Keras.load(path).with(new ReferenceEngine());
  }

  private static float[] ofMinusOne(Model model) {
    float[] values = new float[6 * 6];
    Arrays.fill(values, -1);
    return Keras.outputs(model, values);
  }

  @Test
  void maxPooling_seesTheZerosAroundNumbersBelowZero() {
    Model model =
        load(
            "{'class_name':'ZeroPadding2D','config':{'name':'pad','padding':[[1,1],[1,1]]}},"
                + "{'class_name':'MaxPooling2D','config':{'name':'pool','pool_size':[3,3],'strides':[2,2],'padding':'valid'}}");

    assertThat(ofMinusOne(model)).containsExactly(0, 0, 0, 0, -1, -1, 0, -1, -1);
  }

  @Test
  void averagePooling_countsTheZeros() {
    Model model =
        load(
            "{'class_name':'ZeroPadding2D','config':{'name':'pad','padding':[[2,0],[0,2]]}},"
                + "{'class_name':'AveragePooling2D','config':{'name':'pool','pool_size':[4,4],'strides':[4,4],'padding':'valid'}}");

    assertThat(ofMinusOne(model)).containsExactly(-0.5f, -0.25f, -1, -0.5f);
  }

  @Test
  void augmentation_doesNothingInPrediction() {
    Model model =
        load(
            "{'class_name':'RandomFlip','config':{'name':'flip','mode':'horizontal'}},"
                + "{'class_name':'RandomRotation','config':{'name':'turn','factor':0.1}},"
                + "{'class_name':'GlobalMaxPooling2D','config':{'name':'pool'}}");

    assertThat(ofMinusOne(model)).containsExactly(-1);
  }
}
