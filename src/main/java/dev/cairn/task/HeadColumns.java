package dev.cairn.task;

import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import java.util.OptionalInt;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What one of several heads says of all examples; what nobody knows is missing. */
final class HeadColumns {
  private HeadColumns() {}

  static Table classes(Labels labels, Examples examples, float[] logits) {
    StringColumn actual = StringColumn.create("actual");
    StringColumn predicted = StringColumn.create("predicted");
    DoubleColumn confidence = DoubleColumn.create("confidence");
    for (int i = 0; i < examples.size(); i++) {
      double[] probabilities = Softmax.of(logits, i * labels.size(), labels.size());
      int best = Softmax.largest(probabilities);
      OptionalInt label = examples.label(i);
      if (label.isPresent()) {
        actual.append(labels.name(label.getAsInt()));
      } else {
        actual.appendMissing();
      }
      predicted.append(labels.name(best));
      confidence.append(probabilities[best]);
    }
    return Table.create("head", actual, predicted, confidence);
  }

  /** Of the table of a regression; without actual values, they are missing. */
  static Table numbers(Table predictions) {
    DoubleColumn actual =
        predictions.containsColumn("actual")
            ? predictions.doubleColumn("actual").copy()
            : DoubleColumn.create("actual", predictions.rowCount());
    return Table.create("head", actual, predictions.doubleColumn("predicted").copy());
  }
}
