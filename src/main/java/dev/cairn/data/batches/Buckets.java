package dev.cairn.data.batches;

import dev.cairn.data.Examples;
import dev.cairn.graph.Batch;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShorterGraph;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How batches of texts get by with little padding: texts of similar length stand together, and a
 * batch is only as long as its longest text needs, rounded up to one of a few lengths, the buckets.
 * A net computes each length by a plan of its own, so there are at most seven.
 *
 * <p>For training, some batches at a time are sorted: at most 32 of the shuffled ones, and at most
 * a quarter of an epoch, so that each epoch has batches of its own. Texts are sorted by their rank
 * among the texts of their class. So every batch has all classes, also where the texts of one class
 * are shorter than those of another: a batch of one class would mislead batch norm.
 */
public final class Buckets {
  private static final int MULTIPLE = 8;
  private static final int MOST = 6;
  private static final int POOL = 32;

  /** Batches for each length, and pools for each epoch. */
  private static final int FEWEST = 4;

  /** Of the texts that are read once to know their lengths. */
  private static final int READ = 64;

  private static final Ranks NO_RANKS = new Ranks(new double[0], new double[0]);

  private final int[] lengths;
  private final int[] tokens;
  private final Ranks ranks;
  private final int pool;

  private Buckets(int[] lengths, int[] tokens, Ranks ranks, int pool) {
    this.lengths = lengths;
    this.tokens = tokens;
    this.ranks = ranks;
    this.pool = pool;
  }

  /** Examples stay where they are, and all batches are as long as the rows of the data set. */
  public static Buckets none(Examples examples) {
    return new Buckets(new int[] {examples.input().elements()}, new int[0], NO_RANKS, 1);
  }

  /**
   * Buckets for {@link Batches#shuffled}. All texts are read once.
   *
   * @param graph the net, which has to be one for shorter texts too ({@link ShorterGraph})
   * @param batchSize examples a batch
   * @return {@link #none} where the examples are no texts with padding, or the net has one length
   */
  public static Buckets ofTraining(Examples examples, Graph graph, int batchSize) {
    Buckets fine = fine(examples, graph, batchSize, true);
    if (fine.isNone()) {
      return fine;
    }
    int[] typical = CounterRandom.of(0, "buckets").permutation(examples.size());
    return fine.few(fine.shuffled(typical, batchSize, 0, 0), batchSize);
  }

  /** As {@link #ofTraining}, for {@link Batches#byLength}. */
  public static Buckets ofPrediction(Examples examples, Graph graph, int batchSize) {
    Buckets fine = fine(examples, graph, batchSize, false);
    return fine.isNone() ? fine : fine.few(fine.byLength(examples.size(), batchSize), batchSize);
  }

  private static Buckets fine(Examples examples, Graph graph, int batchSize, boolean training) {
    int[] all = all(examples, graph);
    if (all.length == 1 || examples.size() == 0) {
      return none(examples);
    }
    int[] tokens = tokens(examples);
    int batches = examples.size() / batchSize;
    int pool = training ? Math.max(1, Math.min(POOL, batches / FEWEST)) : POOL;
    Ranks ranks = training ? Ranks.of(examples, tokens) : NO_RANKS;
    return new Buckets(all, tokens, ranks, pool);
  }

  /** Multiples of 8 at which there is a net, and the whole length. */
  private static int[] all(Examples examples, Graph graph) {
    int whole = examples.input().elements();
    if (!examples.isPadded() || !graph.inputShape().equals(Shape.vector(whole))) {
      return new int[] {whole};
    }
    return IntStream.concat(
            IntStream.iterate(MULTIPLE, length -> length < whole, length -> length + MULTIPLE)
                .filter(length -> ShorterGraph.of(graph, length).isPresent()),
            IntStream.of(whole))
        .toArray();
  }

  private static int[] tokens(Examples examples) {
    int[] tokens = new int[examples.size()];
    int next = 0;
    try (Batches batches = Batches.inOrder(examples, READ)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        for (int i = 0; i < batch.size(); i++) {
          tokens[next++] = ShorterBatch.tokens(batch, i);
        }
      }
    }
    return tokens;
  }

  /** With the lengths that suit such an order best; a length has to be worth its plan. */
  private Buckets few(int[] order, int batchSize) {
    int[] needs = needs(order, batchSize);
    int most = Math.max(1, Math.min(MOST, needs.length / FEWEST));
    return new Buckets(FewLengths.choose(needs, lengths, most), tokens, ranks, pool);
  }

  /** Whether nothing is sorted or cut. */
  public boolean isNone() {
    return lengths.length == 1;
  }

  /** Lengths that batches may have, ascending; the last is that of the rows. */
  public List<Integer> lengths() {
    return Arrays.stream(lengths).boxed().toList();
  }

  /** How long a batch is whose longest text has so many symbols. */
  int length(int longest) {
    return Arrays.stream(lengths).filter(length -> length >= longest).findFirst().orElseThrow();
  }

  /** How long each batch is, if texts are as they were read. */
  List<Integer> lengths(int[] order, int batchSize) {
    if (isNone()) {
      return IntStream.range(0, Batches.countInOrder(order.length, batchSize))
          .mapToObj(i -> lengths[0])
          .toList();
    }
    return Arrays.stream(needs(order, batchSize)).mapToObj(this::length).toList();
  }

  private int[] needs(int[] order, int batchSize) {
    int[] needs = new int[Batches.countInOrder(order.length, batchSize)];
    for (int i = 0; i < order.length; i++) {
      needs[i / batchSize] = Math.max(needs[i / batchSize], tokens[order[i]]);
    }
    return needs;
  }

  /**
   * Sorts an epoch's order pool by pool, then gives its full batches another order, one with the
   * longest text first: if memory is short, that is told at once. A smaller last batch stays as it
   * is.
   */
  int[] shuffled(int[] order, int batchSize, long seed, int epoch) {
    int full = order.length / batchSize;
    if (isNone() || full == 0) {
      return order;
    }
    int[] sorted = order.clone();
    CounterRandom random = CounterRandom.of(seed, "buckets/" + epoch);
    double[] keys = ranks.drawn(random, full);
    int pools = (full + pool - 1) / pool;
    for (int p = 0; p < pools && pool > 1; p++) {
      int from = (int) ((long) p * full / pools) * batchSize;
      int to = (int) ((p + 1L) * full / pools) * batchSize;
      sort(sorted, from, to, i -> keys[i]);
    }
    int[] batches = random.permutation(full);
    longestFirst(batches, needs(sorted, batchSize));
    int[] mixed = sorted.clone();
    for (int b = 0; b < full; b++) {
      System.arraycopy(sorted, batches[b] * batchSize, mixed, b * batchSize, batchSize);
    }
    return mixed;
  }

  private static void longestFirst(int[] batches, int[] needs) {
    int longest = 0;
    for (int b = 1; b < batches.length; b++) {
      longest = needs[batches[b]] > needs[batches[longest]] ? b : longest;
    }
    int first = batches[0];
    batches[0] = batches[longest];
    batches[longest] = first;
  }

  /** Equal ones stay in their order. */
  private static void sort(int[] order, int from, int to, ToDoubleFunction<Integer> key) {
    int[] sorted =
        Arrays.stream(order, from, to)
            .boxed()
            .sorted(Comparator.comparingDouble(key))
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, order, from, sorted.length);
  }

  /** So many examples, a whole number of batches, are sorted together by {@link #byLength}. */
  public int chunk(int batchSize) {
    int all = Math.max(batchSize, tokens.length);
    return isNone() ? batchSize : (int) Math.min((long) pool * batchSize, all);
  }

  /** The numbers of all examples as {@link Batches#byLength} gives them, chunk by chunk. */
  public int[] byLength(int size, int batchSize) {
    int[] order = IntStream.range(0, size).toArray();
    for (int from = 0; !isNone() && from < size; from += chunk(batchSize)) {
      sort(order, from, Math.min(size, from + chunk(batchSize)), i -> tokens[i]);
    }
    return order;
  }
}
