package dev.cairn.data.files;

import dev.cairn.graph.Shape;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * The IDX format of MNIST and its kin: a magic number that tells type and dimensions, the sizes,
 * then the payload, all big-endian (LeCun, Cortes and Burges, the MNIST database). Only unsigned
 * bytes are read.
 */
public final class Idx {
  private static final int LABELS = 2049;
  private static final int IMAGES = 2051;
  private static final int MAX_SIDE = 1 << 15;

  /** Deflate packs 1,032 bytes into one at best, so a header cannot rightly promise more. */
  private static final long MAX_RATIO = 1032;

  private Idx() {}

  /**
   * Reads images with their labels, all checked.
   *
   * @throws DataException if one file is damaged, or they do not belong together
   */
  public static ImageBytes read(FileBytes images, FileBytes labels, int classes) {
    byte[] labelBytes = labels(labels);
    try (Unpacked in = images.unpacked()) {
      long[] sizes = header(in, IMAGES, 3, "images");
      if (sizes[0] != labelBytes.length) {
        throw new DataException(
            text("%,d images, one for each label of %s", labelBytes.length, labels.fileName()),
            text("%,d images", sizes[0]),
            images.name() + ", byte 4",
            "give two files that belong together");
      }
      byte[] pixels = payload(in, sizes, images.size());
      Shape shape = Shape.image(1, (int) sizes[1], (int) sizes[2]);
      return ImageBytes.checked(shape, pixels, labelBytes, classes, labels.name());
    }
  }

  private static byte[] labels(FileBytes file) {
    try (Unpacked in = file.unpacked()) {
      return payload(in, header(in, LABELS, 1, "labels"), file.size());
    }
  }

  private static long[] header(Unpacked in, int magic, int dimensions, String what) {
    int length = 4 * (dimensions + 1);
    byte[] header = in.upTo(length);
    ByteBuffer numbers = ByteBuffer.wrap(header);
    if (header.length >= 4 && numbers.getInt() != magic) {
      throw new DataException(
          text("magic number %d (IDX %s)", magic, what),
          text("%d (0x%08x)", numbers.getInt(0), numbers.getInt(0)),
          in.name() + ", byte 0",
          "give an IDX file of " + what + ", plain or gzip");
    }
    if (header.length < length) {
      throw cutOff(text("an IDX header of %d bytes", length), in);
    }
    long[] sizes = new long[dimensions];
    for (int d = 0; d < dimensions; d++) {
      sizes[d] = Integer.toUnsignedLong(numbers.getInt());
      if (sizes[d] == 0 || (d > 0 && sizes[d] > MAX_SIDE)) {
        throw new DataException(
            d == 0 ? "a count of 1 or more" : text("a side of 1 to %,d pixels", MAX_SIDE),
            text("%,d", sizes[d]),
            in.name() + ", byte " + 4 * (d + 1),
            "the header is wrong: fetch the file again");
      }
    }
    return sizes;
  }

  private static byte[] payload(Unpacked in, long[] sizes, int fileSize) {
    long header = in.position();
    String promise =
        sizes.length == 1
            ? text("%,d labels", sizes[0])
            : text("%,d images of %dx%d", sizes[0], sizes[1], sizes[2]);
    long expected = sizes.length == 1 ? sizes[0] : sizes[0] * sizes[1] * sizes[2];
    if (expected > Math.min(Integer.MAX_VALUE - 8, MAX_RATIO * fileSize)) {
      throw new DataException(
          text("a header that fits a file of %,d bytes", fileSize),
          promise,
          in.name() + ", byte 4",
          "the header is wrong or the file was cut off: fetch it again");
    }
    byte[] bytes = in.upTo((int) expected);
    if (bytes.length < expected) {
      throw cutOff(text("%,d bytes for %s", expected + header, promise), in);
    }
    if (!in.atEnd()) {
      throw new DataException(
          "the end of the content after " + promise,
          "more bytes",
          in.name() + ", byte " + in.position(),
          "the header or the payload is wrong: fetch the file again");
    }
    return bytes;
  }

  private static DataException cutOff(String expected, Unpacked in) {
    return new DataException(
        expected,
        text("%,d bytes", in.position()),
        in.name() + ", byte " + in.position(),
        "the file was cut off: fetch it again");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
