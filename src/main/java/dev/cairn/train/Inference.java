package dev.cairn.train;

import dev.cairn.data.Examples;
import dev.cairn.data.batches.Batches;
import dev.cairn.engine.Device;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Runs examples through a model, each time in a session of its own. */
final class Inference {
  private static final int BATCH = 64;

  private final Model model;

  Inference(Model model) {
    this.model = model;
  }

  private SessionThread open(StopRequest stop) {
    Program program = new Program(model.graph(), model.loss(), new Update.Sgd(0, false, 0));
    State state = new State(model.weights(), List.of(), 0, 0);
    return new SessionThread(model.engine(), program, state, Device.cpu(), stop);
  }

  /** See {@link Model#inspect}. */
  <T> T inspect(Function<Session, T> work) {
    StopRequest stop = new StopRequest();
    try {
      return inspect(stop, work);
    } finally {
      if (stop.isAsked()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The same; an interruption of the calling thread becomes the request. */
  <T> T inspect(StopRequest stop, Function<Session, T> work) {
    try (SessionThread thread = open(stop)) {
      return thread.call(work::apply);
    }
  }

  /** What the network puts out, an example after the other. */
  float[] outputs(Examples examples) {
    int width = model.graph().outputShape().elements();
    float[] all = new float[examples.size() * width];
    int[] from = {0};
    forEachBatch(
        examples,
        (batch, outputs) -> {
          System.arraycopy(outputs, 0, all, from[0], outputs.length);
          from[0] += outputs.length;
        });
    return all;
  }

  /**
   * Examples that are only to be predicted have no number for a target, or no class: all are 0.
   *
   * @param classes whether there is a class to each
   */
  static void requireAnswers(Batch batch, int from, boolean classes) {
    int width = batch.targetShape().elements();
    for (int i = 0; i < batch.size(); i++) {
      float sum = 0;
      for (int k = 0; k < width; k++) {
        sum += batch.targets().get(i * width + k);
      }
      if (Float.isNaN(sum) || classes && sum == 0) {
        throw new TrainingException(
            "an answer for every example",
            String.format(Locale.ROOT, "none for example %,d", from + i),
            "the examples to score",
            "call predict(examples) to see what the network says without answers, or score only"
                + " examples that have some");
      }
    }
  }

  /** Reads a batch and what the network puts out for it. */
  @FunctionalInterface
  interface Consumer {
    void accept(Batch batch, float[] outputs);
  }

  void forEachBatch(Examples examples, Consumer consumer) {
    FitCheck.examples(model.graph(), examples.input());
    StopRequest stop = new StopRequest();
    boolean whole;
    try (SessionThread thread = open(stop)) {
      whole =
          thread.call(
              session -> forward(session, model.graph(), examples, BATCH, consumer, stop::isAsked));
    }
    if (!whole) {
      throw new TrainingException(
          String.format(
              Locale.ROOT, "time to run %,d examples through the network", examples.size()),
          "an interruption",
          "the model",
          "call it again and let it finish, or give fewer examples");
    }
    if (stop.isAsked()) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs all examples through a session, until {@code stop} says so. */
  static boolean forward(
      Session session,
      Graph graph,
      Examples examples,
      int batchSize,
      Consumer consumer,
      BooleanSupplier stop) {
    try (Batches batches = Batches.inOrder(examples, batchSize)) {
      while (batches.hasNext() && !stop.getAsBoolean()) {
        Batch batch = batches.next();
        Map<String, float[]> values = session.forward(batch, List.of(graph.output()));
        consumer.accept(batch, Objects.requireNonNull(values.get(graph.output())));
      }
      return !batches.hasNext();
    }
  }
}
