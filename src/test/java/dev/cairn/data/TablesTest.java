package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
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
    assertThatThrownBy(() -> Datasets.table(table(), "price"))
        .hasMessage(
            """
            expected: a column price to predict, and others to predict it from
            found:    columns a, b, kind, is odd
            where:    table numbers
            mend:     give the name of one of the columns""");
  }

  @Test
  void textAmongTheInputs_isNamed() {
    assertThatThrownBy(() -> Datasets.table(table(), "a"))
        .hasMessage(
            """
            expected: a column of numbers
            found:    a column of type STRING
            where:    table numbers, column kind
            mend:     turn it into numbers, or leave it out with table.rejectColumns("kind")""");
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
            where:    table numbers, column b, row 3
            mend:     drop such rows with table.dropRowsWithMissingValues(), or fill them in""");
  }

  @Test
  void oneClassOnly_isNamed() {
    Table table = table().selectColumns("a", "kind").first(1);

    assertThatThrownBy(() -> Datasets.table(table, "kind"))
        .hasMessage(
            """
            expected: 2 to 256 classes
            found:    1 different values
            where:    table numbers, column kind
            mend:     predict a column that names a class for each row""");
  }
}
