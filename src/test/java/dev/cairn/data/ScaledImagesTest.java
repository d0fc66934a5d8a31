package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.files.DataException;
import dev.cairn.data.images.Prepare;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images as a net from elsewhere was trained with them. */
@Tag("unit")
class ScaledImagesTest {
  private static final Shape SHAPE = Shape.image(1, 1, 2);
  private static final byte[] PIXELS = {0, 10, 20, 30, 40, 50, 60, 70};
  private static final byte[] CLASSES = {0, 1, 0, 1};
  private static final Dataset DATA =
      Dataset.classification(
              ImageExamples.of(SHAPE, PIXELS, CLASSES, 2),
              ImageExamples.of(SHAPE, new byte[] {(byte) 200, 100}, new byte[] {1}, 2),
              Labels.of("a", "b"),
              new Provenance("dots", "made up", "none", List.of(), 0, 0))
          .withValidation(0.5, 1);

  private static float[] first(Examples examples) {
    FloatBuffer inputs = FloatBuffer.allocate(examples.input().elements());
    examples.write(0, inputs, FloatBuffer.allocate(2));
    return inputs.array();
  }

  @Test
  void raw_isPixelsFrom0To255() {
    assertThat(first(DATA.test())).isNotEqualTo(new float[] {200, 100});
    assertThat(first(DATA.raw().test())).containsExactly(200, 100);
  }

  @Test
  void scaled_staysWhenTheDataAreCutAnew() {
    Dataset data = DATA.scaled(new Scaling(List.of(100.0), List.of(50.0)));

    assertThat(first(data.test())).containsExactly(2, 0);
    assertThat(first(data.withValidation(0.25, 3).test())).containsExactly(2, 0);
  }

  @Test
  void scaled_byOtherChannels_isRefused() {
    assertThatThrownBy(() -> DATA.scaled(Scaling.none(3)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: a mean and a deviation for each of 1 channels
            found:    3 of them
            where:    dots, scaled
            mend:     prepare the images first, then scale them""");
  }

  @Test
  void colour_isThreeEqualChannels() {
    Dataset data = DATA.prepared(Prepare.colour()).raw();

    assertThat(data.input()).isEqualTo(Shape.image(3, 1, 2));
    assertThat(first(data.test())).containsExactly(200, 100, 200, 100, 200, 100);
  }
}
