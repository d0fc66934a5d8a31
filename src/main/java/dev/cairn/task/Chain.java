package dev.cairn.task;

import dev.cairn.graph.Loss;

/**
 * Chains of labels over the scores of a {@link Loss.ConditionalRandomField}: the likeliest one
 * (Viterbi 1967), and the logarithm of the sum over all.
 *
 * @param row the scores
 * @param labels how many
 * @param places the positions that the chain goes over, in order
 */
record Chain(PositionRow row, int labels, int[] places) {

  /** The chain of the largest score; of equals, the one with smaller labels at the end. */
  int[] likeliest() {
    int length = places.length;
    int[] chain = new int[length];
    if (length == 0) {
      return chain;
    }
    int[][] before = new int[length][labels];
    double[] best = new double[labels];
    for (int j = 0; j < labels; j++) {
      best[j] = begin(j);
    }
    for (int t = 1; t < length; t++) {
      double[] next = new double[labels];
      for (int j = 0; j < labels; j++) {
        int from = 0;
        for (int i = 1; i < labels; i++) {
          from = best[i] + pair(t, i, j) > best[from] + pair(t, from, j) ? i : from;
        }
        before[t][j] = from;
        next[j] = best[from] + pair(t, from, j) + score(0, j, t);
      }
      best = next;
    }
    for (int j = 0; j < labels; j++) {
      best[j] += score(2, j, length - 1);
    }
    chain[length - 1] = Softmax.largest(best);
    for (int t = length - 1; t > 0; t--) {
      chain[t - 1] = before[t][chain[t]];
    }
    return chain;
  }

  /** Logarithm of the probability of a chain, at most 0. */
  double logarithm(int... chain) {
    if (chain.length == 0) {
      return 0;
    }
    double score = begin(chain[0]) + score(2, chain[chain.length - 1], chain.length - 1);
    for (int t = 1; t < chain.length; t++) {
      score += pair(t, chain[t - 1], chain[t]) + score(0, chain[t], t);
    }
    return score - all();
  }

  private double all() {
    double[] sums = new double[labels];
    for (int j = 0; j < labels; j++) {
      sums[j] = begin(j);
    }
    double[] terms = new double[labels];
    for (int t = 1; t < places.length; t++) {
      double[] next = new double[labels];
      for (int j = 0; j < labels; j++) {
        for (int i = 0; i < labels; i++) {
          terms[i] = sums[i] + pair(t, i, j);
        }
        next[j] = logarithmOfSum(terms) + score(0, j, t);
      }
      sums = next;
    }
    for (int j = 0; j < labels; j++) {
      sums[j] += score(2, j, places.length - 1);
    }
    return logarithmOfSum(sums);
  }

  private static double logarithmOfSum(double... terms) {
    double largest = terms[Softmax.largest(terms)];
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - largest);
    }
    return largest + Math.log(sum);
  }

  private double begin(int j) {
    return score(0, j, 0) + score(1, j, 0);
  }

  private double pair(int t, int i, int j) {
    return score(3 + i, j, t);
  }

  private double score(int block, int j, int t) {
    return row.at(block * labels + j, places[t]);
  }
}
