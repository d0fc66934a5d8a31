package dev.cairn.data.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a file's pixels to those of an image of the data set. */
@Tag("unit")
class ShrinkTest {

  /** Red, green and blue stripes of equal width. */
  private static BufferedImage stripes(int width, int height) {
    BufferedImage image = Pictures.plain(width, height, Color.GREEN);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.RED);
    g.fillRect(0, 0, width / 3, height);
    g.setColor(Color.BLUE);
    g.fillRect(width - width / 3, 0, width / 3, height);
    g.dispose();
    return image;
  }

  private static int level(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xff;
  }

  @Test
  void crop_takesTheMiddle() {
    BufferedImage small = Shrink.to(stripes(300, 100), 10, 10, false);

    assertThat(small.getWidth()).isEqualTo(10);
    assertThat(small.getHeight()).isEqualTo(10);
    assertThat(small.getRGB(1, 5)).isEqualTo(Color.GREEN.getRGB());
    assertThat(small.getRGB(8, 5)).isEqualTo(Color.GREEN.getRGB());
  }

  @Test
  void squeeze_takesAll() {
    BufferedImage small = Shrink.to(stripes(300, 100), 9, 9, true);

    assertThat(small.getRGB(0, 4)).isEqualTo(Color.RED.getRGB());
    assertThat(small.getRGB(4, 4)).isEqualTo(Color.GREEN.getRGB());
    assertThat(small.getRGB(8, 4)).isEqualTo(Color.BLUE.getRGB());
  }

  /** Taking every 16th pixel of a chequered floor would give black or white. */
  @Test
  void shrinking_averages() {
    BufferedImage floor = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256 * 256; i++) {
      floor.setRGB(i % 256, i / 256, (i + i / 256) % 2 == 0 ? 0xffffff : 0);
    }

    BufferedImage small = Shrink.to(floor, 16, 16, false);

    for (int i = 0; i < 256; i++) {
      assertThat(level(small, i % 16, i / 16)).isBetween(126, 129);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 200", "200, 3", "31, 33", "32, 32", "1000, 999"})
  void anySize_becomesTheSizeWanted(int width, int height) {
    BufferedImage small = Shrink.to(Pictures.plain(width, height, Color.ORANGE), 32, 24, false);

    assertThat(small.getHeight()).isEqualTo(32);
    assertThat(small.getWidth()).isEqualTo(24);
    assertThat(small.getRGB(12, 16)).isEqualTo(Color.ORANGE.getRGB());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 60, 128, 200, 255})
  void grey_keepsItsLevel(int level) {
    assertThat(level(Shrink.to(Pictures.grey(8, level), 4, 4, false), 1, 1)).isEqualTo(level);
  }

  @Test
  void greyOf16Bits_keepsItsLevel() {
    BufferedImage deep = new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 16; i++) {
      deep.getRaster().setSample(i % 4, i / 4, 0, 100 * 257);
    }

    assertThat(level(Shrink.to(deep, 4, 4, false), 2, 2)).isEqualTo(100);
  }

  @Test
  void greyWithTransparency_liesOnWhite() {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, 3, DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(2, 1);
    raster.setPixels(0, 0, 2, 1, new int[] {100, 255, 100, 0});

    BufferedImage small = Shrink.to(new BufferedImage(model, raster, false, null), 1, 2, true);

    assertThat(level(small, 0, 0)).isEqualTo(100);
    assertThat(level(small, 1, 0)).isEqualTo(255);
  }

  @Test
  void transparentPixels_areWhite() {
    BufferedImage glass = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);

    assertThat(Shrink.to(glass, 2, 2, false).getRGB(0, 0)).isEqualTo(Color.WHITE.getRGB());
  }

  /** A red picture whose upper left corner is blue when upright, stored turned. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 0, 1", "7, 1, 1", "8, 1, 0"
  })
  void orientation_isUndone(int orientation, int blueX, int blueY) {
    boolean swaps = Orientation.swapsSides(orientation);
    int width = swaps ? 32 : 64;
    int height = swaps ? 64 : 32;
    BufferedImage stored = Pictures.plain(width, height, Color.RED);
    Graphics2D g = stored.createGraphics();
    g.setColor(Color.BLUE);
    g.fillRect(blueX * width / 2, blueY * height / 2, width / 2, height / 2);
    g.dispose();

    byte[] file = Pictures.turned(stored, orientation);
    BufferedImage decoded = Decoder.decode(Path.of("a.jpg"), file, 64).orElseThrow();
    BufferedImage upright = Orientation.upright(decoded, Orientation.of(file));

    assertThat(Orientation.of(file)).isEqualTo(orientation);
    assertThat(upright.getWidth()).isEqualTo(64);
    assertThat(new Color(upright.getRGB(8, 8)).getBlue()).isGreaterThan(200);
    assertThat(new Color(upright.getRGB(56, 8)).getBlue()).isLessThan(60);
    assertThat(new Color(upright.getRGB(8, 24)).getBlue()).isLessThan(60);
    assertThat(new Color(upright.getRGB(56, 24)).getBlue()).isLessThan(60);
  }
}
