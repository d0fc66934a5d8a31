package dev.cairn.bench;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import java.util.SplittableRandom;

/** Synthetic images that can be learned: noise around a pattern for each class. */
final class FixedBatch {
  private FixedBatch() {}

  /**
   * A batch, the same each time.
   *
   * @param graph whose input is an image and whose output are logits
   * @param size images
   */
  static Batch of(Graph graph, int size) {
    Batch batch = Batch.allocate(size, graph.inputShape(), graph.outputShape());
    int pixels = graph.inputShape().elements();
    int classes = graph.outputShape().elements();
    // Not the counter's numbers: making them is slow, and the first step waits for them.
    var random = new SplittableRandom(0);
    float[] patterns = new float[classes * pixels];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = (float) (0.5 * random.nextGaussian());
    }
    for (int image = 0; image < size; image++) {
      int label = random.nextInt(classes);
      batch.targets().put(image * classes + label, 1);
      for (int i = 0; i < pixels; i++) {
        float noise = (float) random.nextGaussian();
        batch.inputs().put(image * pixels + i, patterns[label * pixels + i] + noise);
      }
    }
    return batch;
  }
}
