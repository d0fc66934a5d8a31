package dev.cairn.task;

import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import java.util.OptionalInt;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Decodes logits into a table of classes; of the predicted ones alone if nobody knows the actual.
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
      }
    }
    if (actual.size() < example.size()) {
      return new Predictions(Table.create("predictions", example, predicted, confidence), examples);
    }
    Table table = Table.create("predictions", example, actual, predicted, confidence, right, loss);
    return new Predictions(table, examples);
  }
}
