package dev.cairn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Datasets;
import dev.cairn.data.ImageExamples;
import dev.cairn.data.Labels;
import dev.cairn.graph.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ImageGridTest {
  private static final Labels LABELS = Labels.of("cat", "dog");
  private static final ImageExamples THREE =
      ImageExamples.of(Shape.image(1, 1, 1), new byte[3], new byte[] {0, 1, 1}, 2);

  @Test
  void of_examplesCaptionsThemWithTheirLabels() {
    assertThat(ImageGrid.of(THREE, LABELS).cells())
        .extracting(ImageGrid.Cell::caption)
        .containsExactly("cat", "dog", "dog");
  }

  @Test
  void of_predictionsCaptionsThemWithWhatTheyWereTakenFor() {
    Predictions predictions =
        new Classification(LABELS).predictions(THREE, new float[] {1, 0, 1, 0, 0, 1});

    assertThat(ImageGrid.of(predictions.worst()).cells())
        .containsExactly(new ImageGrid.Cell(1, "cat", "dog"));
    assertThat(ImageGrid.of(predictions).cells().get(2))
        .isEqualTo(new ImageGrid.Cell(2, "dog", ""));
  }

  @Test
  void of_aDataSetIsItsTrainingPart() {
    ImageGrid grid = ImageGrid.of(Datasets.fashionMnistMini());

    assertThat(grid).hasToString("Fashion-MNIST mini, training part: 10,800 images");
    assertThat(grid.shuffled(1).first(24).cells()).hasSize(24).isNotEqualTo(grid.first(24).cells());
    assertThat(grid.shuffled(1).cells()).containsExactlyInAnyOrderElementsOf(grid.cells());
    assertThat(grid.shuffled(1)).isEqualTo(grid.shuffled(1));
  }

  @Test
  void of_rowsIsAnError() {
    assertThatThrownBy(() -> ImageGrid.of(Datasets.friedman1(20, 1, 1)))
        .isInstanceOf(TaskException.class)
        .hasMessage(
            """
            expected: examples that are images, such as 1x28x28
            found:    examples of 10
            where:    ImageGrid.of
            mend:     show the data set or the table itself""");
  }
}
