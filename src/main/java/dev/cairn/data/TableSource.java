package dev.cairn.data;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notices;
import dev.cairn.data.tables.Gaps;
import dev.cairn.data.tables.Matrix;
import dev.cairn.data.tables.MatrixReader;
import dev.cairn.data.tables.Missing;
import dev.cairn.data.tables.Source;
import dev.cairn.data.tables.TableOptions;
import dev.cairn.data.tables.Target;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table, the column to be predicted, and how the others are seen. Immutable: every setting gives
 * a new description; {@link #load} reads.
 *
 * <p>Columns of numbers are standardised; columns of texts or booleans become a column of 0 and 1
 * for each category (one-hot). Means, deviations, categories and what fills gaps are those of the
 * training part alone. Without other settings missing values are an error, a fifth of the rows is
 * the test part and a tenth of the rest validation, both by seed 1, and all columns but the one to
 * be predicted are inputs.
 */
public final class TableSource {
  private final TableReading source;
  private final TableOptions options;
  private final Cut cut;
  private final Told told;

  private TableSource(TableReading source, TableOptions options, Cut cut, Told told) {
    this.source = source;
    this.options = options;
    this.cut = cut;
    this.told = told;
  }

  static TableSource of(TableReading source, String target, String... more) {
    List<Answer> answers = List.of();
    for (String name : Stream.concat(Stream.of(target), Stream.of(more)).toList()) {
      answers = Answer.plus(answers, new Answer(name, Optional.empty()));
    }
    List<String> names = answers.stream().map(Answer::name).toList();
    return new TableSource(source, TableOptions.predicting(names), Cut.DEFAULT, Told.NOTHING);
  }

  /** Columns that are no inputs, such as a number for each row. */
  public TableSource ignore(String... columns) {
    return with(options.ignoring(Set.of(columns)));
  }

  /** Columns of categories, even if they look like numbers, such as postal codes. */
  public TableSource categories(String... columns) {
    return with(options.withCategories(Set.of(columns)));
  }

  /** Predicts different numbers as classes, such as 0 and 1, instead of values. */
  public TableSource classes() {
    return with(options.asClasses());
  }

  /** Leaves rows out that have a missing value, and counts them. */
  public TableSource dropRowsWithMissing() {
    return with(options.missing(Missing.DROP_ROWS));
  }

  /**
   * Fills missing values with the mean of the column in the training part, or with its most
   * frequent category. Rows that lack the value to be predicted are dropped and counted; of several
   * values to be predicted, one is enough.
   */
  public TableSource fillMissing() {
    return with(options.missing(Missing.FILL));
  }

  /**
   * As {@link #fillMissing}, and tells the network where: a column of 0 and 1 beside each column of
   * numbers that has gaps in the training part, and a category of its own for texts.
   */
  public TableSource fillAndMarkMissing() {
    return with(options.missing(Missing.FILL_AND_MARK));
  }

  /** Share of the rows for the test part, between 0 and 1. */
  public TableSource testShare(double share) {
    return new TableSource(source, options, cut.testShare(share), told);
  }

  /** Share of the other rows for validation, between 0 and 1. */
  public TableSource validationShare(double share) {
    return new TableSource(source, options, cut.validationShare(share), told);
  }

  /** Seed of both cuts. */
  public TableSource seed(long seed) {
    return new TableSource(source, options, cut.seed(seed), told);
  }

  /** A name for the data set, in place of the file's or table's. */
  public TableSource name(String name) {
    return with(told.name(name));
  }

  /** Who made the data, or where they are from. */
  public TableSource source(String from) {
    return with(told.source(from));
  }

  /** What others may do with the data, in short. */
  public TableSource licence(String licence) {
    return with(told.licence(licence));
  }

  /**
   * A column of texts to predict from, such as sentences: the only input then.
   *
   * <pre>{@code
   * var data = Datasets.csv(path).predict("topic").text("headline").words().minCount(2).load();
   * }</pre>
   *
   * @param column its name
   */
  public TextSource text(String column) {
    return TextSource.of(source, column, options, cut, told);
  }

  private TableSource with(TableOptions other) {
    return new TableSource(source, other, cut, told);
  }

  private TableSource with(Told other) {
    return new TableSource(source, options, cut, other);
  }

  /**
   * Reads the table.
   *
   * @throws DataException if it is not well-formed, a name is no column, a column has the wrong
   *     type or too many categories, or a value is missing and nothing was said about it
   */
  public Dataset load() {
    Source read = source.read(Set.of());
    Matrix matrix = MatrixReader.read(read, options);
    List<Target> targets =
        options.targets().stream().map(name -> Target.read(read, options, name)).toList();
    int[] rows = Gaps.complete(read, matrix, targets, options);
    Notices notices = new Notices();
    notices.add(read.table().rowCount() - rows.length, "rows with missing values dropped");
    notices.add(options.ignored().size(), "columns ignored");
    TableExamples all =
        TableExamples.of(
            matrix, options.targets(), Targets.of(targets), Rows.of(rows), options.missing());
    Split split = cut.test(all);
    return Dataset.of(
        all.subset(split.kept()),
        Optional.empty(),
        all.subset(split.taken()),
        answers(targets),
        provenance(read).read(files(read, matrix, targets), notices.list()),
        cut);
  }

  private List<Answer> answers(List<Target> targets) {
    return IntStream.range(0, targets.size())
        .mapToObj(k -> new Answer(options.targets().get(k), labels(targets.get(k))))
        .toList();
  }

  private static Optional<Labels> labels(Target target) {
    return target.isClass() ? Optional.of(new Labels(target.classes())) : Optional.empty();
  }

  private Provenance provenance(Source read) {
    String origin = read.files().isEmpty() ? "the user's table" : "the user's file";
    return told.provenance(Source.name(read.table()), origin + ", target " + options.target());
  }

  private static List<Checksum> files(Source read, Matrix matrix, List<Target> targets) {
    if (!read.files().isEmpty()) {
      return read.files();
    }
    float[] values = matrix.values();
    int numbers = values.length + targets.stream().mapToInt(t -> t.values().length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers);
    FloatBuffer floats = bytes.asFloatBuffer().put(values);
    targets.forEach(target -> floats.put(target.values()));
    return List.of(Checksum.of(Source.name(read.table()), bytes.array()));
  }
}
