package dev.cairn.graph;

import java.util.List;
import java.util.Locale;

/** What training makes small: a mean over the batch, computed from the graph's output. */
public sealed interface Loss {
  /** Softmax of the logits, and how far it is from the targets; see {@link CrossEntropy}. */
  CrossEntropy CROSS_ENTROPY = new CrossEntropy();

  /** Squares of the differences; see {@link MeanSquaredError}. */
  MeanSquaredError MEAN_SQUARED_ERROR = new MeanSquaredError();

  /** The outputs themselves; see {@link Linear}. */
  Linear LINEAR = new Linear();

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
