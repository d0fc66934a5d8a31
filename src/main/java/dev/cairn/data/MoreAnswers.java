package dev.cairn.data;

import dev.cairn.data.files.DataException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Adds an answer to each example of a data set. */
final class MoreAnswers {
  private MoreAnswers() {}

  static Dataset classes(Dataset data, String name, UnaryOperator<String> byClass) {
    int old = Answer.firstWithClasses(data.answers());
    List<String> from = data.answers().get(old).labels().orElseThrow().names();
    List<String> to = from.stream().map(byClass).toList();
    Labels labels = new Labels(to.stream().filter(text -> !text.isEmpty()).distinct().toList());
    return plus(
        data,
        new Answer(name, Optional.of(labels)),
        part -> {
          float[] values = new float[part.size()];
          for (int i = 0; i < values.length; i++) {
            OptionalInt label = part.answers(old).label(i);
            int found = label.isPresent() ? labels.names().indexOf(to.get(label.getAsInt())) : -1;
            values[i] = found < 0 ? Float.NaN : found;
          }
          return values;
        });
  }

  static Dataset numbers(Dataset data, String name, ToDoubleFunction<float[]> ofInput) {
    return plus(
        data,
        new Answer(name, Optional.empty()),
        part -> {
          float[] values = new float[part.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) ofInput.applyAsDouble(raw(part, i));
          }
          return values;
        });
  }

  private interface Values {
    float[] of(Examples part);
  }

  private static Dataset plus(Dataset data, Answer answer, Values values) {
    List<Answer> answers = Answer.plus(data.answers(), answer);
    return data.with(part -> plus(part, answer, values.of(part)), answers);
  }

  private static Examples plus(Examples part, Answer answer, float[] values) {
    if (part instanceof ImageExamples images) {
      return images.plus(values, answer.labels());
    }
    if (part instanceof TableExamples rows) {
      return rows.plus(answer.name(), values, answer.labels());
    }
    if (part instanceof TextExamples texts) {
      return texts.plus(answer.name(), values, answer.labels());
    }
    throw new DataException(
        "images, texts or rows of a table, to add an answer to",
        "examples of " + part.input(),
        "the answer '" + answer.name() + "'",
        "write both answers in Examples of your own, or begin with a table");
  }

  /** The input before it was standardised. */
  private static float[] raw(Examples part, int index) {
    FloatBuffer input = FloatBuffer.allocate(part.input().elements());
    part.write(index, input, FloatBuffer.allocate(part.target().elements()));
    Scaling scaling = part.inputScaling();
    float[] raw = input.array();
    int area = raw.length / scaling.channels();
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (float) scaling.decode(i / area, raw[i]);
    }
    return raw;
  }
}
