package dev.cairn.show.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PaletteTest {
  private static final Color BLUE = new Color(0, 114, 178);
  private static final Color GREEN = new Color(0, 158, 115);

  private static BufferedImage image(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  @Test
  void exact_keepsEveryPixel() {
    BufferedImage image = image(16, 8);
    IntStream.range(0, 128).forEach(i -> image.setRGB(i % 16, i / 16, 0xff000000 | i * 0x010203));

    BufferedImage small = Palette.exact(image);

    assertThat(small.getType()).isEqualTo(BufferedImage.TYPE_BYTE_INDEXED);
    for (int i = 0; i < 128; i++) {
      assertThat(small.getRGB(i % 16, i / 16)).isEqualTo(image.getRGB(i % 16, i / 16));
    }
  }

  @Test
  void exact_ofGreyPixelsNeedsNoTable() {
    BufferedImage image = image(256, 1);
    IntStream.range(0, 256).forEach(i -> image.setRGB(i, 0, 0xff000000 | i * 0x010101));

    BufferedImage small = Palette.exact(image);

    assertThat(small.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
    assertThat(small.getRaster().getSample(200, 0, 0)).isEqualTo(200);
  }

  @Test
  void exact_leavesPhotographsAlone() {
    BufferedImage image = image(300, 1);
    IntStream.range(0, 300).forEach(i -> image.setRGB(i, 0, 0xff000000 | i * 0x000507));

    assertThat(Palette.exact(image)).isSameAs(image);
  }

  @Test
  void round_keepsWhiteAndTheColoursThatStandAlone() {
    BufferedImage image = image(100, 100);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 100, 100);
    for (int i = 0; i < 100; i++) {
      g.setColor(new Color(i * 2, 114 + i, 178 + i / 2));
      g.fillRect(i, 10, 1, 60);
    }
    g.setColor(BLUE);
    g.fillRect(0, 80, 50, 5);
    g.setColor(GREEN);
    g.fillRect(60, 80, 6, 6);
    g.dispose();

    BufferedImage small = Palette.round(image);

    assertThat(small.getRGB(0, 0)).isEqualTo(Color.WHITE.getRGB());
    assertThat(distance(new Color(small.getRGB(62, 82)), GREEN)).isLessThan(12);
    assertThat(distance(new Color(small.getRGB(20, 82)), BLUE)).isLessThan(12);
    assertThat(small.getType()).isEqualTo(BufferedImage.TYPE_BYTE_INDEXED);
  }

  private static double distance(Color a, Color b) {
    return Math.sqrt(
        Math.pow(a.getRed() - b.getRed(), 2)
            + Math.pow(a.getGreen() - b.getGreen(), 2)
            + Math.pow(a.getBlue() - b.getBlue(), 2));
  }
}
