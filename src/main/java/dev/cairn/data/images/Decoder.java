package dev.cairn.data.images;

import dev.cairn.data.files.DataException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pictures in the formats of ImageIO (PNG, JPEG, BMP, GIF, TIFF), known by their content. */
final class Decoder {
  /** More than any camera makes; a packed file of a few kilobytes can claim far more. */
  private static final long MAX_PIXELS = 200_000_000;

  /** Pixels along a side, as a multiple of what is needed, that are worth being decoded. */
  private static final int ENOUGH = 6;

  private Decoder() {}

  /**
   * Decodes the first image of a file. Every n-th pixel of a huge one is enough.
   *
   * @param needed pixels along the shorter side
   * @return empty if the content is no picture of a known format
   * @throws DataException if it is one, but broken or too large
   */
  static Optional<BufferedImage> decode(Path file, byte[] content, int needed) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Optional.of(read(reader, file, needed));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof DataException told) {
        throw told;
      }
      throw broken(file, e);
    }
  }

  private static BufferedImage read(ImageReader reader, Path file, int needed) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MAX_PIXELS) {
      throw new DataException(
          String.format(Locale.ROOT, "a picture of at most %,d pixels", MAX_PIXELS),
          String.format(Locale.ROOT, "%,d x %,d pixels", width, height),
          file.toString(),
          "make it smaller, or leave such files out with skipBroken()");
    }
    ImageReadParam parameters = reader.getDefaultReadParam();
    int step = Math.max(1, Math.min(width, height) / (ENOUGH * needed));
    parameters.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, parameters);
  }

  private static DataException broken(Path file, Exception e) {
    String message = Optional.ofNullable(e.getMessage()).orElse("no reason given");
    return new DataException(
        "a whole picture",
        "one that cannot be decoded: " + message.lines().findFirst().orElse(""),
        file.toString(),
        "replace the file or save it again as PNG; or leave such files out with skipBroken()");
  }
}
