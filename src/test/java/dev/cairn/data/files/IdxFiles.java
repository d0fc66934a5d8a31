package dev.cairn.data.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Small IDX files for tests. */
public final class IdxFiles {
  private IdxFiles() {}

  /** {@code count} images of 2x3; pixel i of all has the value i. */
  public static byte[] images(int count) {
    byte[] pixels = new byte[count * 6];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return idx(pixels, 2051, count, 2, 3);
  }

  public static byte[] labels(int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return idx(bytes, 2049, labels.length);
  }

  public static byte[] idx(byte[] payload, int... header) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * header.length + payload.length);
    for (int number : header) {
      bytes.putInt(number);
    }
    return bytes.put(payload).array();
  }

  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
