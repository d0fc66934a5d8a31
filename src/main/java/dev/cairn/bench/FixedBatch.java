package dev.cairn.bench;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Synthetic examples that can be learned: images are noise around a pattern for each class, texts
 * of each class favour symbols of their own, and a language model reads a noisy Markov chain.
 */
final class FixedBatch {
  private static final int SYMBOLS_OF_CLASS = 30;
  private static final int SHIFT_OF_CLASS = 13;
  private static final double SURE = 0.9;

  private final Batch batch;
  private final FloatBuffer inputs;
  private final FloatBuffer targets;
  private final int numbers;
  private final int classes;
  // Not the counter's numbers: making them is slow, and the first step waits for them.
  private final SplittableRandom random = new SplittableRandom(0);

  private FixedBatch(Graph graph, int size) {
    batch = Batch.allocate(size, graph.inputShape(), graph.outputShape());
    inputs = batch.inputs();
    targets = batch.targets();
    numbers = graph.inputShape().elements();
    classes = graph.outputShape().channels();
  }

  /**
   * A batch, the same each time.
   *
   * @param graph whose input is an image or indices, and whose output are logits
   * @param size examples
   */
  static Batch of(Graph graph, int size) {
    FixedBatch fixed = new FixedBatch(graph, size);
    embeddings(graph)
        .findFirst()
        .ifPresentOrElse(
            embedding -> fixed.fill(embedding, graph.outputShape().isSequence()), fixed::images);
    return fixed.batch;
  }

  private static Stream<Op.Embedding> embeddings(Graph graph) {
    return graph.nodes().stream()
        .map(Node::op)
        .filter(Op.Embedding.class::isInstance)
        .map(Op.Embedding.class::cast);
  }

  private void fill(Op.Embedding embedding, boolean isLanguageModel) {
    if (isLanguageModel) {
      chains(embedding.vocabulary());
    } else {
      texts(embedding);
    }
  }

  private void images() {
    float[] patterns = new float[classes * numbers];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = (float) (0.5 * random.nextGaussian());
    }
    for (int image = 0; image < batch.size(); image++) {
      int label = random.nextInt(classes);
      targets.put(image * classes + label, 1);
      for (int i = 0; i < numbers; i++) {
        float noise = (float) random.nextGaussian();
        inputs.put(image * numbers + i, patterns[label * numbers + i] + noise);
      }
    }
  }

  /** Padded ones are three quarters of the length or longer, as those of one bucket are. */
  private void texts(Op.Embedding embedding) {
    int first = embedding.padded() ? 1 : 0;
    for (int text = 0; text < batch.size(); text++) {
      int label = random.nextInt(classes);
      targets.put(text * classes + label, 1);
      int length = embedding.padded() ? random.nextInt(numbers * 3 / 4, numbers + 1) : numbers;
      for (int i = 0; i < length; i++) {
        int symbol = random.nextInt(SYMBOLS_OF_CLASS) + SHIFT_OF_CLASS * label;
        inputs.put(text * numbers + i, first + symbol % (embedding.vocabulary() - first));
      }
    }
  }

  private void chains(int symbols) {
    for (int chain = 0; chain < batch.size(); chain++) {
      int symbol = random.nextInt(symbols);
      for (int i = 0; i < numbers; i++) {
        inputs.put(chain * numbers + i, symbol);
        boolean sure = random.nextDouble() < SURE;
        symbol = sure ? (symbol * 7 + 3) % symbols : random.nextInt(symbols);
        targets.put((chain * classes + symbol) * numbers + i, 1);
      }
    }
  }
}
