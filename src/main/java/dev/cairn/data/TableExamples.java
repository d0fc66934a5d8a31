package dev.cairn.data;

import dev.cairn.data.files.Checks;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notice;
import dev.cairn.data.files.Notices;
import dev.cairn.data.tables.Encoding;
import dev.cairn.data.tables.Gaps;
import dev.cairn.data.tables.Matrix;
import dev.cairn.data.tables.MatrixReader;
import dev.cairn.data.tables.Missing;
import dev.cairn.data.tables.Source;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows of a table, with a class or a value to be predicted from each. Columns of categories become
 * a column of 0 and 1 for each category (one-hot). What fills missing values in, the categories,
 * means and deviations are those of the training part.
 */
public final class TableExamples extends AnsweredExamples {
  private final Matrix matrix;
  private final List<String> targetNames;
  private final Missing missing;
  private final Encoding encoding;

  private TableExamples(
      Matrix matrix,
      List<String> targetNames,
      Targets targets,
      Rows rows,
      Missing missing,
      Encoding encoding,
      Scaling scaling) {
    super(targets, rows, scaling);
    this.matrix = matrix;
    this.targetNames = List.copyOf(targetNames);
    this.missing = missing;
    this.encoding = encoding;
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
    Matrix matrix = Matrix.ofNumbers(List.copyOf(columns), values.clone());
    Rows all = Rows.all(targets.size());
    return of(matrix, List.of(targetName), targets, all, Missing.REFUSE);
  }

  /** Rows that are encoded by themselves, not standardised yet. */
  static TableExamples of(
      Matrix matrix, List<String> targetNames, Targets targets, Rows rows, Missing missing) {
    Encoding encoding = Encoding.fit(matrix, missing, rows.all());
    Scaling none = Scaling.none(encoding.width());
    return new TableExamples(matrix, targetNames, targets, rows, missing, encoding, none);
  }

  /** No rows, encoded in a way. */
  static TableExamples none(Encoder.Columns how, List<String> targetNames, Targets targets) {
    Matrix matrix = new Matrix(how.columns(), new float[0]);
    return new TableExamples(
        matrix, targetNames, targets, Rows.of(), how.missing(), how.encoding(), how.scaling());
  }

  @Override
  public Encoder.Columns encoding() {
    return new Encoder.Columns(matrix.columns(), encoding, missing, scaling);
  }

  @Override
  public Shape input() {
    return Shape.vector(encoding.width());
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer out) {
    float[] row = row(index);
    for (int c = 0; c < row.length; c++) {
      inputs.put((float) scaling.encode(c, row[c]));
    }
    targets.write(rows.at(index), out);
  }

  /** Names of the numbers that a network sees, for example {@code age} or {@code colour = red}. */
  public List<String> columns() {
    return encoding.names();
  }

  /** Name of what is predicted; of several answers all names, with commas between. */
  public String targetName() {
    return String.join(", ", targetNames);
  }

  /** The numbers of one row before they are standardised, in the order of {@link #columns}. */
  public float[] row(int index) {
    return encoding.encode(matrix, rows.at(index));
  }

  /** The raw value to be predicted, or the number of the class; NaN if it is not known. */
  public float value(int index) {
    return targets.value(rows.at(index));
  }

  @Override
  public TableExamples standardised() {
    TableExamples fitted = of(matrix, targetNames, targets.standardised(rows), rows, missing);
    return new TableExamples(
        matrix, targetNames, fitted.targets, rows, missing, fitted.encoding, fitted.moments());
  }

  @Override
  public TableExamples standardisedLike(Examples training) {
    Encoding other = training instanceof TableExamples table ? table.encoding : encoding;
    Targets scaled = targets.scaled(training.targetScaling());
    return new TableExamples(
        matrix, targetNames, scaled, rows, missing, other, training.inputScaling());
  }

  @Override
  public TableExamples subset(int... indices) {
    return new TableExamples(
        matrix, targetNames, targets, rows.subset(indices), missing, encoding, scaling);
  }

  @Override
  public TableExamples answers(int... numbers) {
    List<String> names = Arrays.stream(numbers).mapToObj(targetNames::get).toList();
    return with(names, SeveralTargets.only(targets, numbers));
  }

  /** The same rows and one more answer, for the rows in their order. */
  TableExamples plus(String name, float[] values, Optional<Labels> labels) {
    List<String> names = new ArrayList<>(targetNames);
    names.add(name);
    Targets more = Targets.of(rows.spread(values, targets.size()), labels);
    return with(names, SeveralTargets.plus(targets, more));
  }

  private TableExamples with(List<String> names, Targets other) {
    return new TableExamples(matrix, names, other, rows, missing, encoding, scaling);
  }

  /**
   * Rows that come later, encoded as these are. If they have a column to be predicted it is read
   * too, so that they can be scored.
   *
   * @param answers as many as these rows have
   */
  TableExamples encode(Source later, List<Answer> answers) {
    Matrix other = MatrixReader.readLike(later, matrix.columns());
    Gaps.checkLater(later, other, missing);
    Rows all = Rows.all(later.table().rowCount());
    Targets known = LaterTargets.read(later, targetNames, answers);
    return new TableExamples(
        other, targetNames, known.scaled(targets.scaling()), all, missing, encoding, scaling);
  }

  /** What people should know of how these rows were encoded. */
  List<Notice> notices(String part) {
    Notices notices = new Notices();
    notices.add(
        encoding.countFilled(matrix, rows.all()), "missing values filled in, " + part + " part");
    notices.add(
        encoding.countUnknown(matrix, rows.all()),
        "categories that the training part lacks, seen as none, " + part + " part");
    return notices.list();
  }

  /** Means and deviations over these rows, in two passes, which keeps the digits. */
  private Scaling moments() {
    int width = encoding.width();
    boolean[] scaled = encoding.isScaled();
    double[] means = new double[width];
    double[] variances = new double[width];
    for (int index = 0; index < size(); index++) {
      float[] row = row(index);
      for (int c = 0; c < width; c++) {
        means[c] += row[c];
      }
    }
    Arrays.setAll(means, c -> means[c] / size());
    for (int index = 0; index < size(); index++) {
      float[] row = row(index);
      for (int c = 0; c < width; c++) {
        variances[c] += (row[c] - means[c]) * (row[c] - means[c]) / size();
      }
    }
    IntStream.range(0, width)
        .filter(c -> !scaled[c])
        .forEach(
            c -> {
              means[c] = 0;
              variances[c] = 1;
            });
    return Scaling.ofMoments(means, variances);
  }
}
