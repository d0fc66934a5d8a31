package dev.cairn.data.augment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Augmentation that makes no sense, told in four facts. */
@Tag("unit")
class AugmentErrorsTest {
  private static final Shape GREY = Shape.image(1, 28, 28);
  private static final Shape TEN = Shape.vector(10);

  @Test
  void crop_ofMoreThanTheImage() {
    assertThatThrownBy(() -> Augment.crop(28).check(GREY, TEN))
        .hasMessage(
            """
            expected: a padding below the side of the images, 28
            found:    28
            where:    crop(28)
            mend:     an eighth of the side is usual: crop(3)""");
  }

  @Test
  void cutout_ofMoreThanTheImage() {
    assertThatThrownBy(() -> Augment.cutout(30).check(GREY, TEN))
        .hasMessage(
            """
            expected: a square within the images, of at most 28 pixels a side
            found:    30
            where:    cutout(30)
            mend:     half the side is usual: cutout(14)""");
  }

  @Test
  void saturation_ofGreyImages() {
    assertThatThrownBy(() -> Augment.colour(0.2, 0.1, 0.3).check(GREY, TEN))
        .hasMessage(
            """
            expected: images of three channels, or no saturation
            found:    an image of 1x28x28
            where:    colour(0.2, 0.1, 0.3)
            mend:     give a saturation of 0: colour(0.2, 0.1, 0)""");
  }

  @Test
  void classWeights_ofAnotherNumberOfClasses() {
    assertThatThrownBy(() -> Augment.classWeights(1, 2).check(GREY, TEN))
        .hasMessage(
            """
            expected: 10 weights, one a class
            found:    2 weights
            where:    classWeights(1, 2)
            mend:     give a weight for every class, in the order of the labels""");
  }

  @Test
  void numbers_outOfTheirRange() {
    assertThatThrownBy(() -> Augment.crop(0))
        .hasMessage(
            """
            expected: a padding in pixels of 1 or more
            found:    0
            where:    Augment.crop
            mend:     for example crop(4)""");
    assertThatThrownBy(() -> Augment.rotate(Double.NaN))
        .hasMessage(
            """
            expected: degrees above 0, at most 180
            found:    NaN
            where:    Augment.rotate
            mend:     for example rotate(15)""");
    assertThatThrownBy(() -> Augment.labelSmoothing(1))
        .hasMessage(
            """
            expected: a share of 0 or more, below 1
            found:    1
            where:    Augment.labelSmoothing
            mend:     for example labelSmoothing(0.1)""");
    assertThatThrownBy(() -> Augment.mixUp(0))
        .hasMessage(
            """
            expected: an alpha of 0.001 or more, at most 1000
            found:    0
            where:    Augment.mixUp
            mend:     for example mixUp(0.2)""");
    assertThatThrownBy(() -> Augment.flip().sometimes(2))
        .hasMessage(
            """
            expected: a probability above 0, at most 1
            found:    2
            where:    Augment.sometimes
            mend:     for example sometimes(0.5)""");
  }
}
