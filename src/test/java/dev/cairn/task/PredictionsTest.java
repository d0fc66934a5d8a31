package dev.cairn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Examples;
import dev.cairn.data.ImageExamples;
import dev.cairn.data.Labels;
import dev.cairn.data.Scaling;
import dev.cairn.data.TableExamples;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

@Tag("unit")
class PredictionsTest {
  private static final Labels LABELS = Labels.of("Shirt", "Coat", "Bag");

  /** Two shirts, two coats, two bags; examples 1, 3 and 5 are wrong. */
  private static Predictions classes() {
    Examples examples =
        ImageExamples.of(Shape.image(1, 1, 1), new byte[6], new byte[] {0, 0, 1, 1, 2, 2}, 3);
    float[] logits = {
      3, 0, 0, //
      0, 1, 0, //
      0, 1, 0, //
      4, 0, 0, //
      0, 0, 2, //
      1, 0, 0,
    };
    return new Classification(LABELS).predictions(examples, logits);
  }

  private static Predictions numbers(float... outputs) {
    int rows = outputs.length;
    float[] zeros = new float[rows];
    Examples examples = TableExamples.regression(List.of("x"), new float[rows], "y", zeros);
    return new Regression(Scaling.none(1)).predictions(examples, outputs);
  }

  private static List<Integer> examples(Predictions predictions) {
    return predictions.table().intColumn("example").asList();
  }

  @Test
  void byConfidence_keepsTheOrderOfEquals() {
    assertThat(examples(classes().byConfidence())).containsExactly(3, 0, 4, 1, 2, 5);
  }

  @Test
  void byConfidence_keepsTheOrderOfManyEquals() {
    Examples many = ImageExamples.of(Shape.image(1, 1, 1), new byte[9000], new byte[9000], 2);
    Predictions equal =
        new Classification(Labels.of("a", "b")).predictions(many, new float[18_000]);

    assertThat(examples(equal.byConfidence()))
        .containsExactlyElementsOf(IntStream.range(0, 9000).boxed().toList());
  }

  @Test
  void byError_ofClassesIsByLoss() {
    assertThat(examples(classes().byError())).containsExactly(3, 1, 5, 2, 4, 0);
    assertThat(classes().byError().table().doubleColumn("loss").get(0))
        .isCloseTo(Math.log(Math.exp(4) + 2), within(1e-6));
  }

  @Test
  void byError_ofNumbersIsTheLargestAbsoluteErrorFirst() {
    assertThat(examples(numbers(1, -3, 2, Float.NaN).byError())).containsExactly(1, 2, 0, 3);
  }

  @Test
  void byError_ofSeveralTargetsWeighsThemByTheirVariance() {
    Predictions two =
        numbers(0, 0)
            .with(
                Table.create(
                    IntColumn.create("example", 0, 1),
                    DoubleColumn.create("actual 1", 0, 1000),
                    DoubleColumn.create("predicted 1", 100, 1000),
                    DoubleColumn.create("actual 2", 0, 1),
                    DoubleColumn.create("predicted 2", 0, 2)));

    assertThat(examples(two.byError())).containsExactly(1, 0);
  }

  @Test
  void wrong_keepsTheExamplesOrder() {
    assertThat(examples(classes().wrong())).containsExactly(1, 3, 5);
  }

  @Test
  void worst_isTheSurestMistakesFirst() {
    assertThat(examples(classes().worst())).containsExactly(3, 1, 5);
    assertThat(examples(numbers(1, -3).worst())).containsExactly(1, 0);
  }

  @Test
  void of_and_takenFor_nameAPairOfClasses() {
    assertThat(examples(classes().of("Shirt"))).containsExactly(0, 1);
    assertThat(examples(classes().of("Shirt").takenFor("Coat").first(5))).containsExactly(1);
  }

  @Test
  void first_isAtMostAll() {
    assertThat(examples(classes().first(2))).containsExactly(0, 1);
    assertThat(examples(classes().first(99))).hasSize(6);
    assertThat(examples(classes().first(0))).isEmpty();
  }

  @Test
  void of_anUnknownClassSuggestsTheNearest() {
    assertThatThrownBy(() -> classes().of("shirts"))
        .isInstanceOf(TaskException.class)
        .hasMessage(
            """
            expected: a class that occurs in these predictions
            found:    'shirts'
            where:    predictions.of("shirts")
            mend:     did you mean Shirt?""");
  }

  @Test
  void wrong_ofNumbersSaysWhatRegressionsKnow() {
    assertThatThrownBy(() -> numbers(1).wrong())
        .isInstanceOf(TaskException.class)
        .hasMessage(
            """
            expected: a table with the columns actual, predicted, right
            found:    the columns example, actual, predicted, error
            where:    predictions.wrong()
            mend:     a regression has byError() and worst(), \
            data without answers have no mistakes""");
  }

  @Test
  void orders_leaveTheOriginalAsItIs() {
    Predictions all = classes();
    all.byConfidence();
    all.worst();

    assertThat(examples(all)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void examplesWithoutAnswers_arePredictedOnly() {
    record Unknown(Shape target) implements Examples {
      @Override
      public int size() {
        return 2;
      }

      @Override
      public Shape input() {
        return Shape.vector(1);
      }

      @Override
      public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
        inputs.put(0);
        targets.put(Float.NaN);
      }
    }

    Table classes =
        new Classification(LABELS)
            .predictions(new Unknown(Shape.vector(3)), new float[] {0, 9, 0, 0, 0, 9})
            .table();
    Table numbers =
        new Regression(Scaling.none(1))
            .predictions(new Unknown(Shape.vector(1)), new float[] {1, 2})
            .table();

    assertThat(classes.columnNames()).containsExactly("example", "predicted", "confidence");
    assertThat(classes.stringColumn("predicted").asList()).containsExactly("Coat", "Bag");
    assertThat(numbers.columnNames()).containsExactly("example", "predicted");
  }
}
