package dev.cairn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.ImageExamples;
import dev.cairn.data.Labels;
import dev.cairn.graph.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Tag("unit")
class ReportTest {
  private static final Labels LABELS = Labels.of("cat", "dog", "eel", "fox");

  /** Five cats, four right; three dogs, one right; one eel, never predicted; no fox. */
  private static final Predictions CLASSES =
      rows(
          Table.create(
              StringColumn.create(
                  "actual", "cat", "cat", "cat", "cat", "cat", "dog", "dog", "dog", "eel"),
              StringColumn.create(
                  "predicted", "cat", "cat", "cat", "cat", "dog", "dog", "cat", "cat", "dog")));

  private final Report report = new Classification(LABELS).report(CLASSES);

  private static Predictions rows(Table table) {
    return new Predictions(
        table, ImageExamples.of(Shape.image(1, 1, 1), new byte[1], new byte[1], 2));
  }

  @Test
  void classes_havePrecisionRecallAndF1() {
    ClassReport classes = (ClassReport) report;

    assertThat(classes.classes())
        .extracting(ClassReport.Line::name)
        .containsExactly("cat", "dog", "eel", "fox");
    ClassReport.Line cat = classes.classes().get(0);
    assertThat(cat.precision()).isEqualTo(4.0 / 6);
    assertThat(cat.recall()).isEqualTo(4.0 / 5);
    assertThat(cat.f1()).isCloseTo(8.0 / 11, within(1e-15));
    assertThat(cat.support()).isEqualTo(5);
    assertThat(classes.classes().get(2)).isEqualTo(new ClassReport.Line("eel", 0, 0, 0, 1));
  }

  /** The same as scikit-learn's classification_report(actual, predicted, zero_division=0). */
  @Test
  void means_areOfTheClassesThatOccur() {
    ClassReport classes = (ClassReport) report;

    assertThat(classes.macro().precision()).isCloseTo((4.0 / 6 + 1.0 / 3) / 3, within(1e-12));
    assertThat(classes.macro().recall()).isCloseTo((4.0 / 5 + 1.0 / 3) / 3, within(1e-12));
    assertThat(classes.macro().f1()).isCloseTo((8.0 / 11 + 1.0 / 3) / 3, within(1e-12));
    assertThat(classes.weighted().precision())
        .isCloseTo((5 * 4.0 / 6 + 3 * 1.0 / 3) / 9, within(1e-12));
    assertThat(classes.weighted().recall()).isCloseTo(classes.accuracy(), within(1e-12));
    assertThat(classes.accuracy()).isEqualTo(5.0 / 9);
    assertThat(report.summary()).isEqualTo("accuracy 0.5556 (5 of 9)");
  }

  @Test
  void classes_asATableWithTheMeansBelow() {
    Table table = report.table();

    assertThat(table.columnNames())
        .containsExactly("class", "precision", "recall", "F1", "support");
    assertThat(table.stringColumn("class").asList())
        .containsExactly("cat", "dog", "eel", "fox", "macro mean", "weighted mean");
    assertThat(table.intColumn("support").asList()).containsExactly(5, 3, 1, 0, 9, 9);
  }

  @Test
  void targets_haveErrorsInTheirUnits() {
    Table table =
        Table.create(
            DoubleColumn.create("actual 1", 1, 2, 3, 4),
            DoubleColumn.create("predicted 1", 1, 2, 3, 6),
            DoubleColumn.create("actual 2", 5, 5, 5, 5),
            DoubleColumn.create("predicted 2", 5, 6, 5, 5));
    TargetReport targets = TargetReport.of(rows(table));

    TargetReport.Line first = targets.targets().get(0);
    assertThat(first).isEqualTo(new TargetReport.Line("target 1", 0.5, 1, 1 - 1 / 1.25, 4));
    assertThat(targets.targets().get(1).r2()).isNaN();
    assertThat(targets.table().columnNames())
        .containsExactly("target", "MAE", "RMSE", "R²", "support");
    assertThat(targets.summary()).isEqualTo("R² NaN, 2 targets (4 rows)");
  }

  @Test
  void targets_ofOneAreSummedUpInALine() {
    Table table =
        Table.create(
            DoubleColumn.create("actual", 1, 2, 3, 4),
            DoubleColumn.create("predicted", 1, 2, 3, 6));

    assertThat(TargetReport.of(rows(table)).summary())
        .isEqualTo("R² 0.2000, MAE 0.5000, RMSE 1.0000 (4 rows)");
  }

  @Test
  void targets_ofClassesAreAnError() {
    assertThatThrownBy(() -> TargetReport.of(CLASSES))
        .isInstanceOf(TaskException.class)
        .hasMessage(
            """
            expected: rows of actual and predicted numbers
            found:    9 rows with the columns actual, predicted
            where:    TargetReport.of
            mend:     ask the predictions as the model gave them; \
            of classes, use ClassReport.of(confusion)""");
  }
}
