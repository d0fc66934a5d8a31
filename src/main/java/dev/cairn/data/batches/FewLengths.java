package dev.cairn.data.batches;

import java.util.TreeSet;

/**
 * Chooses a few lengths such that batches, each as long as the next of them, are short in all: the
 * fewest with which they are nearly as short as with as many as are allowed.
 */
final class FewLengths {
  /** Of the least positions: what one more length has to be better by. */
  static final double NEARLY = 1.05;

  private final int[] candidates;
  private final long[] upTo;
  private final int last;

  private FewLengths(int[] needs, int[] candidates) {
    this.candidates = candidates;
    upTo = new long[candidates.length];
    int longest = 0;
    for (int j = 0; j < candidates.length; j++) {
      for (int need : needs) {
        upTo[j] += need <= candidates[j] ? 1 : 0;
        longest = Math.max(longest, need);
      }
    }
    int first = 0;
    while (candidates[first] < longest) {
      first++;
    }
    last = first;
  }

  /**
   * By dynamic programming.
   *
   * @param needs what each batch needs, at most the last candidate
   * @param candidates ascending
   * @param most so many lengths at most, 1 or more; the last candidate, for what may come later, is
   *     not among them
   * @return ascending, the last candidate at the end
   */
  static int[] choose(int[] needs, int[] candidates, int most) {
    return new FewLengths(needs, candidates).choose(most);
  }

  private int[] choose(int most) {
    int count = Math.min(most, last + 1);
    long[][] least = new long[count][last + 1];
    int[][] before = new int[count][last + 1];
    for (int k = 0; k < count; k++) {
      for (int j = 0; j <= last; j++) {
        least[k][j] = upTo[j] * candidates[j];
        before[k][j] = -1;
        for (int i = 0; k > 0 && i < j; i++) {
          long positions = least[k - 1][i] + (upTo[j] - upTo[i]) * candidates[j];
          if (positions < least[k][j]) {
            least[k][j] = positions;
            before[k][j] = i;
          }
        }
      }
    }
    TreeSet<Integer> chosen = new TreeSet<>();
    chosen.add(candidates[candidates.length - 1]);
    int k = 0;
    while (least[k][last] > NEARLY * least[count - 1][last]) {
      k++;
    }
    for (int j = last; j >= 0; j = before[k--][j]) {
      chosen.add(candidates[j]);
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }
}
