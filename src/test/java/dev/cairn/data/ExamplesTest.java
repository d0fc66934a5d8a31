package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ExamplesTest {
  private static final ImageExamples IMAGES =
      ImageExamples.of(
          Shape.image(2, 1, 2),
          new byte[] {0, 2, 10, 10, 4, 6, 10, 10, (byte) 255, 0, 1, 2},
          new byte[] {0, 1, 1},
          2);

  private static final TableExamples ROWS =
      TableExamples.regression(
          List.of("x", "constant"), new float[] {1, 7, 3, 7, 100, 7}, "y", new float[] {10, 20, 0});

  private static float[][] written(Examples examples, int index) {
    float[] input = new float[examples.input().elements()];
    float[] target = new float[examples.target().elements()];
    FloatBuffer inputs = FloatBuffer.wrap(input);
    FloatBuffer targets = FloatBuffer.wrap(target);
    examples.write(index, inputs, targets);
    assertThat(inputs.hasRemaining()).isFalse();
    assertThat(targets.hasRemaining()).isFalse();
    return new float[][] {input, target};
  }

  @Test
  void images_areWrittenAsTheyAreUntilStandardised() {
    assertThat(written(IMAGES, 2)[0]).containsExactly(255, 0, 1, 2);
    assertThat(written(IMAGES, 2)[1]).containsExactly(0, 1);
  }

  @Test
  void images_areStandardisedByChannel() {
    ImageExamples firstTwo = IMAGES.subset(0, 1).standardised();

    assertThat(firstTwo.inputScaling().means()).containsExactly(3.0, 10.0);
    assertThat(firstTwo.inputScaling().deviations().get(0)).isCloseTo(Math.sqrt(5), within(1e-12));
    assertThat(firstTwo.inputScaling().deviations().get(1)).isEqualTo(1.0);
    assertThat(written(firstTwo, 0)[0][1]).isCloseTo((float) (-1 / Math.sqrt(5)), within(1e-6f));
    assertThat(written(firstTwo, 0)[0][2]).isZero();
  }

  @Test
  void subsets_areViewsOfViews() {
    ImageExamples view = IMAGES.subset(2, 0).subset(1);

    assertThat(view.size()).isEqualTo(1);
    assertThat(view.pixels(0)).containsExactly(0, 2, 10, 10);
    assertThatThrownBy(() -> view.pixels(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> IMAGES.subset(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void images_doNotChangeWithTheArraysTheyWereMadeFrom() {
    byte[] pixels = {1};
    ImageExamples one = ImageExamples.of(Shape.image(1, 1, 1), pixels, new byte[] {0}, 2);
    pixels[0] = 9;
    one.pixels(0)[0] = 9;

    assertThat(one.pixels(0)).containsExactly(1);
  }

  @Test
  void images_needOnePixelForEachPlace() {
    assertThatThrownBy(() -> ImageExamples.of(Shape.image(1, 2, 2), new byte[7], new byte[2], 2))
        .hasMessage(
            """
            expected: 2 images of 1x2x2, one for each label: 8 bytes
            found:    7 bytes
            where:    the pixels
            mend:     give exactly one image and one label for each example""");
  }

  @Test
  void rows_areStandardisedByColumnAndTarget() {
    TableExamples firstTwo = ROWS.subset(0, 1).standardised();

    assertThat(firstTwo.inputScaling())
        .isEqualTo(new Scaling(List.of(2.0, 7.0), List.of(1.0, 1.0)));
    assertThat(firstTwo.targetScaling()).contains(new Scaling(List.of(15.0), List.of(5.0)));
    assertThat(written(firstTwo, 1)[0]).containsExactly(1, 0);
    assertThat(written(firstTwo, 1)[1]).containsExactly(1);
    assertThat(firstTwo.row(1)).containsExactly(3, 7);
    assertThat(firstTwo.value(1)).isEqualTo(20);
    assertThat(firstTwo.label(1)).isEmpty();
  }

  @Test
  void rows_ofTestAreSeenThroughTheTrainingNumbers() {
    Examples test = ROWS.subset(2).standardisedLike(ROWS.subset(0, 1).standardised());

    assertThat(written(test, 0)[0]).containsExactly(98, 0);
    assertThat(written(test, 0)[1]).containsExactly(-3);
  }

  @Test
  void rows_withClassesHaveLabels() {
    TableExamples rows =
        TableExamples.classification(
            List.of("x"), new float[] {1, 2}, "kind", new byte[] {1, 0}, 2);

    assertThat(written(rows, 0)[1]).containsExactly(0, 1);
    assertThat(rows.label(0)).hasValue(1);
    assertThat(rows.value(0)).isEqualTo(1);
    assertThat(rows.targetScaling()).isEmpty();
  }

  @Test
  void rows_refuseNumbersThatAreNotFinite() {
    assertThatThrownBy(
            () ->
                TableExamples.regression(
                    List.of("a", "b"), new float[] {1, 2, 3, Float.NaN}, "y", new float[2]))
        .hasMessage(
            """
            expected: a finite number
            found:    NaN
            where:    the values, row 1, column 1
            mend:     remove the row or fill the value in""");
  }

  @Test
  void rows_needOneTargetEach() {
    assertThatThrownBy(
            () ->
                TableExamples.regression(
                    List.of("a", "b"), new float[] {1, 2, 3}, "y", new float[2]))
        .hasMessage(
            """
            expected: 2 rows of 2 columns: 4 values
            found:    3 values
            where:    the values
            mend:     give one row and one target for each example""");
  }

  @Test
  void scaling_undoesItself() {
    Scaling scaling = new Scaling(List.of(10.0, -3.0), List.of(2.0, 0.5));

    assertThat(scaling.encode(0, 14)).isEqualTo(2);
    assertThat(scaling.decode(1, scaling.encode(1, 8))).isEqualTo(8);
    assertThat(scaling.channels()).isEqualTo(2);
  }

  @Test
  void scaling_refusesADeviationOfZero() {
    assertThatThrownBy(() -> new Scaling(List.of(1.0), List.of(0.0)))
        .hasMessage(
            """
            expected: a mean and a deviation above 0 for each channel or column
            found:    means [1.0] and deviations [0.0]
            where:    a scaling
            mend:     give two lists of finite numbers of the same length; for a constant column use deviation 1""");
  }

  @Test
  void labels_refuseANameTwice() {
    assertThatThrownBy(() -> Labels.of("cat", "cat"))
        .hasMessage(
            """
            expected: at least one class, each with a name of its own
            found:    [cat, cat]
            where:    the labels
            mend:     give every class one name that no other class has""");
    assertThat(Labels.numbered(3)).hasToString("0, 1, 2");
  }

  @Test
  void otherExamples_haveViewsToo() {
    Examples doubled =
        new Examples() {
          @Override
          public int size() {
            return 3;
          }

          @Override
          public Shape input() {
            return Shape.vector(1);
          }

          @Override
          public Shape target() {
            return Shape.vector(1);
          }

          @Override
          public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
            inputs.put(index);
            targets.put(2 * index);
          }
        };
    Examples view = doubled.subset(2, 1).subset(1, 0).standardised();

    assertThat(view.size()).isEqualTo(2);
    assertThat(written(view, 1)).isDeepEqualTo(new float[][] {{2}, {4}});
    assertThat(view.label(0)).isEmpty();
    assertThat(view.inputScaling()).isEqualTo(Scaling.none(1));
  }
}
