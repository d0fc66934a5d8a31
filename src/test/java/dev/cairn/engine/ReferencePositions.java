package dev.cairn.engine;

import dev.cairn.graph.Loss;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The losses over positions, as slow as they are obvious: each position by itself, and of a chain
 * of labels all chains that there could be.
 */
final class ReferencePositions {
  private final Loss loss;
  private final int size;
  private final int channels;
  private final int labels;
  private final int positions;
  private final double[] output;
  private final double[] targets;
  private final double[] gradient;
  private double total;
  private int answered;

  private ReferencePositions(Loss loss, int size, Shape shape, double[] output, double[] targets) {
    this.loss = loss;
    this.size = size;
    this.channels = shape.channels();
    this.labels = loss.targets(shape).channels();
    this.positions = shape.positions();
    this.output = output;
    this.targets = targets;
    this.gradient = new double[output.length];
  }

  static double value(Loss loss, int size, Shape shape, double[] output, double[] targets) {
    return computed(loss, size, shape, output, targets).total;
  }

  static double[] gradient(Loss loss, int size, Shape shape, double[] output, double[] targets) {
    return computed(loss, size, shape, output, targets).gradient;
  }

  private static ReferencePositions computed(
      Loss loss, int size, Shape shape, double[] output, double[] targets) {
    ReferencePositions all = new ReferencePositions(loss, size, shape, output, targets);
    for (int n = 0; n < size; n++) {
      List<Integer> chain = all.chain(n);
      all.answered += chain.size();
      if (loss instanceof Loss.ConditionalRandomField) {
        all.chainOf(n, chain);
      } else {
        for (int p : chain) {
          all.position(n, p);
        }
      }
    }
    double share = all.answered == 0 ? 0 : 1.0 / all.answered;
    all.total *= share;
    for (int i = 0; i < all.gradient.length; i++) {
      all.gradient[i] *= share;
    }
    return all;
  }

  private List<Integer> chain(int n) {
    List<Integer> chain = new ArrayList<>();
    for (int p = 0; p < positions; p++) {
      double mass = 0;
      for (int c = 0; c < labels; c++) {
        mass += targets[target(n, c, p)];
      }
      if (mass != 0) {
        chain.add(p);
      }
    }
    return chain;
  }

  private int target(int n, int c, int p) {
    return (n * labels + c) * positions + p;
  }

  private int output(int n, int c, int p) {
    return (n * channels + c) * positions + p;
  }

  private void position(int n, int p) {
    double sum = 0;
    double mass = 0;
    for (int c = 0; c < channels; c++) {
      sum += Math.exp(output[output(n, c, p)]);
      mass += targets[target(n, c, p)];
    }
    for (int c = 0; c < channels; c++) {
      double probability = Math.exp(output[output(n, c, p)]) / sum;
      total -= targets[target(n, c, p)] * Math.log(probability);
      gradient[output(n, c, p)] = mass * probability - targets[target(n, c, p)];
    }
  }

  /**
   * All label sequences one after the other, as numbers with as many digits as there are places.
   */
  private void chainOf(int n, List<Integer> chain) {
    if (chain.isEmpty()) {
      return;
    }
    long sequences = Math.round(Math.pow(labels, chain.size()));
    double sum = 0;
    for (long s = 0; s < sequences; s++) {
      sum += Math.exp(score(n, chain, s));
    }
    for (long s = 0; s < sequences; s++) {
      double probability = Math.exp(score(n, chain, s)) / sum;
      double known = known(n, chain, s);
      total -= known * Math.log(probability);
      for (int where : places(n, chain, s)) {
        gradient[where] += probability - known;
      }
    }
  }

  private double score(int n, List<Integer> chain, long sequence) {
    double score = 0;
    for (int where : places(n, chain, sequence)) {
      score += output[where];
    }
    return score;
  }

  /** 1 for the sequence that the targets tell, 0 for all others. */
  private double known(int n, List<Integer> chain, long sequence) {
    double known = 1;
    for (int t = 0; t < chain.size(); t++) {
      known *= targets[target(n, label(sequence, t), chain.get(t))];
    }
    return known;
  }

  private int label(long sequence, int t) {
    return (int) (sequence / Math.round(Math.pow(labels, t)) % labels);
  }

  /** Where the scores lie that a sequence adds up. */
  private List<Integer> places(int n, List<Integer> chain, long sequence) {
    List<Integer> places = new ArrayList<>();
    int last = chain.size() - 1;
    places.add(output(n, labels + label(sequence, 0), chain.get(0)));
    places.add(output(n, 2 * labels + label(sequence, last), chain.get(last)));
    for (int t = 0; t <= last; t++) {
      int now = label(sequence, t);
      places.add(output(n, now, chain.get(t)));
      if (t > 0) {
        int pair = 3 * labels + label(sequence, t - 1) * labels + now;
        places.add(output(n, pair, chain.get(t)));
      }
    }
    return places;
  }

  @Override
  public String toString() {
    return loss + " of " + size;
  }
}
