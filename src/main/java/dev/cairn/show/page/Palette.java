package dev.cairn.show.page;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Optional;

/** Makes images of few colours smaller: a byte a pixel and a table of colours. */
final class Palette {
  private static final int COLOURS = 256;
  private static final int SLOTS = 4 * COLOURS;

  /** Bits of a colour's part that are kept, the most first. */
  private static final int[] ROUNDINGS = {6, 5, 4};

  private static final int DRAWING_COLOURS = 32;

  private final int[] keys = new int[SLOTS];
  private final byte[] indices = new byte[SLOTS];
  private final int[] colours = new int[COLOURS];
  private final int[] counts = new int[COLOURS];
  private int size;

  private Palette() {
    Arrays.fill(keys, -1);
  }

  /** The same image with a table of its colours; itself if there are more than 256. */
  static BufferedImage exact(BufferedImage image) {
    if (image.getType() != BufferedImage.TYPE_INT_RGB) {
      return image;
    }
    int[] pixels = pixels(image);
    int width = image.getWidth();
    if (Arrays.stream(pixels).allMatch(Palette::isGrey)) {
      return grey(pixels, width, image.getHeight());
    }
    Palette palette = new Palette();
    return palette
        .indices(pixels, 8)
        .map(i -> image(i, width, image.getHeight(), palette.colours, palette.size))
        .orElse(image);
  }

  private static boolean isGrey(int pixel) {
    int blue = pixel & 0xff;
    return (pixel & 0xffffff) == (blue << 16 | blue << 8 | blue);
  }

  /** Needs no table at all. */
  private static BufferedImage grey(int[] pixels, int width, int height) {
    BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] levels = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      levels[i] = (byte) pixels[i];
    }
    grey.getRaster().setDataElements(0, 0, width, height, levels);
    return grey;
  }

  /** A drawing in 32 colours; itself if it has far more, as photographs have. */
  static BufferedImage round(BufferedImage image) {
    int[] pixels = pixels(image);
    for (int bits : ROUNDINGS) {
      Palette palette = new Palette();
      Optional<byte[]> indices = palette.indices(pixels, bits);
      if (indices.isPresent()) {
        return palette.reduced(indices.get(), image.getWidth(), image.getHeight());
      }
    }
    return image;
  }

  /** Copied as they are where they are integers: asking for each colour takes ten times as long. */
  private static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return image.getType() == BufferedImage.TYPE_INT_RGB
        ? (int[]) image.getRaster().getDataElements(0, 0, width, height, null)
        : image.getRGB(0, 0, width, height, null, 0, width);
  }

  /** The place of each pixel's colour in the table; empty if there is no room for all colours. */
  private Optional<byte[]> indices(int[] pixels, int bits) {
    byte[] indices = new byte[pixels.length];
    int before = -1;
    int index = 0;
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i] & 0xffffff;
      if (pixel != before) {
        index = index(rounded(pixel, bits));
        if (index < 0) {
          return Optional.empty();
        }
        before = pixel;
      }
      indices[i] = (byte) index;
      counts[index]++;
    }
    return Optional.of(indices);
  }

  /** With the colours that matter most: those of many pixels, far from the ones chosen before. */
  private BufferedImage reduced(byte[] indices, int width, int height) {
    int[] nearest = new int[size];
    double[] far = new double[size];
    Arrays.fill(far, Double.MAX_VALUE);
    int[] chosen = new int[Math.min(DRAWING_COLOURS, size)];
    for (int n = 0; n < chosen.length; n++) {
      int next = 0;
      for (int c = 1; c < size; c++) {
        next = far[c] * counts[c] > far[next] * counts[next] ? c : next;
      }
      chosen[n] = colours[next];
      for (int c = 0; c < size; c++) {
        double distance = distance(colours[c], colours[next]);
        if (distance < far[c]) {
          far[c] = distance;
          nearest[c] = n;
        }
      }
    }
    byte[] fewer = new byte[indices.length];
    for (int i = 0; i < indices.length; i++) {
      fewer[i] = (byte) nearest[indices[i] & 0xff];
    }
    return image(fewer, width, height, chosen, chosen.length);
  }

  private static double distance(int one, int other) {
    int red = (one >> 16 & 0xff) - (other >> 16 & 0xff);
    int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
    int blue = (one & 0xff) - (other & 0xff);
    return red * red + green * green + blue * blue;
  }

  private static BufferedImage image(
      byte[] indices, int width, int height, int[] colours, int size) {
    IndexColorModel model =
        new IndexColorModel(8, size, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    image.getRaster().setDataElements(0, 0, width, height, indices);
    return image;
  }

  /** Keeps the first bits of each part and repeats them, so that white stays white. */
  private static int rounded(int pixel, int bits) {
    return part(pixel >> 16 & 0xff, bits) << 16
        | part(pixel >> 8 & 0xff, bits) << 8
        | part(pixel & 0xff, bits);
  }

  private static int part(int value, int bits) {
    int most = (1 << bits) - 1;
    return (value * most + 127) / 255 * 255 / most;
  }

  /** Of a colour, which is added if it is new; -1 if there is no room. */
  private int index(int colour) {
    int slot = (colour * 0x9E3779B1 >>> 22) % SLOTS;
    while (keys[slot] != colour) {
      if (keys[slot] < 0) {
        if (size == COLOURS) {
          return -1;
        }
        keys[slot] = colour;
        indices[slot] = (byte) size;
        colours[size++] = colour;
      } else {
        slot = (slot + 1) % SLOTS;
      }
    }
    return indices[slot] & 0xff;
  }
}
