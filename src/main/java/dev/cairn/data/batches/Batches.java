package dev.cairn.data.batches;

import dev.cairn.data.Examples;
import dev.cairn.data.files.DataException;
import dev.cairn.graph.Batch;
import dev.cairn.graph.CounterRandom;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Examples in batches, in direct memory that a thread of its own fills ahead of the reader. Close
 * it: that ends the thread, whatever happened before.
 *
 * <pre>{@code
 * try (Batches batches = Batches.shuffled(data.train(), 64, seed, epoch)) {
 *   while (batches.hasNext()) {
 *     session.step(batches.next(), learningRate);
 *   }
 * }
 * }</pre>
 *
 * <p>A batch is valid until the next call of {@link #next} or {@link #close}; then its memory is
 * filled again. For one reading thread.
 */
public final class Batches implements Iterator<Batch>, AutoCloseable {
  private final BatchFiller filler;
  private int left;

  private Batches(BatchFiller filler) {
    this.filler = filler;
    this.left = filler.count();
  }

  /** All examples in their order; the last batch may be smaller. For measuring and predicting. */
  public static Batches inOrder(Examples examples, int batchSize) {
    checkSize(batchSize);
    int[] order = IntStream.range(0, examples.size()).toArray();
    return started(examples, batchSize, order, Buckets.none(examples));
  }

  /**
   * All examples, those of similar length together, in the order of {@link Buckets#byLength}. For
   * measuring and predicting.
   *
   * @param buckets of these examples
   */
  public static Batches byLength(Examples examples, int batchSize, Buckets buckets) {
    checkSize(batchSize);
    int[] order = buckets.byLength(examples.size(), batchSize);
    return started(examples, batchSize, order, buckets);
  }

  /**
   * The examples in an order of this epoch's own, for training. The last batch may be smaller; but
   * a last batch of a single example is left out, since batch normalisation has no variance to
   * divide by there. Another example is left out in each epoch.
   *
   * @param examples to be shuffled
   * @param batchSize examples a batch
   * @param seed of the run
   * @param epoch from 1; each has its own order
   */
  public static Batches shuffled(Examples examples, int batchSize, long seed, int epoch) {
    return shuffled(examples, batchSize, seed, epoch, 0);
  }

  /**
   * As {@link #shuffled(Examples, int, long, int)}, for going on within an epoch.
   *
   * @param done batches of this epoch that are left out because training has seen them
   */
  public static Batches shuffled(Examples examples, int batchSize, long seed, int epoch, int done) {
    return shuffled(examples, batchSize, seed, epoch, done, Buckets.none(examples));
  }

  /**
   * As {@link #shuffled(Examples, int, long, int, int)}, with texts of similar length together:
   * batches are as many and as large as without buckets, but shorter.
   *
   * @param buckets of these examples, or of what they were made from
   */
  public static Batches shuffled(
      Examples examples, int batchSize, long seed, int epoch, int done, Buckets buckets) {
    checkSize(batchSize);
    int[] all = CounterRandom.of(seed, "shuffle/" + epoch).permutation(examples.size());
    int end = trained(all.length, batchSize);
    int[] order = buckets.shuffled(Arrays.copyOf(all, end), batchSize, seed, epoch);
    int from = (int) Math.min(end, (long) done * batchSize);
    return started(examples, batchSize, Arrays.copyOfRange(order, from, end), buckets);
  }

  /** How many batches {@link #shuffled} gives an epoch of {@code examples}. */
  public static int countShuffled(int examples, int batchSize) {
    return countInOrder(trained(examples, batchSize), batchSize);
  }

  /** How many batches {@link #inOrder} gives for {@code examples}. */
  public static int countInOrder(int examples, int batchSize) {
    return examples / batchSize + (examples % batchSize == 0 ? 0 : 1);
  }

  /** Examples of an epoch without a last one that would be alone in its batch. */
  private static int trained(int examples, int batchSize) {
    boolean single = batchSize > 1 && examples > 1 && examples % batchSize == 1;
    return single ? examples - 1 : examples;
  }

  private static Batches started(Examples examples, int batchSize, int[] order, Buckets buckets) {
    BatchFiller filler = new BatchFiller(examples, batchSize, order, buckets);
    filler.start();
    return new Batches(filler);
  }

  private static void checkSize(int size) {
    if (size < 1) {
      throw new DataException(
          "a batch size of 1 or more", String.valueOf(size), "batches", "for example 64");
    }
  }

  /** How many batches are delivered in all. */
  public int count() {
    return filler.count();
  }

  /**
   * Numbers of one input in each batch, in order: fewer than a row has where a batch of texts is
   * short. Texts that are changed at random may need others.
   */
  public List<Integer> lengths() {
    return filler.lengths();
  }

  /** How many batches are still to come. */
  public int left() {
    return left;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  /**
   * The next batch; waits for it where needed.
   *
   * @throws NoSuchElementException after the last batch, or after {@link #close}
   * @throws CancellationException if the calling thread is interrupted; it stays marked as
   *     interrupted, and nothing is lost: a later call delivers the same batch
   * @throws RuntimeException what {@link Examples#write} threw in the filling thread
   */
  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no batch is left of " + count());
    }
    try {
      Batch next = filler.take();
      left--;
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a batch");
    }
  }

  /** Ends the filling thread and waits until it has ended. May be called twice. */
  @Override
  public void close() {
    left = 0;
    filler.close();
  }
}
