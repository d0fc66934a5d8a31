package dev.cairn.data.images;

import java.awt.image.BufferedImage;

/**
 * One image as bytes, {@code [channels, height, width]}; of one channel if it has no colour.
 *
 * @param bytes 0 to 255, unsigned
 * @param channels 1 or 3
 */
record Planes(byte[] bytes, int channels) {
  /** Grey JPEGs that were saved in colour come out a little coloured. */
  private static final int NO_COLOUR = 8;

  static Planes of(BufferedImage image, Channels wanted) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    boolean colour =
        wanted == Channels.COLOUR || (wanted == Channels.AUTOMATIC && hasColour(pixels));
    int channels = colour ? 3 : 1;
    byte[] bytes = new byte[channels * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      if (colour) {
        bytes[i] = (byte) (pixels[i] >> 16);
        bytes[pixels.length + i] = (byte) (pixels[i] >> 8);
        bytes[2 * pixels.length + i] = (byte) pixels[i];
      } else {
        bytes[i] = (byte) grey(pixels[i]);
      }
    }
    return new Planes(bytes, channels);
  }

  private static boolean hasColour(int... pixels) {
    for (int pixel : pixels) {
      int red = pixel >> 16 & 0xff;
      int green = pixel >> 8 & 0xff;
      int blue = pixel & 0xff;
      int most = Math.max(red, Math.max(green, blue));
      if (most - Math.min(red, Math.min(green, blue)) > NO_COLOUR) {
        return true;
      }
    }
    return false;
  }

  private static long grey(int pixel) {
    return Math.round(
        0.299 * (pixel >> 16 & 0xff) + 0.587 * (pixel >> 8 & 0xff) + 0.114 * (pixel & 0xff));
  }

  /** Puts the image as {@code wanted} channels at {@code from}. */
  void copyTo(byte[] all, int from, int wanted) {
    for (int c = 0; c < wanted; c += channels) {
      System.arraycopy(bytes, 0, all, from + c * (bytes.length / channels), bytes.length);
    }
  }
}
