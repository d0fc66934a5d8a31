package dev.cairn.train;

import dev.cairn.data.Examples;
import dev.cairn.engine.Session;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.Predictions;
import dev.cairn.task.Sampling;
import dev.cairn.task.Scorer;
import dev.cairn.task.Task;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Keeps what the network puts out for the first examples of a pass, for a look at them. */
final class SampleOutputs {
  /** A row of pictures in a cell. */
  private static final int EXAMPLES = 8;

  /** Symbols of the first example that a text begins with. */
  private static final int PROMPT = 32;

  private static final int WRITTEN = 160;
  private static final double TEMPERATURE = 0.8;

  private final Examples examples;
  private Optional<Predictions> written = Optional.empty();
  private float[] outputs = {};
  private int count;

  SampleOutputs(Examples examples) {
    this.examples = examples;
  }

  /** The next batch of the pass: {@code size} rows of outputs. */
  void add(int size, float[] batch) {
    int width = batch.length / size;
    int more = Math.min(size, EXAMPLES - count);
    if (more > 0) {
      outputs = Arrays.copyOf(outputs, (count + more) * width);
      System.arraycopy(batch, 0, outputs, count * width, more * width);
      count += more;
    }
  }

  /**
   * Lets a language model go on from the beginning of the first example, unless it diverged.
   *
   * @param scorer of the pass
   * @param stop asked before each symbol
   */
  void write(Session session, Lesson lesson, Scorer scorer, long seed, BooleanSupplier stop) {
    if (lesson.task() instanceof LanguageModelling task
        && examples.size() > 0
        && Double.isFinite(scorer.scores().loss())) {
      Writer writer = new Writer(session, lesson.graph(), task);
      int[] begun = writer.usable(beginning());
      if (begun.length > 0) {
        Sampling sampling = new Sampling(TEMPERATURE, 0, 1, seed);
        String text = writer.write(begun, WRITTEN, sampling, symbol -> {}, stop).text();
        written = Optional.of(task.written(examples, writer.text(begun), text));
      }
    }
  }

  /** Numbers of the first symbols. */
  private int[] beginning() {
    FloatBuffer input = FloatBuffer.allocate(examples.input().elements());
    examples.write(0, input, FloatBuffer.allocate(examples.target().elements()));
    return IntStream.range(0, Math.min(PROMPT, input.capacity()))
        .map(i -> (int) input.get(i))
        .toArray();
  }

  Predictions predictions(Task task) {
    return written.orElseGet(() -> decoded(task));
  }

  private Predictions decoded(Task task) {
    return task.sample(examples.subset(IntStream.range(0, count).toArray()), outputs);
  }
}
