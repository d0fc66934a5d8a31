package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import java.util.stream.IntStream;

/** Some pictures of the bundled data, and a residual network that engines train in no time. */
final class SmallImages {
  private SmallImages() {}

  /** Nine of ten train. */
  static Dataset data(int training, int test) {
    Dataset all = Datasets.fashionMnistMini();
    return Dataset.classification(
        all.train().subset(IntStream.range(0, training).toArray()),
        all.test().subset(IntStream.range(0, test).toArray()),
        all.labels().orElseThrow(),
        all.provenance());
  }

  static Net net(Dataset data) {
    return Net.of(data).stem(8).stages(Blocks.basic(), 8, 16).classify();
  }
}
