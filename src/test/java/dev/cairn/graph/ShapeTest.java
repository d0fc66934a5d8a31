package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class ShapeTest {

  @Test
  void image_knowsItsSizes() {
    Shape image = Shape.image(16, 28, 30);
    assertThat(image.rank()).isEqualTo(3);
    assertThat(image.channels()).isEqualTo(16);
    assertThat(image.size(1)).isEqualTo(28);
    assertThat(image.size(2)).isEqualTo(30);
    assertThat(image.elements()).isEqualTo(13_440);
    assertThat(image.isImage()).isTrue();
    assertThat(image.isVector()).isFalse();
    assertThat(image).hasToString("16x28x30");
  }

  @Test
  void vectorAndSequence_areNoImages() {
    assertThat(Shape.vector(10).isVector()).isTrue();
    assertThat(Shape.vector(10).isImage()).isFalse();
    assertThat(Shape.vector(10)).hasToString("10");
    assertThat(Shape.sequence(4, 9).isVector()).isFalse();
    assertThat(Shape.sequence(4, 9).isImage()).isFalse();
    assertThat(Shape.sequence(4, 9)).hasToString("4x9");
  }

  @Test
  void equal_meansEqualSizes() {
    assertThat(Shape.image(1, 2, 3)).isEqualTo(new Shape(List.of(1, 2, 3)));
    assertThat(Shape.image(1, 2, 3)).isNotEqualTo(Shape.image(1, 3, 2));
  }

  @Test
  void shape_copiesItsSizes() {
    List<Integer> sizes = new ArrayList<>(List.of(4, 9));
    Shape shape = new Shape(sizes);
    sizes.set(0, 5);
    assertThat(shape.channels()).isEqualTo(4);
  }

  @Test
  void elements_beyondAnInt_throws() {
    Shape huge = Shape.image(50_000, 50_000, 1);
    assertThatThrownBy(huge::elements)
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: at most 2,147,483,647 numbers an example
            found:    more
            where:    the shape 50000x50000x1
            mend:     use smaller images, or pool them before flatten()""");
  }

  @Test
  void sizeBelowOne_isAnErrorOfFourFacts() {
    assertThatThrownBy(() -> Shape.image(3, 0, 32))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: at least one size, each of them 1 or more
            found:    3x0x32
            where:    a shape
            mend:     give positive sizes, for example Shape.image(3, 32, 32)""");
  }

  @Test
  void noSize_isAnErrorOfFourFacts() {
    assertThatThrownBy(() -> new Shape(List.of()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("found:    none");
  }

  @Test
  void error_hasNoStackTrace_soThatNotebooksShowOneBlock() {
    assertThat(new ShapeException("a", "b", "c", "d").getStackTrace()).isEmpty();
  }
}
