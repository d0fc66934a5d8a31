package dev.cairn.data.images;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** Brings pictures to size: the middle with the right proportions, halved until it is near. */
final class Shrink {
  private Shrink() {}

  /**
   * An opaque picture of the size given; what shines through is white.
   *
   * @param squeeze whether the whole picture is used and its proportions change
   */
  static BufferedImage to(BufferedImage image, int height, int width, boolean squeeze) {
    BufferedImage part = squeeze ? image : middle(image, height, width);
    BufferedImage now = opaque(part);
    while (now.getWidth() >= 2 * width || now.getHeight() >= 2 * height) {
      int w = now.getWidth() >= 2 * width ? (now.getWidth() + 1) / 2 : now.getWidth();
      int h = now.getHeight() >= 2 * height ? (now.getHeight() + 1) / 2 : now.getHeight();
      now = scaled(now, w, h, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }
    return now.getWidth() == width && now.getHeight() == height
        ? now
        : scaled(now, width, height, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
  }

  private static BufferedImage middle(BufferedImage image, int height, int width) {
    long w = image.getWidth();
    long h = image.getHeight();
    int cutWidth = (int) Math.max(1, Math.min(w, Math.round((double) h * width / height)));
    int cutHeight = (int) Math.max(1, Math.min(h, Math.round((double) w * height / width)));
    return image.getSubimage(
        (int) (w - cutWidth) / 2, (int) (h - cutHeight) / 2, cutWidth, cutHeight);
  }

  private static BufferedImage opaque(BufferedImage image) {
    BufferedImage opaque =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    if (isGrey(image.getColorModel())) {
      copyGrey(image, opaque);
      return opaque;
    }
    Graphics2D g = opaque.createGraphics();
    g.drawImage(image, 0, 0, Color.WHITE, null);
    g.dispose();
    return opaque;
  }

  private static boolean isGrey(ColorModel model) {
    return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  /** Java takes grey samples for linear light and would brighten them; files mean them as sRGB. */
  private static void copyGrey(BufferedImage from, BufferedImage to) {
    Raster raster = from.getRaster();
    int alphaBand = from.getColorModel().hasAlpha() ? raster.getNumBands() - 1 : -1;
    double top = (1 << from.getColorModel().getComponentSize(0)) - 1;
    for (int y = 0; y < from.getHeight(); y++) {
      for (int x = 0; x < from.getWidth(); x++) {
        double grey = raster.getSample(x, y, 0) / top;
        double alpha = alphaBand < 0 ? 1 : raster.getSample(x, y, alphaBand) / top;
        int level = (int) Math.round(255 * (alpha * grey + 1 - alpha));
        to.setRGB(x, y, level * 0x010101);
      }
    }
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height, Object how) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = scaled.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, how);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return scaled;
  }
}
