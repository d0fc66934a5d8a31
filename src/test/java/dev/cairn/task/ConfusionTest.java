package dev.cairn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.ImageExamples;
import dev.cairn.data.Labels;
import dev.cairn.graph.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Tag("unit")
class ConfusionTest {
  private static final Labels LABELS = Labels.of("shirt", "coat", "Actual", "SHIRT");

  private static final Predictions PREDICTIONS =
      new Predictions(
          Table.create(
              StringColumn.create("actual", "shirt", "shirt", "shirt", "shirt", "coat", "Actual"),
              StringColumn.create("predicted", "coat", "coat", "shirt", "Actual", "coat", "coat")),
          ImageExamples.of(Shape.image(1, 1, 1), new byte[1], new byte[1], 2));

  private final Confusion confusion = Confusion.of(LABELS, PREDICTIONS);

  @Test
  void counts_andSums() {
    assertThat(confusion.count(0, 1)).isEqualTo(2);
    assertThat(confusion.total(0)).isEqualTo(4);
    assertThat(confusion.predicted(1)).isEqualTo(4);
    assertThat(confusion.total()).isEqualTo(6);
    assertThat(confusion.right()).isEqualTo(2);
  }

  @Test
  void share_isOfTheActualClass() {
    assertThat(confusion.share(0, 1)).isEqualTo(0.5);
    assertThat(confusion.share(3, 3)).isZero();
  }

  @Test
  void pairs_areNamedMostFrequentFirst() {
    assertThat(confusion.pairs())
        .extracting(Confusion.Pair::toString)
        .containsExactly(
            "shirt taken for coat: 2 of 4",
            "shirt taken for Actual: 1 of 4",
            "Actual taken for coat: 1 of 1");
  }

  @Test
  void tables_haveAColumnAClassAlsoWhenNamesDifferOnlyInCase() {
    assertThat(confusion.table().columnNames())
        .containsExactly("actual", "shirt", "coat", "Actual (class 2)", "SHIRT (class 3)");
    assertThat(confusion.percent().doubleColumn("coat").asList())
        .containsExactly(50.0, 100.0, 100.0, 0.0);
  }

  @Test
  void of_labelsThatLackAClass() {
    assertThatThrownBy(() -> Confusion.of(Labels.of("shirt"), PREDICTIONS))
        .isInstanceOf(TaskException.class)
        .hasMessage(
            """
            expected: predictions of the classes shirt
            found:    the class 'coat'
            where:    Confusion.of
            mend:     give the labels that the model was trained with""");
  }
}
