package dev.cairn.data;

import dev.cairn.data.files.Checks;
import dev.cairn.data.files.DataException;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Rows of numbers, with a class or a value to be predicted from each. */
public final class TableExamples implements Examples {
  private final List<String> columns;
  private final float[] values;
  private final String targetName;
  private final Targets targets;
  private final Rows rows;
  private final Scaling scaling;

  private TableExamples(
      List<String> columns,
      float[] values,
      String targetName,
      Targets targets,
      Rows rows,
      Scaling scaling) {
    this.columns = columns;
    this.values = values;
    this.targetName = targetName;
    this.targets = targets;
    this.rows = rows;
    this.scaling = scaling;
  }

  /**
   * Rows with a value each, not standardised yet.
   *
   * @param columns their names
   * @param values {@code [rows, columns]}
   * @param targetName name of what is predicted
   * @param targets one a row
   * @throws DataException if the numbers of rows differ, or a number is not finite
   */
  public static TableExamples regression(
      List<String> columns, float[] values, String targetName, float[] targets) {
    Checks.finite(targets, 1, "column " + targetName);
    return of(columns, values, targetName, new Targets.Values(targets.clone(), Scaling.none(1)));
  }

  /**
   * Rows with a class each, not standardised yet.
   *
   * @param columns their names
   * @param values {@code [rows, columns]}
   * @param targetName name of what is predicted
   * @param labels one a row, as unsigned bytes
   * @param classes number of classes, 2 to 256
   * @throws DataException if the numbers of rows differ, a label is no class, or a number is not
   *     finite
   */
  public static TableExamples classification(
      List<String> columns, float[] values, String targetName, byte[] labels, int classes) {
    Checks.labels(labels, classes, "column " + targetName);
    return of(columns, values, targetName, new Targets.Classes(labels.clone(), classes));
  }

  private static TableExamples of(
      List<String> columns, float[] values, String targetName, Targets targets) {
    Checks.rows(columns.size(), values.length, targets.size(), "the values");
    Checks.finite(values, columns.size(), "the values");
    return new TableExamples(
        List.copyOf(columns),
        values.clone(),
        targetName,
        targets,
        Rows.all(targets.size()),
        Scaling.none(columns.size()));
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public Shape input() {
    return Shape.vector(columns.size());
  }

  @Override
  public Shape target() {
    return targets.shape();
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer out) {
    int row = rows.at(index);
    for (int c = 0; c < columns.size(); c++) {
      inputs.put((float) scaling.encode(c, values[row * columns.size() + c]));
    }
    targets.write(row, out);
  }

  /** Names of the input columns. */
  public List<String> columns() {
    return columns;
  }

  /** Name of what is predicted. */
  public String targetName() {
    return targetName;
  }

  /** The raw numbers of one row, in the order of {@link #columns}. */
  public float[] row(int index) {
    int from = rows.at(index) * columns.size();
    return Arrays.copyOfRange(values, from, from + columns.size());
  }

  /** The raw value to be predicted, or the number of the class. */
  public float value(int index) {
    int row = rows.at(index);
    return targets instanceof Targets.Values raw
        ? raw.values()[row]
        : targets.label(row).getAsInt();
  }

  @Override
  public OptionalInt label(int index) {
    return targets.label(rows.at(index));
  }

  @Override
  public Scaling inputScaling() {
    return scaling;
  }

  @Override
  public Optional<Scaling> targetScaling() {
    return targets.scaling();
  }

  @Override
  public TableExamples standardised() {
    return with(targets.standardised(rows), rows, fit(values, columns.size(), rows));
  }

  @Override
  public TableExamples standardisedLike(Examples training) {
    return with(targets.scaled(training.targetScaling()), rows, training.inputScaling());
  }

  @Override
  public TableExamples subset(int... indices) {
    return with(targets, rows.subset(indices), scaling);
  }

  private TableExamples with(Targets otherTargets, Rows otherRows, Scaling otherScaling) {
    return new TableExamples(columns, values, targetName, otherTargets, otherRows, otherScaling);
  }

  /**
   * Means and deviations of the columns over {@code rows}; in two passes, which keeps the digits.
   */
  static Scaling fit(float[] values, int columns, Rows rows) {
    double[] means = new double[columns];
    for (int index = 0; index < rows.size(); index++) {
      for (int c = 0; c < columns; c++) {
        means[c] += values[rows.at(index) * columns + c] / (double) rows.size();
      }
    }
    double[] variances = new double[columns];
    for (int index = 0; index < rows.size(); index++) {
      for (int c = 0; c < columns; c++) {
        double off = values[rows.at(index) * columns + c] - means[c];
        variances[c] += off * off / rows.size();
      }
    }
    return Scaling.ofMoments(means, variances);
  }
}
