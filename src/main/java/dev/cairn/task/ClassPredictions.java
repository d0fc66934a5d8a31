package dev.cairn.task;

import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Decodes logits into a table of classes. */
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
      int label = examples.label(i).orElseThrow();
      example.append(i);
      actual.append(labels.name(label));
      predicted.append(labels.name(best));
      confidence.append(probabilities[best]);
      right.append(best == label);
      loss.append(-Math.log(Math.max(probabilities[label], Double.MIN_NORMAL)));
    }
    Table table = Table.create("predictions", example, actual, predicted, confidence, right, loss);
    return new Predictions(table, examples);
  }
}
