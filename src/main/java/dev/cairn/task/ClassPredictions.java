package dev.cairn.task;

import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Decodes logits into a table of classes; of the predicted ones alone if nobody knows the actual.
 * Where some are known, the others have no actual class, are neither right nor wrong, and lack a
 * loss.
 */
final class ClassPredictions {
  private ClassPredictions() {}

  static Predictions of(Labels labels, Examples examples, float[] logits) {
    IntColumn example = IntColumn.create("example");
    StringColumn actual = StringColumn.create("actual");
    StringColumn predicted = StringColumn.create("predicted");
    DoubleColumn confidence = DoubleColumn.create("confidence");
    BooleanColumn right = BooleanColumn.create("right");
    DoubleColumn loss = DoubleColumn.create("loss");
    boolean answered =
        IntStream.range(0, examples.size()).anyMatch(i -> examples.label(i).isPresent());
    for (int i = 0; i < examples.size(); i++) {
      double[] probabilities = Softmax.of(logits, i * labels.size(), labels.size());
      int best = Softmax.largest(probabilities);
      OptionalInt label = examples.label(i);
      example.append(i);
      predicted.append(labels.name(best));
      confidence.append(probabilities[best]);
      if (label.isPresent()) {
        actual.append(labels.name(label.getAsInt()));
        right.append(best == label.getAsInt());
        loss.append(-Math.log(Math.max(probabilities[label.getAsInt()], Double.MIN_NORMAL)));
      } else {
        actual.appendMissing();
        right.appendMissing();
        loss.appendMissing();
      }
    }
    if (!answered && !example.isEmpty()) {
      return new Predictions(Table.create("predictions", example, predicted, confidence), examples);
    }
    Table table = Table.create("predictions", example, actual, predicted, confidence, right, loss);
    return new Predictions(table, examples);
  }
}
