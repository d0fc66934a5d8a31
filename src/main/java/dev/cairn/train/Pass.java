package dev.cairn.train;

import dev.cairn.data.Examples;
import dev.cairn.data.batches.Batches;
import dev.cairn.data.batches.Buckets;
import dev.cairn.engine.Session;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Runs examples through a session, those of similar length together, and gives what comes out in
 * the order of the examples.
 *
 * @param graph of the session
 * @param examples to run
 * @param batchSize examples a batch
 * @param buckets of the examples
 */
record Pass(Graph graph, Examples examples, int batchSize, Buckets buckets) {

  /** Runs all of them, until {@code stop} says so: whether it was all. */
  boolean run(Session session, Inference.Consumer consumer, BooleanSupplier stop) {
    int[] order = buckets.byLength(examples.size(), batchSize);
    int chunk = buckets.chunk(batchSize);
    try (Batches batches = Batches.byLength(examples, batchSize, buckets)) {
      for (int from = 0; batches.hasNext(); from += chunk) {
        int[] places = Arrays.stream(order, from, Math.min(order.length, from + chunk)).toArray();
        Chunk rows = new Chunk(from, places);
        while (rows.isOpen()) {
          if (stop.getAsBoolean()) {
            return false;
          }
          rows.add(session, batches.next());
        }
        consumer.accept(rows.part());
      }
      return true;
    }
  }

  /** Outputs and targets of some examples in a row, put in their order as they come. */
  private final class Chunk {
    private final int first;
    private final int[] places;
    private final float[] outputs;
    private final float[] targets;
    private int done;

    /**
     * Empty rows.
     *
     * @param first of the examples
     * @param places numbers of all of them, as they will come
     */
    Chunk(int first, int... places) {
      this.first = first;
      this.places = places;
      outputs = new float[Math.multiplyExact(places.length, graph.outputShape().elements())];
      targets = new float[Math.multiplyExact(places.length, examples.target().elements())];
    }

    boolean isOpen() {
      return done < places.length;
    }

    void add(Session session, Batch batch) {
      String name = graph.output();
      float[] values = Objects.requireNonNull(session.forward(batch, List.of(name)).get(name));
      put(FloatBuffer.wrap(values), batch.size(), graph.outputShape(), outputs);
      put(batch.targets(), batch.size(), examples.target(), targets);
      done += batch.size();
    }

    /** Rows that are shorter get zeros behind them, as padding has. */
    private void put(FloatBuffer from, int size, Shape whole, float[] to) {
      int positions = whole.positions();
      int kept = from.limit() / (size * whole.channels());
      for (int i = 0; i < size; i++) {
        int row = (places[done + i] - first) * whole.channels();
        for (int c = 0; c < whole.channels(); c++) {
          from.get((i * whole.channels() + c) * kept, to, (row + c) * positions, kept);
        }
      }
    }

    Inference.Part part() {
      return new Inference.Part(places.length, outputs, FloatBuffer.wrap(targets));
    }
  }
}
