package dev.cairn.data.tables;

import dev.cairn.data.files.DataException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** A column of texts or booleans that is to be seen as categories: is it one? */
final class ColumnText {
  private static final int MAX_CATEGORIES = 1000;

  /** More than this, and more than half as many as rows: nobody learns from that. */
  private static final int FEW = 20;

  private static final Pattern DATE =
      Pattern.compile("(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4})\\b.*");

  private final Column<?> column;
  private final List<String> texts;
  private final Places places;

  private ColumnText(Column<?> column, Places places) {
    this.column = column;
    this.places = places;
    this.texts = column.asStringColumn().asList();
  }

  /** The categories of a column, sorted. */
  static List<String> categories(Column<?> column, Places places, boolean told) {
    ColumnText text = new ColumnText(column, places);
    if (!told) {
      text.checkType();
      text.checkNumbers();
      text.checkDates();
    }
    List<String> categories =
        List.copyOf(new TreeSet<>(text.present().mapToObj(text.texts::get).toList()));
    text.checkCount(categories, told);
    return categories;
  }

  private IntStream present() {
    return IntStream.range(0, texts.size()).filter(row -> !column.isMissing(row));
  }

  private void checkType() {
    if (column instanceof StringColumn || column instanceof BooleanColumn) {
      return;
    }
    throw new DataException(
        "a column of numbers, texts or booleans",
        "a column of type " + column.type().name(),
        places.column(column.name()),
        column.type().name().contains("DATE")
            ? dateAdvice()
            : "turn it into numbers, or leave it out with ignore(\"" + column.name() + "\")");
  }

  /** A typing error must not turn a column of numbers into one of a thousand categories. */
  private void checkNumbers() {
    List<Integer> others =
        present().filter(row -> !NumberText.isNumber(texts.get(row))).boxed().toList();
    long numbers = present().count() - others.size();
    if (others.isEmpty()) {
      return;
    }
    int row = others.get(0);
    if (others.stream().allMatch(r -> NumberText.isCommaNumber(texts.get(r)))) {
      throw new DataException(
          "numbers with a decimal point",
          "\"" + texts.get(row) + "\"",
          places.cell(row, column.name()),
          "read the file with Datasets.csv(file).decimalComma()");
    }
    if (numbers >= 4L * others.size()) {
      throw new DataException(
          String.format(Locale.ROOT, "a number, as in %,d other rows", numbers),
          "\"" + texts.get(row) + "\"",
          places.cell(row, column.name()),
          "correct it, or empty the cell if the value is not known; or say categories(\""
              + column.name()
              + "\")");
    }
  }

  private void checkDates() {
    if (present().findAny().isPresent()
        && present().allMatch(row -> DATE.matcher(texts.get(row)).matches())) {
      int row = present().findFirst().getAsInt();
      throw new DataException(
          "numbers or categories",
          "dates, such as \"" + texts.get(row) + "\"",
          places.cell(row, column.name()),
          dateAdvice());
    }
  }

  private String dateAdvice() {
    return "make columns of numbers from it, such as month and weekday, or leave it out with"
        + " ignore(\""
        + column.name()
        + "\")";
  }

  private void checkCount(List<String> categories, boolean told) {
    int count = categories.size();
    boolean many = count > FEW && count > texts.size() / 2;
    if (count > MAX_CATEGORIES || (many && !told)) {
      throw new DataException(
          "categories that occur again and again, at most " + MAX_CATEGORIES,
          String.format(
              Locale.ROOT,
              "%,d different texts in %,d rows, such as \"%s\"",
              count,
              texts.size(),
              categories.get(0)),
          places.column(column.name()),
          "leave it out with ignore(\""
              + column.name()
              + "\"); if it holds sentences to predict from, say text(\""
              + column.name()
              + "\")");
    }
  }
}
