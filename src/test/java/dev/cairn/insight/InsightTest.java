package dev.cairn.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.ImageExamples;
import dev.cairn.data.Labels;
import dev.cairn.data.Provenance;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Shape;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.task.Classification;
import dev.cairn.train.Model;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class InsightTest {
  private static final Labels LABELS = Labels.of("left", "right");

  /** Two images of 2x2 pixels: 1 at the upper left, and 2 at the lower right. */
  private static final ImageExamples IMAGES =
      ImageExamples.of(
          Shape.image(1, 2, 2), new byte[] {1, 0, 0, 0, 0, 0, 0, 2}, new byte[] {0, 1}, 2);

  /** A 1x1 convolution with two filters, means over all pixels, and a dense layer. */
  private static Model linear() {
    Graph graph = Net.image(1, 2, 2).stem(x -> x.conv(1, 2)).classify(LABELS).graph();
    return model(
        graph,
        Map.of(
            "stem.conv1.weight", new float[] {1, -1},
            "head.dense1.weight", new float[] {4, 8, -4, -8},
            "head.dense1.bias", new float[] {0, 0.5f}));
  }

  private static Model model(Graph graph, Map<String, float[]> weights) {
    Provenance data = new Provenance("two images", "made here", "none needed", List.of(), 0, 0);
    return new Model(
        graph,
        Loss.CROSS_ENTROPY,
        Weights.of(weights),
        new Classification(LABELS),
        new dev.cairn.train.Provenance(data, 1, "reference", "by hand", "17", Instant.EPOCH),
        new ReferenceEngine());
  }

  @Test
  void gradCam_isTheSumOfMapsWeighedByTheirGradients() {
    // Logit "left" is 4 times the mean of x plus 8 times that of -x: each map's gradient is 1 and
    // 2, a quarter of these. 1 * x + 2 * -x = -x, which is cut off; for "right" it is x.
    Attributions right = GradCam.of(linear(), IMAGES, "right");

    assertThat(right.all().get(0).map()).containsExactly(1.0, 0.0, 0.0, 0.0);
    assertThat(right.all().get(1).map()).containsExactly(0.0, 0.0, 0.0, 1.0);
    assertThat(right.all().get(1).logit()).isCloseTo(0.5 + 4 * 0.5, within(1e-6));
    assertThat(GradCam.of(linear(), IMAGES, "left").all().get(0).map()).containsOnly(0.0);
  }

  @Test
  void predictedClass_isTakenWhereNoneIsNamed() {
    assertThat(GradCam.of(linear(), IMAGES).all())
        .extracting(Attribution::name)
        .containsExactly("right", "right");
  }

  @Test
  void saliency_isTheAbsoluteGradientOfTheLogit() {
    // It is 1 everywhere: (4 - 8) / 4.
    assertThat(Saliency.of(linear(), IMAGES, "left").all().get(0).map()).containsOnly(1.0);
  }

  @Test
  void filters_areTheWeightsOfTheFirstConvolution() {
    MapSheet sheet = Filters.of(linear());

    assertThat(sheet).hasToString("filters of stem.conv1: 2 maps of 1x1");
    assertThat(sheet.maps())
        .extracting(MapSheet.Map::values)
        .containsExactly(List.of(1.0), List.of(-1.0));
  }

  @Test
  void featureMaps_areTheOutputsOfABlock() {
    MapSheet sheet = FeatureMaps.of(linear(), IMAGES, 1, "stem");

    assertThat(sheet.maps().get(1).values()).containsExactly(0.0, 0.0, 0.0, -2.0);
  }

  @Test
  void frozenModel_computesThePredictionsInTrainingToo() {
    Graph graph =
        Net.image(1, 2, 2).stem(2).stages(Blocks.basic().dropout(0.5), 2).classify(LABELS).graph();
    Map<String, float[]> arrays = new LinkedHashMap<>();
    int seed = 0;
    for (Parameter parameter : graph.parameters()) {
      float[] values = new float[parameter.elements()];
      for (int i = 0; i < values.length; i++) {
        values[i] = 0.5f + (seed++ % 7) / 7f;
      }
      arrays.put(parameter.name(), values);
    }
    Model model = model(graph, arrays);
    Model frozen = Frozen.of(model);
    String output = graph.output();
    var batch = Gaze.filled(IMAGES, 0, 2);

    float[] before = model.inspect(s -> s.forward(batch, List.of(output))).get(output);
    float[] after = frozen.inspect(s -> s.forward(batch, List.of(output))).get(output);

    assertThat(after).containsExactly(before, within(1e-5f));
    assertThat(frozen.graph().nodes()).noneMatch(n -> n.name().contains("dropout"));
    // With targets 1 and 0, the gradient of the mean of the first logits: a half for each image.
    batch.targets().put(0, 1).put(1, 0).put(2, 1).put(3, 0);
    assertThat(frozen.inspect(s -> s.gradients(batch, List.of(output))).get(output))
        .containsExactly(0.5f, 0, 0.5f, 0);
  }

  @Test
  void enlarged_drawsStraightLinesBetweenCentres() {
    double[] large =
        GradCam.enlarged(new double[] {0, 1}, Shape.image(1, 1, 2), Shape.image(1, 1, 4));

    assertThat(large).containsExactly(0, 0.25, 0.75, 1);
  }

  @Test
  void featureSpace_findsTheDirectionsOfMostVariance() {
    ImageExamples images =
        ImageExamples.of(Shape.image(1, 1, 1), new byte[] {0, 1, 2, 3}, new byte[] {0, 0, 1, 1}, 2);
    Graph graph = Net.image(1, 1, 1).stem(x -> x.conv(1, 2)).classify(LABELS).graph();
    Model model =
        model(
            graph,
            Map.of(
                "stem.conv1.weight", new float[] {3, 4},
                "head.dense1.weight", new float[4],
                "head.dense1.bias", new float[2]));

    FeatureSpace space = FeatureSpace.of(model, images);

    // On the line of (3, 4) the places are 5 apart.
    assertThat(space.table().doubleColumn("first").asDoubleArray())
        .containsExactly(new double[] {-7.5, -2.5, 2.5, 7.5}, within(1e-6));
    assertThat(space.shares().get(0)).isCloseTo(1, within(1e-6));
    assertThat(space.table().stringColumn("class").asList())
        .containsExactly("left", "left", "right", "right");
  }

  @Test
  void errors_haveFourFacts() {
    assertThatThrownBy(() -> GradCam.of(linear(), IMAGES, "top"))
        .isInstanceOf(InsightException.class)
        .hasMessage(
            """
            expected: one of the classes left, right
            found:    top
            where:    GradCam.of
            mend:     write it as data.labels() has it""");
    assertThatThrownBy(() -> FeatureMaps.of(linear(), IMAGES, 0, "stage9"))
        .isInstanceOf(InsightException.class)
        .hasMessageContaining("a block of the net that puts out maps");
    assertThatThrownBy(() -> Filters.of(model(Net.vector(2).classify(LABELS).graph(), Map.of())))
        .isInstanceOf(InsightException.class)
        .hasMessageContaining("a net with a convolution of images");
  }
}
