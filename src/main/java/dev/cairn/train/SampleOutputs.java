package dev.cairn.train;

import dev.cairn.data.Examples;
import dev.cairn.task.Predictions;
import dev.cairn.task.Task;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Keeps what the network puts out for the first examples of a pass, for a look at them. */
final class SampleOutputs {
  /** A row of pictures in a cell. */
  private static final int EXAMPLES = 8;

  private final Examples examples;
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

  Predictions predictions(Task task) {
    return task.sample(examples.subset(IntStream.range(0, count).toArray()), outputs);
  }
}
