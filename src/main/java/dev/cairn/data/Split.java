package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A cut of examples in two by seed; each class keeps its share in both (stratified). Both parts
 * keep the order of the examples.
 *
 * @param kept indices of the larger part
 * @param taken indices of the part that was cut off
 */
record Split(int[] kept, int[] taken) {

  /**
   * Cuts off {@code share} of the examples, at least one and never all.
   *
   * @param purpose names the random stream, so that cuts for different purposes are independent
   * @throws DataException if the share is not between 0 and 1, or there are fewer than 2 examples
   */
  static Split of(Examples all, double share, long seed, String purpose) {
    if (!(share > 0 && share < 1) || all.size() < 2) {
      throw new DataException(
          "a share between 0 and 1 of at least 2 examples",
          "share " + share + " of " + all.size() + " examples",
          "the " + purpose + " part",
          "give a share such as 0.1, and more examples");
    }
    List<int[]> strata = strata(all);
    int[] counts = counts(strata, share, all.size());
    boolean[] chosen = new boolean[all.size()];
    for (int s = 0; s < strata.size(); s++) {
      int[] members = strata.get(s);
      int[] order = CounterRandom.of(seed, purpose + "/" + s).permutation(members.length);
      Arrays.stream(order, 0, counts[s]).forEach(i -> chosen[members[i]] = true);
    }
    return new Split(
        IntStream.range(0, chosen.length).filter(i -> !chosen[i]).toArray(),
        IntStream.range(0, chosen.length).filter(i -> chosen[i]).toArray());
  }

  /** Keeps the first {@code kept} of {@code size} examples. */
  static Split first(int kept, int size) {
    return new Split(IntStream.range(0, kept).toArray(), IntStream.range(kept, size).toArray());
  }

  /**
   * Cuts examples into {@code k} parts of nearly equal size, each class dealt out like cards; each
   * part is taken once.
   *
   * @throws DataException if there are fewer than {@code k} examples, or {@code k} is below 2
   */
  static List<Split> folds(Examples all, int k, long seed) {
    if (k < 2 || k > all.size()) {
      throw new DataException(
          "2 to %d folds of %d examples".formatted(all.size(), all.size()),
          String.valueOf(k),
          "folds",
          "5 and 10 are usual");
    }
    int[] fold = new int[all.size()];
    int next = 0;
    List<int[]> strata = strata(all);
    for (int s = 0; s < strata.size(); s++) {
      int[] members = strata.get(s);
      for (int i : CounterRandom.of(seed, "folds/" + s).permutation(members.length)) {
        fold[members[i]] = next++ % k;
      }
    }
    return IntStream.range(0, k)
        .mapToObj(
            f ->
                new Split(
                    IntStream.range(0, fold.length).filter(i -> fold[i] != f).toArray(),
                    IntStream.range(0, fold.length).filter(i -> fold[i] == f).toArray()))
        .toList();
  }

  /** The members of each class, or all examples of a regression together. */
  private static List<int[]> strata(Examples all) {
    Map<Integer, IntStream.Builder> members = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      members.computeIfAbsent(all.label(i).orElse(0), label -> IntStream.builder()).add(i);
    }
    return members.values().stream().map(b -> b.build().toArray()).toList();
  }

  /**
   * Whole numbers nearest to each class's share that add up to the share of all (largest
   * remainders). Classes give their last example only when nothing else is left.
   */
  private static int[] counts(List<int[]> strata, double share, int size) {
    int[] counts = strata.stream().mapToInt(s -> (int) (s.length * share)).toArray();
    int taken = Math.min(size - 1, Math.max(1, (int) Math.round(size * share)));
    int missing = taken - Arrays.stream(counts).sum();
    List<Integer> order = new ArrayList<>(IntStream.range(0, counts.length).boxed().toList());
    order.sort(
        Comparator.<Integer, Boolean>comparing(s -> strata.get(s).length - counts[s] < 2)
            .thenComparing(s -> counts[s] - strata.get(s).length * share));
    for (int i = 0; i < missing; i++) {
      counts[order.get(i)]++;
    }
    return counts;
  }
}
