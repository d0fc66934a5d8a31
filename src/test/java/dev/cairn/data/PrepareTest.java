package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.images.Prepare;
import dev.cairn.graph.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to images once, before training. */
@Tag("unit")
class PrepareTest {
  private static final Shape NINE = Shape.image(1, 3, 3);

  @Test
  void median_takesASingleWrongPixelAway() {
    byte[] noisy = {5, 5, 5, 5, (byte) 255, 5, 5, 5, 5};

    assertThat(Prepare.median(3).pixels(NINE, noisy)).containsOnly(5);
  }

  @Test
  void gaussian_spreadsAPixelAndKeepsItsSum() {
    byte[] one = new byte[25 * 2];
    one[12] = 100;
    one[25 + 12] = 50;
    byte[] blurred = Prepare.gaussian(0.5).pixels(Shape.image(2, 5, 5), one);

    // exp(-2) beside 1: 0.7866 in the middle and 0.1065 beside it, each way.
    assertThat(blurred[12]).isEqualTo((byte) 62);
    assertThat(blurred[11]).isEqualTo((byte) 8).isEqualTo(blurred[7]).isEqualTo(blurred[17]);
    assertThat(blurred[6]).isEqualTo((byte) 1);
    assertThat(blurred[25 + 12]).isEqualTo((byte) 31);
  }

  @Test
  void resizeAndGrey_changeTheShape() {
    Prepare both = Prepare.resize(2, 4).then(Prepare.grey());
    byte[] white = new byte[3 * 16];
    java.util.Arrays.fill(white, (byte) 255);

    assertThat(both.shape(Shape.image(3, 4, 4))).isEqualTo(Shape.image(1, 2, 4));
    assertThat(both.pixels(Shape.image(3, 4, 4), white)).hasSize(8).containsOnly(-1);
    assertThat(both).hasToString("resize(2, 4), grey");
  }

  @Test
  void dataset_keepsItsPartsAndIsStandardisedAnew() {
    Dataset data = Datasets.fashionMnistMini();
    Dataset small = data.prepared(Prepare.resize(14, 14));

    assertThat(small.input()).isEqualTo(Shape.image(1, 14, 14));
    assertThat(small.train().size()).isEqualTo(data.train().size());
    assertThat(small.validation().label(3)).isEqualTo(data.validation().label(3));
    assertThat(small.test().label(7)).isEqualTo(data.test().label(7));
    assertThat(small.inputScaling()).isNotEqualTo(data.inputScaling());
    assertThat(small.validation().inputScaling()).isEqualTo(small.inputScaling());
  }

  @Test
  void picturesThatComeLater_arePreparedToo(@TempDir Path folder) throws IOException {
    BufferedImage white = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
    white.createGraphics().fillRect(0, 0, 28, 28);
    Path file = folder.resolve("white.png");
    ImageIO.write(white, "png", file.toFile());
    Dataset small = Datasets.fashionMnistMini().prepared(Prepare.resize(14, 14));

    ImageExamples later = (ImageExamples) small.encode(file);

    assertThat(later.input()).isEqualTo(Shape.image(1, 14, 14));
    assertThat(later.pixels(0)).hasSize(196).containsOnly(-1);
  }

  @Test
  void mistakes_areToldInFourFacts() {
    assertThatThrownBy(() -> Prepare.median(4))
        .hasMessage(
            """
            expected: a side of 3, 5 or 7 pixels
            found:    4
            where:    Prepare.median
            mend:     for example median(3)\
            """);
    assertThatThrownBy(() -> Datasets.friedman1(100, 1, 1).prepared(Prepare.grey()))
        .hasMessage(
            """
            expected: a data set of images
            found:    one with inputs of 10
            where:    Friedman 1, prepared by grey
            mend:     prepare pictures that were read by Datasets, before they are sealed\
            """);
  }
}
