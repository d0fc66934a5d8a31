package dev.cairn.engine;

import dev.cairn.graph.Loss;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * {@link Loss.ConditionalRandomField} by the forward-backward algorithm (Rabiner 1989), in
 * logarithms and doubles, an example at a time.
 */
final class ChainLoss {
  private final int size;
  private final int labels;
  private final int channels;
  private final int positions;
  private final float[] scores;
  private final float[] slopes;
  private final float[] target;
  private final int[] chain;
  private final double[][] forward;
  private final double[][] backward;
  private final double[] terms;

  ChainLoss(int size, Shape shape, int labels) {
    this.size = size;
    this.labels = labels;
    this.channels = shape.channels();
    this.positions = shape.positions();
    this.scores = new float[channels * positions];
    this.slopes = new float[channels * positions];
    this.target = new float[labels * positions];
    this.chain = new int[positions];
    this.forward = new double[positions][labels];
    this.backward = new double[positions][labels];
    this.terms = new double[labels];
  }

  double compute(FloatBuffer output, FloatBuffer targets, FloatBuffer gradient) {
    Shape shape = Shape.sequence(labels, positions);
    Answered answered = Answered.of(size, shape, targets);
    double total = 0;
    for (int n = 0; n < size; n++) {
      output.get(n * channels * positions, scores);
      targets.get(n * labels * positions, target);
      Arrays.fill(slopes, 0);
      int length = chain(answered, n);
      total += length == 0 ? 0 : example(length, answered.share());
      for (float score : scores) {
        total += 0 * score; // what is not finite has no finite loss, answered or not
      }
      gradient.put(n * channels * positions, slopes);
    }
    return total * answered.share();
  }

  /** The answered positions of an example, in order: how many. */
  private int chain(Answered answered, int n) {
    int length = 0;
    for (int p = 0; p < positions; p++) {
      if (answered.mass()[n * positions + p] != 0) {
        chain[length++] = p;
      }
    }
    return length;
  }

  private double example(int length, double share) {
    forward(length);
    backward(length);
    for (int j = 0; j < labels; j++) {
      terms[j] = forward[length - 1][j] + end(length, j);
    }
    double all = logarithmOfSum();
    double score = 0;
    for (int t = 0; t < length; t++) {
      for (int j = 0; j < labels; j++) {
        double known = known(t, j);
        score += known * alone(length, t, j);
        double difference = Math.exp(forward[t][j] + backward[t][j] - all) - known;
        slope(0, j, t, share * difference);
        if (t == 0) {
          slope(1, j, t, share * difference);
        }
        if (t == length - 1) {
          slope(2, j, t, share * difference);
        }
      }
      score += t == 0 ? 0 : pairs(length, t, all, share);
    }
    return all - score;
  }

  /** Slopes of the scores of pairs that end at {@code t}; gives the score of the known one. */
  private double pairs(int length, int t, double all, double share) {
    double score = 0;
    for (int i = 0; i < labels; i++) {
      for (int j = 0; j < labels; j++) {
        double of = pair(t, i, j);
        double both = forward[t - 1][i] + of + score(0, j, t) + backward[t][j] - all;
        double known = known(t - 1, i) * known(t, j);
        score += known * of;
        slope(3 + i, j, t, share * (Math.exp(both) - known));
      }
    }
    return score;
  }

  /** Logarithms of sums over all beginnings, the score of the position itself included. */
  private void forward(int length) {
    for (int j = 0; j < labels; j++) {
      forward[0][j] = score(0, j, 0) + score(1, j, 0);
    }
    for (int t = 1; t < length; t++) {
      for (int j = 0; j < labels; j++) {
        for (int i = 0; i < labels; i++) {
          terms[i] = forward[t - 1][i] + pair(t, i, j);
        }
        forward[t][j] = score(0, j, t) + logarithmOfSum();
      }
    }
  }

  /** Logarithms of sums over all ends, without the score of the position itself. */
  private void backward(int length) {
    for (int j = 0; j < labels; j++) {
      backward[length - 1][j] = end(length, j);
    }
    for (int t = length - 2; t >= 0; t--) {
      for (int i = 0; i < labels; i++) {
        for (int j = 0; j < labels; j++) {
          terms[j] = pair(t + 1, i, j) + score(0, j, t + 1) + backward[t + 1][j];
        }
        backward[t][i] = logarithmOfSum();
      }
    }
  }

  /** What a label scores by itself at place {@code t} of the chain. */
  private double alone(int length, int t, int j) {
    double score = score(0, j, t);
    score += t == 0 ? score(1, j, t) : 0;
    return score + (t == length - 1 ? end(length, j) : 0);
  }

  private double end(int length, int j) {
    return score(2, j, length - 1);
  }

  private double pair(int t, int i, int j) {
    return score(3 + i, j, t);
  }

  /** Number {@code j} of a block of as many scores as there are labels. */
  private double score(int block, int j, int t) {
    return scores[(block * labels + j) * positions + chain[t]];
  }

  private void slope(int block, int j, int t, double value) {
    slopes[(block * labels + j) * positions + chain[t]] = (float) value;
  }

  private double known(int t, int j) {
    return target[j * positions + chain[t]];
  }

  private double logarithmOfSum() {
    double largest = Double.NEGATIVE_INFINITY;
    for (double term : terms) {
      largest = Math.max(largest, term);
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - largest);
    }
    return largest + Math.log(sum);
  }
}
