package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notices;
import dev.cairn.data.tables.MatrixReader;
import dev.cairn.data.tables.Missing;
import dev.cairn.data.tables.Source;
import dev.cairn.data.tables.TableOptions;
import dev.cairn.data.tables.Target;
import dev.cairn.data.text.Unicode;
import dev.cairn.graph.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Texts of a table with what is to be predicted of each.
 *
 * @param source the table
 * @param texts of the rows that are used
 * @param targets of the same rows, one for each answer
 */
record TextRows(Source source, List<String> texts, List<Target> targets) {

  /** Classes are those that occur. */
  static TextRows read(TableReading from, String column, TableOptions options, Notices notices) {
    Source source = from.read(Set.of(column));
    check(source, column, options);
    List<Target> targets =
        options.targets().stream().map(name -> Target.read(source, options, name)).toList();
    return used(source, column, options, targets, notices);
  }

  /** Classes are those that training knows. */
  static TextRows readLike(
      TextRows training, TableReading from, String column, TableOptions options, Notices notices) {
    Source source = from.read(Set.of(column));
    check(source, column, options);
    List<Target> targets =
        IntStream.range(0, options.targets().size())
            .mapToObj(
                k ->
                    Target.readLike(
                        source, options.targets().get(k), training.targets().get(k).classes()))
            .toList();
    return used(source, column, options, targets, notices);
  }

  private static void check(Source source, String column, TableOptions options) {
    List<String> names = source.table().columnNames();
    checkName(source, column, "a column " + column + " of texts");
    options.targets().forEach(t -> checkName(source, t, "a column " + t + " to predict"));
    if (options.targets().contains(column)) {
      throw new DataException(
          "a column of texts beside the one to predict",
          "'" + column + "' for both",
          source.places().all(),
          "choose another one of " + String.join(", ", names));
    }
  }

  private static void checkName(Source source, String name, String expected) {
    List<String> names = source.table().columnNames();
    if (!names.contains(name)) {
      throw new DataException(
          expected,
          "columns " + String.join(", ", names),
          source.places().all(),
          NearestName.mend(name, names));
    }
  }

  private static TextRows used(
      Source source, String column, TableOptions options, List<Target> targets, Notices notices) {
    source.notices().forEach(notice -> notices.add(notice.count(), notice.what()));
    List<String> texts = texts(source, column);
    boolean refuse = options.missing() == Missing.REFUSE;
    IntStream all = IntStream.range(0, texts.size());
    int[] kept = all.filter(row -> isUsable(row, texts, targets)).toArray();
    if (refuse && kept.length < texts.size()) {
      throw gap(source, column, options, texts, targets);
    }
    if (kept.length == 0 && !texts.isEmpty()) {
      throw new DataException(
          "rows with a text and what is to be predicted",
          String.format(
              Locale.ROOT, "none: every row was dropped as empty, %,d in all", texts.size()),
          source.places().all(),
          "check that they are the right texts, in the right column");
    }
    notices.add(texts.size() - kept.length, "rows without a text or an answer dropped");
    return new TextRows(
        source,
        IntStream.of(kept).mapToObj(texts::get).toList(),
        targets.stream().map(target -> only(target, kept)).toList());
  }

  /** Cells as texts. */
  static List<String> texts(Source source, String column) {
    Table table = source.table();
    List<String> texts = MatrixReader.texts(table.column(column)).asStringColumn().asList();
    for (int row = 0; row < texts.size(); row++) {
      int place = row;
      Unicode.checkWhole(texts.get(row), () -> source.places().cell(place, column));
    }
    return texts;
  }

  private static boolean isUsable(int row, List<String> texts, List<Target> targets) {
    return !Unicode.isBlank(texts.get(row))
        && targets.stream().anyMatch(target -> !Float.isNaN(target.values()[row]));
  }

  private static DataException gap(
      Source source,
      String column,
      TableOptions options,
      List<String> texts,
      List<Target> targets) {
    int row = 0;
    while (isUsable(row, texts, targets)) {
      row++;
    }
    boolean text = Unicode.isBlank(texts.get(row));
    return new DataException(
        text ? "a text" : "what is to be predicted",
        text ? "an empty one" : "a missing value",
        source.places().cell(row, text ? column : options.targets().get(0)),
        "fill it in, remove the row, or leave such rows out: dropEmpty()");
  }

  private static Target only(Target target, int... rows) {
    float[] values = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = target.values()[rows[i]];
    }
    return new Target(target.classes(), values);
  }

  /** These, then others with the same classes. */
  TextRows plus(TextRows others) {
    return new TextRows(
        source,
        Stream.concat(texts.stream(), others.texts.stream()).toList(),
        IntStream.range(0, targets.size())
            .mapToObj(k -> both(targets.get(k), others.targets.get(k)))
            .toList());
  }

  private static Target both(Target one, Target other) {
    float[] values = new float[one.values().length + other.values().length];
    System.arraycopy(one.values(), 0, values, 0, one.values().length);
    System.arraycopy(other.values(), 0, values, one.values().length, other.values().length);
    return new Target(one.classes(), values);
  }

  int size() {
    return texts.size();
  }
}
