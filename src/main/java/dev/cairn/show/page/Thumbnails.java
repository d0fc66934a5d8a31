package dev.cairn.show.page;

import dev.cairn.data.Examples;
import dev.cairn.graph.Shape;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Small pictures of examples: grey with one channel, in colour with three. */
public final class Thumbnails {
  private static final int LARGEST = 64;
  private static final int SIDE = 48;

  private Thumbnails() {}

  /** The pixels of an example, at most 64 a side; empty if the examples are no images. */
  public static Optional<BufferedImage> of(Examples examples, int index) {
    return examples.picture(index).map(pixels -> reduced(image(examples.input(), pixels), LARGEST));
  }

  private static BufferedImage image(Shape shape, byte[] pixels) {
    int height = shape.size(1);
    int width = shape.size(2);
    int area = height * width;
    boolean color = shape.channels() == 3;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < area; i++) {
      int red = pixels[i] & 0xff;
      int green = color ? pixels[area + i] & 0xff : red;
      int blue = color ? pixels[2 * area + i] & 0xff : red;
      image.setRGB(i % width, i / width, red << 16 | green << 8 | blue);
    }
    return image;
  }

  /** An image with at most {@code largest} pixels a side. */
  public static BufferedImage reduced(BufferedImage image, int largest) {
    double factor = largest / (double) Math.max(image.getWidth(), image.getHeight());
    if (factor >= 1) {
      return image;
    }
    int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return small;
  }

  /** An image for a table cell, 48 CSS pixels high, its pixels kept sharp. */
  public static String html(BufferedImage image, String alt) {
    return html(image, alt, SIDE);
  }

  /** An image of {@code height} CSS pixels, at most three times as wide, its pixels kept sharp. */
  public static String html(BufferedImage image, String alt, int height) {
    int width = Math.min(3 * height, Math.max(1, height * image.getWidth() / image.getHeight()));
    return Picture.of(alt, image)
        .png()
        .map(
            png ->
                Html.image(
                    png,
                    alt,
                    width,
                    height,
                    "image-rendering:pixelated;margin:0;vertical-align:middle"))
        .orElse("");
  }

  /**
   * Draws an image into a square of {@code side}: pixels stay sharp and of one size, so it may be
   * smaller than the square.
   *
   * @return where it was drawn
   */
  public static Rectangle draw(Graphics2D g, BufferedImage image, int x, int y, int side) {
    int longest = Math.max(image.getWidth(), image.getHeight());
    double factor = Math.max(1, Picture.SCALE * side / longest) / (double) Picture.SCALE;
    int width = (int) (factor * image.getWidth());
    int height = (int) (factor * image.getHeight());
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    Rectangle place = new Rectangle(x + (side - width) / 2, y + (side - height) / 2, width, height);
    g.drawImage(image, place.x, place.y, width, height, null);
    return place;
  }
}
