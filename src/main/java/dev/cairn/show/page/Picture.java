package dev.cairn.show.page;

import dev.cairn.graph.Trouble;
import dev.cairn.host.Shown;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A drawn picture, or why there is none: a machine without fonts throws errors of many kinds as
 * soon as a letter is drawn.
 *
 * @param png bytes, with two pixels for each CSS pixel
 * @param trouble one sentence if it could not be drawn, or not all of it
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param alt what a reader who cannot see it is told
 */
public record Picture(
    Optional<byte[]> png, Optional<String> trouble, int width, int height, String alt) {
  /** What to do where no letter can be drawn. */
  public static final String NO_FONTS = "no fonts: " + Trouble.NO_FONTS.mend();

  /** Pixels of the picture for a CSS pixel. */
  public static final int SCALE = 2;

  private static final int GAP = 16;

  static {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  /** Paints on white; coordinates are CSS pixels. */
  public static Picture draw(String alt, int width, int height, Consumer<Graphics2D> painter) {
    return of(alt, width, height, () -> paint(width, height, painter));
  }

  /** The same for drawings of few colours, such as charts: its colours are rounded to 256. */
  public static Picture drawing(String alt, int width, int height, Consumer<Graphics2D> painter) {
    return of(alt, width, height, () -> Palette.round(paint(width, height, painter)));
  }

  /** An empty card of a size, for a picture to come: no letter has to be drawn for it. */
  public static Picture blank(String alt, int width, int height) {
    return of(alt, width, height, () -> paint(width / SCALE, height / SCALE, g -> {}));
  }

  /** A finished image, one pixel of it a CSS pixel. */
  public static Picture of(String alt, BufferedImage image) {
    return of(alt, image.getWidth(), image.getHeight(), () -> image);
  }

  /** Pictures below each other as one, for hosts that show only one. */
  public static Optional<byte[]> below(List<byte[]> pngs) {
    if (pngs.size() < 2) {
      return pngs.stream().findFirst();
    }
    return of("", 0, 0, () -> stacked(pngs)).png();
  }

  private static BufferedImage stacked(List<byte[]> pngs) throws IOException {
    List<BufferedImage> images = new ArrayList<>();
    for (byte[] png : pngs) {
      images.add(ImageIO.read(new ByteArrayInputStream(png)));
    }
    BufferedImage all =
        new BufferedImage(
            images.stream().mapToInt(BufferedImage::getWidth).max().orElse(1),
            images.stream().mapToInt(image -> image.getHeight() + GAP).sum() - GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = all.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, all.getWidth(), all.getHeight());
    int y = 0;
    for (BufferedImage image : images) {
      g.drawImage(image, 0, y, null);
      y += image.getHeight() + GAP;
    }
    g.dispose();
    return all;
  }

  @FunctionalInterface
  private interface Source {
    BufferedImage image() throws Exception;
  }

  private static Picture of(String alt, int width, int height, Source source) {
    try {
      byte[] png = encode(Palette.exact(source.image()));
      return new Picture(Optional.of(png), Optional.empty(), width, height, alt);
    } catch (Throwable t) {
      return new Picture(Optional.empty(), Optional.of(sentence(t)), width, height, alt);
    }
  }

  private static BufferedImage paint(int width, int height, Consumer<Graphics2D> painter) {
    BufferedImage image =
        new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, width * SCALE, height * SCALE);
      g.scale(SCALE, SCALE);
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      painter.accept(g);
    } finally {
      g.dispose();
    }
    return image;
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.1f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The cause in one sentence. */
  public static String sentence(Throwable thrown) {
    boolean fonts = Trouble.of(thrown).filter(Trouble.NO_FONTS::equals).isPresent();
    return fonts ? NO_FONTS : "no picture: " + thrown;
  }

  /** The same picture with a sentence below it, unless there is one already. */
  public Picture with(Optional<String> remark) {
    return new Picture(png, trouble.or(() -> remark), width, height, alt);
  }

  /**
   * The picture as HTML, with a remark below if there is one; without a picture, a box of the same
   * height that says why.
   */
  public String html() {
    String image = image("background-color:#ffffff;border-radius:6px;max-width:100%;height:auto");
    return png.isPresent() ? image + trouble.map(Html::note).orElse("") : image;
  }

  /** The same in a style of its own. */
  public String image(String style) {
    return png.map(bytes -> Html.image(bytes, alt, width, height, style))
        .orElseGet(() -> box(trouble.orElse("")));
  }

  /** An empty box of the picture's size with a sentence. */
  public String box(String sentence) {
    return "<div style=\"max-width:%dpx;height:%dpx;border:%s;border-radius:6px;%s\">%s</div>"
        .formatted(
            width, height - 2, Html.LINE, "opacity:0.75;text-align:center", Html.escape(sentence));
  }

  /** Text with the trouble below, if there was any. */
  public String note(String plain) {
    return trouble.map(why -> plain + "\n" + why).orElse(plain);
  }

  /** The picture alone, with text for hosts without pictures. */
  public Shown shown(String plain) {
    return Shown.of(plain, Html.frame(html()), png);
  }
}
