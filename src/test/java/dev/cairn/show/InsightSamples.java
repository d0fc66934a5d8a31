package dev.cairn.show;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.insight.FeatureMaps;
import dev.cairn.insight.FeatureSpace;
import dev.cairn.insight.Filters;
import dev.cairn.insight.GradCam;
import dev.cairn.insight.Saliency;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Model;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Looks into a tiny model of the bundled images. */
final class InsightSamples {
  private InsightSamples() {}

  static Map<String, Object> all() {
    Dataset all = Datasets.fashionMnistMini();
    Dataset few =
        Dataset.classification(
            all.train().subset(IntStream.range(0, 40).toArray()),
            all.test().subset(IntStream.range(0, 60).toArray()),
            all.labels().orElseThrow(),
            all.provenance());
    Model model =
        Trainer.defaults()
            .epochs(1)
            .batch(20)
            .engine(new ReferenceEngine())
            .progress(ProgressView.none())
            .fit(Net.of(few).stem(4).stages(Blocks.basic(), 4, 4).classify(), few)
            .model();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("Grad-CAM", GradCam.of(model, few.test().subset(0, 1, 2)));
    values.put("saliency", Saliency.of(model, few.test().subset(0, 1, 2)));
    values.put("filters", Filters.of(model));
    values.put("feature maps", FeatureMaps.of(model, few.test(), 0, "stage1.block1"));
    values.put("features", FeatureSpace.of(model, few.test()));
    return values;
  }
}
