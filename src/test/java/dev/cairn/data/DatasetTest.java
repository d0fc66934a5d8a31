package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.batches.Batches;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DatasetTest {
  private static final Provenance NOWHERE = Provenance.of("small", "a test", "none", List.of());

  /** Images of one pixel with value i and label i % classes. */
  private static ImageExamples images(int count, int classes) {
    byte[] pixels = new byte[count];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = (byte) i;
      labels[i] = (byte) (i % classes);
    }
    return ImageExamples.of(Shape.image(1, 1, 1), pixels, labels, classes);
  }

  private static Dataset small() {
    return Dataset.classification(images(100, 2), images(10, 2), Labels.of("a", "b"), NOWHERE);
  }

  private static List<Integer> pixels(Examples examples) {
    List<Integer> pixels = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      pixels.add(Byte.toUnsignedInt(((ImageExamples) examples).pixels(i)[0]));
    }
    return pixels;
  }

  private static long ofClass(Examples examples, int label) {
    return java.util.stream.IntStream.range(0, examples.size())
        .filter(i -> examples.label(i).orElseThrow() == label)
        .count();
  }

  @Test
  void validation_isAStratifiedTenthOfTraining() {
    Dataset data = small();

    assertThat(data.validation().size()).isEqualTo(10);
    assertThat(ofClass(data.validation(), 0)).isEqualTo(5);
    Set<Integer> all = new HashSet<>(pixels(data.train()));
    all.addAll(pixels(data.validation()));
    assertThat(all).hasSize(100);
    assertThat(data.provenance().validationShare()).isEqualTo(0.1);
    assertThat(data.provenance().seed()).isEqualTo(1);
  }

  @Test
  void folds_tellTheirOwnCut() {
    Dataset fold = small().folds(4, 7).get(2);

    assertThat(fold.validation().size()).isEqualTo(25);
    assertThat(fold.provenance().validationShare()).isEqualTo(0.25);
    assertThat(fold.provenance().seed()).isEqualTo(7);
    assertThat(fold.toString()).contains("(25 % of the training images, seed 7)");
  }

  @Test
  void withValidation_cutsTheWholeAgainBySeed() {
    Dataset third = small().withValidation(0.3, 5);

    assertThat(third.validation().size()).isEqualTo(30);
    assertThat(third.train().size()).isEqualTo(70);
    assertThat(pixels(third.withValidation(0.3, 5).validation()))
        .isEqualTo(pixels(third.validation()));
    assertThat(pixels(third.withValidation(0.3, 6).validation()))
        .isNotEqualTo(pixels(third.validation()));
    assertThat(third.provenance().seed()).isEqualTo(5);
  }

  @Test
  void scaling_isFittedOnTheTrainingPartAlone() {
    Dataset data = small();
    double mean = pixels(data.train()).stream().mapToInt(p -> p).average().orElseThrow();

    assertThat(data.inputScaling().means().get(0)).isCloseTo(mean, within(1e-9));
    assertThat(data.validation().inputScaling()).isEqualTo(data.inputScaling());
    assertThat(data.test().inputScaling()).isEqualTo(data.inputScaling());
  }

  @Test
  void trainingPart_isStandardised() {
    Dataset data = small();
    double sum = 0;
    double squares = 0;
    try (Batches batches = Batches.inOrder(data.train(), 90)) {
      Batch batch = batches.next();
      for (int i = 0; i < 90; i++) {
        sum += batch.inputs().get(i);
        squares += batch.inputs().get(i) * batch.inputs().get(i);
      }
    }

    assertThat(sum / 90).isCloseTo(0, within(1e-6));
    assertThat(squares / 90).isCloseTo(1, within(1e-6));
  }

  @Test
  void classBalance_isShownWhenClassesDiffer() {
    ImageExamples uneven = images(100, 3);
    Dataset data = Dataset.classification(uneven, images(10, 3), Labels.of("a", "b", "c"), NOWHERE);

    assertThat(data.toString()).contains("test            10 images, 3 to 4 of a class");
  }

  @Test
  void withValidation_leavesAnExampleToLearnFrom() {
    Dataset data = small().withValidation(0.999, 1);

    assertThat(data.train().size()).isEqualTo(1);
    assertThat(data.validation().size()).isEqualTo(99);
  }

  @Test
  void shareOutsideZeroToOne_isRefused() {
    assertThatThrownBy(() -> small().withValidation(1.0, 1))
        .hasMessage(
            """
            expected: a share between 0 and 1 of at least 2 examples
            found:    share 1.0 of 100 examples
            where:    the validation part
            mend:     give a share such as 0.1, and more examples""");
  }

  @Test
  void partsOfDifferentShape_areRefused() {
    assertThatThrownBy(
            () ->
                Dataset.classification(images(10, 2), images(10, 3), Labels.of("a", "b"), NOWHERE))
        .hasMessage(
            """
            expected: test examples of 1x1x1 with targets of 2, like the training examples
            found:    1x1x1 with targets of 3
            where:    the test part of small
            mend:     make both parts from the same kind of data""");
  }

  @Test
  void labelsOfAnotherNumber_areRefused() {
    assertThatThrownBy(
            () ->
                Dataset.classification(images(10, 3), images(10, 3), Labels.of("a", "b"), NOWHERE))
        .hasMessage(
            """
            expected: 3 names, one for each class
            found:    2 names: a, b
            where:    the labels of small
            mend:     name every class once, in the order of their numbers""");
  }

  @Test
  void split_keepsTheLastExampleOfAClassInTheLargerPart() {
    byte[] labels = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    ImageExamples rare = ImageExamples.of(Shape.image(1, 1, 1), new byte[10], labels, 2);

    Split split = Split.of(rare, 0.1, 1, "validation");

    assertThat(split.kept()).hasSize(9).contains(9).isSorted();
    assertThat(split.taken()).hasSize(1);
  }
}
