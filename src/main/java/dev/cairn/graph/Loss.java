package dev.cairn.graph;

import java.util.List;
import java.util.Locale;

/** What training makes small: a mean over the batch, computed from the graph's output. */
public sealed interface Loss {
  /** Softmax of the logits, and how far it is from the targets; see {@link CrossEntropy}. */
  CrossEntropy CROSS_ENTROPY = new CrossEntropy();

  /** Squares of the differences; see {@link MeanSquaredError}. */
  MeanSquaredError MEAN_SQUARED_ERROR = new MeanSquaredError();

  /** Cross-entropy at every position; see {@link PositionCrossEntropy}. */
  PositionCrossEntropy POSITION_CROSS_ENTROPY = new PositionCrossEntropy();

  /** The outputs themselves; see {@link Linear}. */
  Linear LINEAR = new Linear();

  /**
   * The shape of the targets of one example, which is that of the output unless the loss says
   * otherwise.
   *
   * @throws ShapeException if there is no such loss of such an output
   */
  default Shape targets(Shape output) {
    return output;
  }

  /** Whether its mean is over the positions that have an answer; else it is over examples. */
  default boolean isOverPositions() {
    return false;
  }

  /**
   * {@code sum(target * output)}; mean over examples. Nothing is learned with it: its gradients are
   * those of single outputs, which show what a trained net looks at.
   */
  record Linear() implements Loss {
    @Override
    public String toString() {
      return "linear";
    }
  }

  /** A loss that is no sum of others. */
  sealed interface Single extends Loss {}

  /**
   * Softmax of the logits, then {@code -sum(target * log(probability))}; mean over examples. The
   * output is a vector, and the targets of an example add up to 1; an example whose targets are all
   * 0 has no answer, no loss and no gradient.
   */
  record CrossEntropy() implements Single {
    @Override
    public String toString() {
      return "cross-entropy";
    }
  }

  /** {@code (output - target)²}; mean over examples and outputs. */
  record MeanSquaredError() implements Single {
    @Override
    public String toString() {
      return "mean squared error";
    }
  }

  /**
   * Softmax of the logits at every position, then {@code -sum(target * log(probability))}. Output
   * and targets are {@code [classes, length]}, the targets of a position add up to 1. A position
   * whose targets are all 0 has no answer, no loss and no gradient; it is padding, or nobody knows.
   *
   * <p>The mean is over the positions of the batch that have an answer, so the loss of a language
   * model is nats a character, however long texts are. Parts of an accumulated step count by their
   * answered positions, so a batch in pieces gives the same gradient as a whole one.
   */
  record PositionCrossEntropy() implements Loss {
    @Override
    public Shape targets(Shape output) {
      if (output.isVector()) {
        throw new ShapeException(
            "an output with positions, [classes, length], for " + this,
            output.named(),
            "the output of the net",
            "end the net with predictNext() or tag(); a vector is for classify()");
      }
      return output;
    }

    @Override
    public boolean isOverPositions() {
      return true;
    }

    @Override
    public String toString() {
      return "cross-entropy per position";
    }
  }

  /**
   * A linear-chain conditional random field (Lafferty et al. 2001; over a network as in Lample et
   * al. 2016, arXiv:1603.01360): minus the logarithm of the probability of the whole chain of
   * labels, by the forward-backward algorithm. The chain goes over the positions that have an
   * answer; the mean is over these positions, as in {@link PositionCrossEntropy}: nats a token.
   *
   * <p>With {@code n} labels the output is {@code [n (n + 3), length]}: at each position scores of
   * the {@code n} labels, then {@code n} scores of a chain that begins with each, then {@code n} of
   * one that ends with each, then {@code n * n} of each label behind each other, row-major, the
   * label before outermost. Targets are {@code [n, length]}, one label at each answered position.
   *
   * @param labels how many, 1 or more
   */
  record ConditionalRandomField(int labels) implements Loss {
    /**
     * Checks the number.
     *
     * @throws ShapeException if it is below 1, or too large for an output
     */
    public ConditionalRandomField {
      if (labels < 1 || labels > 10_000) {
        throw new ShapeException(
            "1 to 10,000 labels",
            String.valueOf(labels),
            "a conditional random field",
            "for example 9");
      }
    }

    /** Scores at each position. */
    public int channels() {
      return labels * (labels + 3);
    }

    @Override
    public Shape targets(Shape output) {
      if (!output.isSequence() || output.channels() != channels()) {
        throw new ShapeException(
            "a sequence of %d scores at each position, for a chain of %d labels"
                .formatted(channels(), labels),
            output.named(),
            "the output of the net",
            "end the net with tagChain(labels)");
      }
      return output.withChannels(labels);
    }

    @Override
    public boolean isOverPositions() {
      return true;
    }

    @Override
    public String toString() {
      return "conditional random field of " + labels + " labels";
    }
  }

  /**
   * Losses of stretches of the output, each times its weight, added up. What one stretch has no
   * answer for counts as 0 in it: all targets 0 for classes, NaN for a number. Means are over all
   * examples of the batch, answered or not, so that a batch in pieces gives the same gradient.
   *
   * @param parts without gaps, the first from 0
   */
  record WeightedSum(List<Part> parts) implements Loss {
    /**
     * Copies and checks the parts.
     *
     * @throws ShapeException if there is none, or they do not lie behind each other
     */
    public WeightedSum {
      parts = List.copyOf(parts);
      int from = 0;
      for (Part part : parts) {
        if (part.from() != from) {
          throw misplaced("a part from " + from + ", behind the one before", part.toString());
        }
        from = part.to();
      }
      if (parts.isEmpty()) {
        throw misplaced("one part or more", "none");
      }
    }

    /** Numbers of one example in all parts. */
    public int width() {
      return parts.get(parts.size() - 1).to();
    }
  }

  /**
   * A stretch of the output with its loss.
   *
   * @param from its first number
   * @param to the one behind its last
   * @param weight above 0
   * @param loss of the stretch
   */
  record Part(int from, int to, double weight, Single loss) {
    /**
     * Checks the numbers.
     *
     * @throws ShapeException if the stretch is empty, or the weight is not above 0
     */
    public Part {
      if (from < 0 || to <= from) {
        throw misplaced("a stretch of one number or more", from + " to " + to);
      }
      if (!(weight > 0 && Double.isFinite(weight))) {
        throw misplaced("a weight above 0", String.valueOf(weight));
      }
    }

    /** Numbers of one example in it. */
    public int width() {
      return to - from;
    }

    /** For example {@code 0.5 * cross-entropy of 0 to 10}. */
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s * %s of %d to %d", weight, loss, from, to);
    }
  }

  private static ShapeException misplaced(String expected, String found) {
    return new ShapeException(
        expected,
        found,
        "a loss of several parts",
        "let trunk.heads(…) make the loss, or give parts that cover the output");
  }
}
