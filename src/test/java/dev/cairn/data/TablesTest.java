package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Tag("unit")
class TablesTest {
  private static final int ROWS = 50;

  private static Table table() {
    double[] a = new double[ROWS];
    int[] b = new int[ROWS];
    String[] kind = new String[ROWS];
    boolean[] odd = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      a[i] = i / 4.0;
      b[i] = -i;
      kind[i] = i % 2 == 0 ? "even" : "odd";
      odd[i] = i % 2 == 1;
    }
    return Table.create(
        "numbers",
        DoubleColumn.create("a", a),
        IntColumn.create("b", b),
        StringColumn.create("kind", kind),
        BooleanColumn.create("is odd", odd));
  }

  @Test
  void numberToPredict_makesARegression() {
    Dataset data = Datasets.table(table().selectColumns("a", "b"), "a");

    assertThat(data.labels()).isEmpty();
    assertThat(data.test().size()).isEqualTo(10);
    assertThat(data.validation().size()).isEqualTo(4);
    TableExamples rows = (TableExamples) data.train();
    assertThat(rows.columns()).containsExactly("b");
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.value(i)).isEqualTo(rows.row(i)[0] / -4);
    }
  }

  @Test
  void textToPredict_makesAClassification() {
    Dataset data = Datasets.table(table().selectColumns("a", "b", "kind"), "kind");

    assertThat(data.labels()).contains(Labels.of("even", "odd"));
    assertThat(data.input()).isEqualTo(Shape.vector(2));
    TableExamples rows = (TableExamples) data.test();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.label(i)).hasValue((int) -rows.row(i)[1] % 2);
    }
    assertThat(data.provenance().files()).hasSize(1);
  }

  @Test
  void booleanToPredict_makesAClassification() {
    assertThat(Datasets.table(table().selectColumns("a", "is odd"), "is odd").labels())
        .contains(Labels.of("false", "true"));
  }

  @Test
  void unknownColumn_isNamed() {
    assertThatThrownBy(() -> Datasets.table(table(), "kid"))
        .hasMessage(
            """
            expected: a column kid to predict
            found:    columns a, b, kind, is odd
            where:    table numbers
            mend:     did you mean kind?\
            """);
  }

  @Test
  void textsAndBooleans_becomeAColumnForEachCategory() {
    Dataset data = Datasets.table(table(), "a");

    TableExamples rows = (TableExamples) data.train();
    assertThat(rows.columns())
        .containsExactly("b", "kind = even", "kind = odd", "is odd = false", "is odd = true");
    assertThat(data.input()).isEqualTo(Shape.vector(5));
    for (int i = 0; i < rows.size(); i++) {
      int odd = (int) -rows.row(i)[0] % 2;
      assertThat(rows.row(i)).containsExactly(rows.row(i)[0], 1 - odd, odd, 1 - odd, odd);
    }
    assertThat(data.inputScaling().means().subList(1, 5)).containsOnly(0.0);
    assertThat(data.inputScaling().deviations().subList(1, 5)).containsOnly(1.0);
  }

  @Test
  void missingValue_isNamedWithItsRow() {
    Table table = table().selectColumns("a", "b");
    table.intColumn("b").setMissing(3);

    assertThatThrownBy(() -> Datasets.table(table, "a"))
        .hasMessage(
            """
            expected: a value
            found:    a missing value
            where:    table numbers, row 3, column b
            mend:     say what becomes of missing values: dropRowsWithMissing(), fillMissing() or fillAndMarkMissing(); or ignore("b")\
            """);
  }

  @Test
  void emptiedTexts_areMissing() {
    Table table = table().selectColumns("a", "kind");
    table.stringColumn("kind").setMissing(3);
    table.stringColumn("kind").set(4, "");

    Dataset data = Datasets.rows(table, "kind").fillMissing().load();
    assertThat(data.labels()).contains(Labels.of("even", "odd"));
    assertThat(data.train().size() + data.validation().size() + data.test().size())
        .isEqualTo(ROWS - 2);
  }

  @Test
  void oneClassOnly_isNamed() {
    Table table = table().selectColumns("a", "kind").first(1);

    assertThatThrownBy(() -> Datasets.table(table, "kind"))
        .hasMessage(
            """
            expected: 2 to 256 classes
            found:    'even' in every row
            where:    table numbers, column kind
            mend:     predict a column that names a class for each row\
            """);
  }

  @Test
  void columnsOfOtherTypes_areNamed() {
    Table table = table().addColumns(DateColumn.create("day", days()));

    assertThatThrownBy(() -> Datasets.table(table, "a"))
        .hasMessage(
            """
            expected: a column of numbers, texts or booleans
            found:    a column of type LOCAL_DATE
            where:    table numbers, column day
            mend:     make columns of numbers from it, such as month and weekday, or leave it out with ignore("day")\
            """);
    assertThatThrownBy(() -> Datasets.table(table, "day"))
        .hasMessage(
            """
            expected: a column of numbers, texts or booleans to predict
            found:    a column of type LOCAL_DATE
            where:    table numbers, column day
            mend:     turn it into numbers, or predict another column\
            """);
    assertThat(Datasets.rows(table, "a").ignore("day").load().input()).isEqualTo(Shape.vector(5));
  }

  private static LocalDate[] days() {
    LocalDate[] days = new LocalDate[ROWS];
    Arrays.setAll(days, i -> LocalDate.of(2026, 1, 1).plusDays(i));
    return days;
  }

  @Test
  void numbersToPredict_mayBeClasses() {
    Table table =
        Table.create(
            "grades",
            DoubleColumn.create("a", IntStream.range(0, 40).asDoubleStream().toArray()),
            DoubleColumn.create(
                "grade", IntStream.range(0, 40).mapToDouble(i -> 9 + i % 3).toArray()));

    Dataset data = Datasets.rows(table, "grade").classes().load();

    assertThat(data.labels()).contains(Labels.of("9", "10", "11"));
    TableExamples rows = (TableExamples) data.train();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.label(i)).hasValue((int) rows.row(i)[0] % 3);
    }
  }

  @Test
  void numbersAmongTheInputs_mayBeCategories() {
    Table table = table().selectColumns("a", "b");
    table.replaceColumn(
        "b", IntColumn.create("zip", IntStream.range(0, ROWS).map(i -> 700 + i % 2).toArray()));

    TableExamples rows = (TableExamples) Datasets.rows(table, "a").categories("zip").load().train();

    assertThat(rows.columns()).containsExactly("zip = 700", "zip = 701");
  }

  @Test
  void constantColumn_becomesZeros() {
    Table table = table().selectColumns("a", "b");
    table.addColumns(DoubleColumn.create("always", Collections.nCopies(ROWS, 7.0)));

    Dataset data = Datasets.table(table, "a");

    FloatBuffer inputs = FloatBuffer.allocate(2);
    data.test().write(0, inputs, FloatBuffer.allocate(1));
    assertThat(inputs.get(1)).isZero();
  }

  @Test
  void tooManyCategories_areNamed() {
    String[] names = IntStream.range(0, ROWS).mapToObj(i -> "name " + i).toArray(String[]::new);
    Table table = table().selectColumns("a").addColumns(StringColumn.create("name", names));

    assertThatThrownBy(() -> Datasets.table(table, "a"))
        .hasMessage(
            """
            expected: categories that occur again and again, at most 1000
            found:    50 different texts in 50 rows, such as "name 0"
            where:    table numbers, column name
            mend:     leave it out with ignore("name"); if it holds sentences to predict from, say text("name")\
            """);
  }

  @Test
  void unknownColumnToIgnore_isNamed() {
    assertThatThrownBy(() -> Datasets.rows(table(), "a").ignore("knd").load())
        .hasMessage(
            """
            expected: a column knd to ignore
            found:    columns a, b, kind, is odd
            where:    table numbers
            mend:     did you mean kind?\
            """);
  }

  @Test
  void noInputs_isNamed() {
    assertThatThrownBy(() -> Datasets.table(table().selectColumns("a"), "a"))
        .hasMessage(
            """
            expected: rows, and a column to predict a from
            found:    50 rows and 0 such columns
            where:    table numbers
            mend:     check the table, or ignore fewer columns\
            """);
  }

  @Test
  void infinity_isNamed() {
    Table table = table().selectColumns("a", "b");
    table.doubleColumn("a").set(7, Double.POSITIVE_INFINITY);

    assertThatThrownBy(() -> Datasets.table(table, "b"))
        .hasMessage(
            """
            expected: a number between -3.4e38 and 3.4e38
            found:    Infinity
            where:    table numbers, row 7, column a
            mend:     correct it, or leave the cell empty if the value is not known\
            """);
  }
}
