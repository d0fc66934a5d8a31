package dev.cairn.train;

import dev.cairn.data.Examples;
import dev.cairn.data.batches.Buckets;
import dev.cairn.engine.Device;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Runs examples through a model, each time in a session of its own. */
final class Inference {
  private static final int BATCH = 64;

  /** Numbers in an array. */
  private static final int MOST = Integer.MAX_VALUE - 8;

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

  /**
   * What the network puts out, an example after the other.
   *
   * @throws TrainingException if that is more than an array holds
   */
  float[] outputs(Examples examples) {
    float[] all = new float[count(examples.size(), model.graph().outputShape().elements())];
    int[] from = {0};
    forEachBatch(
        examples,
        part -> {
          System.arraycopy(part.outputs(), 0, all, from[0], part.outputs().length);
          from[0] += part.outputs().length;
        });
    return all;
  }

  private static int count(int examples, int width) {
    long count = (long) examples * width;
    if (count > MOST) {
      throw new TrainingException(
          String.format(Locale.ROOT, "predictions of %,d numbers or fewer at a time", MOST),
          String.format(Locale.ROOT, "%,d examples of %,d numbers each", examples, width),
          "the model",
          String.format(
              Locale.ROOT,
              "give %,d examples or fewer at a time, or only score them: model.score(examples)",
              MOST / width));
    }
    return (int) count;
  }

  /**
   * Examples that are only to be predicted have no number for a target, or no class: all are 0.
   *
   * @param classes whether there is a class to each
   */
  static void requireAnswers(Part part, int from, boolean classes) {
    int width = part.targets().limit() / part.size();
    for (int i = 0; i < part.size(); i++) {
      float sum = 0;
      for (int k = 0; k < width; k++) {
        sum += part.targets().get(i * width + k);
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

  /**
   * Some examples in a row, and what the network puts out for them.
   *
   * @param size how many
   * @param outputs a row of each
   * @param targets a row of each, from position 0 to the limit
   */
  record Part(int size, float[] outputs, FloatBuffer targets) {}

  /** Reads parts, in the order of the examples. */
  @FunctionalInterface
  interface Consumer {
    void accept(Part part);
  }

  void forEachBatch(Examples examples, Consumer consumer) {
    FitCheck.examples(model.graph(), examples.input());
    StopRequest stop = new StopRequest();
    boolean whole;
    try (SessionThread thread = open(stop)) {
      whole =
          thread.call(
              session -> {
                Buckets buckets = Buckets.ofPrediction(examples, model.graph(), BATCH);
                return new Pass(model.graph(), examples, BATCH, buckets)
                    .run(session, consumer, stop::isAsked);
              });
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
}
