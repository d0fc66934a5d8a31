package dev.cairn.keras;

import dev.cairn.data.Examples;
import dev.cairn.graph.Shape;
import dev.cairn.task.Classification;
import dev.cairn.task.Task;
import java.nio.FloatBuffer;

/**
 * Examples without answers, from an array of Keras.
 *
 * @param input of one example, channels first
 * @param target of one answer
 * @param unknown what stands for an answer that nobody knows
 * @param values behind each other, channels last
 */
record RawExamples(Shape input, Shape target, float unknown, float[] values) implements Examples {

  static RawExamples of(Shape input, Shape target, Task task, float[] values) {
    return new RawExamples(
        input, target, task instanceof Classification ? 0 : Float.NaN, values.clone());
  }

  @Override
  public int size() {
    return values.length / input.elements();
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(index);
    }
    inputs.put(ChannelsLast.first(values, index * input.elements(), input));
    for (int i = 0; i < target.elements(); i++) {
      targets.put(unknown);
    }
  }
}
