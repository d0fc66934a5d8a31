package dev.cairn.baseline;

import java.util.Arrays;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Rows with a class each, that linear models learn from; used by one thread. */
final class LinearRows {
  private static final int ITERATIONS = 1000;
  private static final double PRECISION = 0.01;

  private final long[] counts;
  private final MutableDataset<Label> rows;

  /** None yet. */
  LinearRows(int classes) {
    LabelFactory labels = new LabelFactory();
    this.counts = new long[classes];
    this.rows = new MutableDataset<>(new SimpleDataSourceProvenance("rows", labels), labels);
  }

  /** Adds a row; of one without features only the class counts. */
  void add(Features features, int label) {
    counts[label]++;
    if (features.size() > 0) {
      rows.add(example(features, label));
    }
  }

  static ArrayExample<Label> example(Features features, int label) {
    return new ArrayExample<>(
        new Label(String.valueOf(label)), features.names().clone(), features.values().clone());
  }

  /** Rows of each class. */
  long[] counts() {
    return counts.clone();
  }

  /** Rows of all classes. */
  long size() {
    return Arrays.stream(counts).sum();
  }

  /** Features that occur. */
  int features() {
    return rows.getFeatureMap().size();
  }

  /**
   * Logistic regression with an L2 penalty, each class against the rest, by the trust region Newton
   * method of LIBLINEAR (Fan et al. 2008): no random numbers, so the same rows give the same model.
   *
   * @param cost of errors, beside 1 for the penalty: C
   */
  Linear train(double cost) {
    return new Linear(
        new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearType.L2R_LR), cost, ITERATIONS, PRECISION)
            .train(rows),
        counts());
  }
}
