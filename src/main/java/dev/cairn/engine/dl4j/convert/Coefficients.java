package dev.cairn.engine.dl4j.convert;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Weights as ND4J writes an array: the numbers of its shape, then its values, each with a header of
 * its own; all big-endian.
 */
final class Coefficients {
  private static final int LARGEST_SHAPE = 128;

  private final ByteBuffer bytes;
  private final Path file;

  private Coefficients(byte[] bytes, Path file) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.file = file;
  }

  /**
   * A row of weights.
   *
   * @throws ConversionException if the bytes are no such array, or not all of one
   */
  static float[] read(byte[] bytes, Path file) {
    return new Coefficients(bytes, file).read();
  }

  private float[] read() {
    text("how the shape is kept");
    long ofShape = number("the length of the shape");
    String typeOfShape = text("the type of the shape");
    int width = typeOfShape.equals("LONG") ? Long.BYTES : Integer.BYTES;
    if (ofShape < 4 || ofShape > LARGEST_SHAPE || bytes.remaining() < ofShape * width) {
      throw damaged("a shape of %d numbers".formatted(ofShape));
    }
    bytes.position(bytes.position() + (int) ofShape * width);
    text("how the weights are kept");
    long count = number("the number of weights");
    String type = text("the type of the weights");
    int size = type.equals("FLOAT") ? Float.BYTES : type.equals("DOUBLE") ? Double.BYTES : 0;
    if (size == 0) {
      throw damaged("weights of type " + type + ", not FLOAT or DOUBLE");
    }
    if (count < 1 || count > bytes.remaining() / size || bytes.remaining() != count * size) {
      throw damaged("%d bytes for %d weights".formatted(bytes.remaining(), count));
    }
    float[] weights = new float[(int) count];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = size == Float.BYTES ? bytes.getFloat() : (float) bytes.getDouble();
    }
    return weights;
  }

  private String text(String what) {
    int length = bytes.remaining() < Short.BYTES ? -1 : bytes.getShort() & 0xffff;
    if (length < 0 || length > 64 || length > bytes.remaining()) {
      throw damaged("an end before " + what);
    }
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private long number(String what) {
    if (bytes.remaining() < Long.BYTES) {
      throw damaged("an end before " + what);
    }
    return bytes.getLong();
  }

  private ConversionException damaged(String found) {
    return ModelZip.damaged(file, "coefficients.bin: " + found);
  }
}
