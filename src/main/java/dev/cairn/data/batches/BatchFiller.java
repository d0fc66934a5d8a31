package dev.cairn.data.batches;

import dev.cairn.data.Examples;
import dev.cairn.data.files.DataException;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The thread behind {@link Batches} and the ring of batches that it fills. */
final class BatchFiller implements AutoCloseable {
  static final String THREAD = "cairn-batches";

  /** One at work, one ready, one being filled. */
  private static final int RING = 3;

  /** In the ring of a closed filler; nothing is filled in. */
  private static final Batch WAKE = Batch.allocate(0, Shape.vector(1), Shape.vector(1));

  private final Examples examples;
  private final int batchSize;
  private final int[] order;
  private final Buckets buckets;
  private final BlockingQueue<Batch> free = new LinkedBlockingQueue<>();
  private final BlockingQueue<Filled> ready = new LinkedBlockingQueue<>();
  private final Thread thread;
  private @Nullable Batch lent;
  private volatile boolean closed;

  /** What the thread has made. */
  private sealed interface Filled {}

  /** A place of the ring is filled with a batch, which may be smaller and shorter. */
  private record Full(Batch place, Batch batch) implements Filled {}

  /** Nothing more will come. */
  private record Failed(Throwable cause) implements Filled {}

  BatchFiller(Examples examples, int batchSize, int[] order, Buckets buckets) {
    this.examples = examples;
    this.batchSize = batchSize;
    this.order = order;
    this.buckets = buckets;
    this.thread = new Thread(this::run, THREAD);
    thread.setDaemon(true);
  }

  /** Starts the thread, if there is anything to fill. */
  void start() {
    int size = Math.min(batchSize, order.length);
    for (int i = 0; i < Math.min(RING, count()); i++) {
      free.add(Batch.allocate(size, examples.input(), examples.target()));
    }
    thread.start();
  }

  /** Number of batches in all. */
  int count() {
    return (int) (((long) order.length + batchSize - 1) / batchSize);
  }

  /** Gives the batch of the call before back to the ring and waits for the next one. */
  Batch take() throws InterruptedException {
    if (lent != null) {
      free.add(lent);
      lent = null;
    }
    Filled filled = ready.take();
    if (filled instanceof Full full) {
      lent = full.place();
      return full.batch();
    }
    ready.add(filled);
    throw unchecked(((Failed) filled).cause());
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  private void run() {
    try {
      for (int from = 0; from < order.length; from += batchSize) {
        Batch place = free.take();
        if (closed) {
          return;
        }
        int count = Math.min(batchSize, order.length - from);
        fill(place, from, count);
        ready.add(new Full(place, cut(count == place.size() ? place : place.first(count))));
      }
    } catch (InterruptedException e) {
      // Closed: nobody waits for more.
    } catch (Throwable e) {
      ready.add(new Failed(e));
    }
  }

  /** Only as long as its texts need. */
  private Batch cut(Batch batch) {
    if (buckets.isNone()) {
      return batch;
    }
    int length = buckets.length(ShorterBatch.tokens(batch));
    return length < batch.inputShape().elements() ? ShorterBatch.cut(batch, length) : batch;
  }

  /** How long each batch is, if texts are as they were read. */
  List<Integer> lengths() {
    return buckets.lengths(order, batchSize);
  }

  private void fill(Batch place, int from, int count) {
    FloatBuffer inputs = place.inputs().clear();
    FloatBuffer targets = place.targets().clear();
    for (int i = 0; i < count && !closed; i++) {
      examples.write(order[from + i], inputs, targets);
      checkWritten(order[from + i], i + 1, place);
    }
    inputs.clear();
    targets.clear();
  }

  /** That {@code done} examples were written whole; {@code index} is the last of them. */
  private static void checkWritten(int index, int done, Batch batch) {
    int inputs = batch.inputs().position() - (done - 1) * batch.inputShape().elements();
    int targets = batch.targets().position() - (done - 1) * batch.targetShape().elements();
    if (inputs != batch.inputShape().elements() || targets != batch.targetShape().elements()) {
      throw new DataException(
          "%d numbers of input %s and %d of target %s"
              .formatted(
                  batch.inputShape().elements(),
                  batch.inputShape(),
                  batch.targetShape().elements(),
                  batch.targetShape()),
          "%d and %d".formatted(inputs, targets),
          "Examples.write of example " + index,
          "put exactly one input and one target, with relative puts");
    }
  }

  /** Ends the thread and waits for its end; an interruption meanwhile is kept for later. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    // Examples may have swallowed the interruption: then this wakes the thread up.
    free.add(WAKE);
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
