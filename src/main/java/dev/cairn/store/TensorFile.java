package dev.cairn.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named arrays of floats in the format of safetensors (https://github.com/huggingface/safetensors),
 * which Python reads too: 8 bytes with the length of the header, little-endian; the header in JSON,
 * with type, shape and place of each array, and spaces up to a multiple of 64 bytes; the numbers,
 * little-endian and row-major, without gaps. The header's metadata have a SHA-256 of all else.
 *
 * @param metadata texts under their names
 * @param tensors in their order
 */
public record TensorFile(Map<String, String> metadata, Map<String, Tensor> tensors)
    implements Content {
  static final String METADATA = "__metadata__";
  private static final String DIGEST = "sha256";
  private static final int ALIGNMENT = 64;
  private static final int CHUNK = 1 << 14;

  /** Copies the maps, in their order. */
  public TensorFile {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * An array.
   *
   * @param shape its product is the number of values
   * @param values row-major; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // files are read and written at once, never compared
  public record Tensor(List<Integer> shape, float[] values) {
    /** Copies the shape. */
    public Tensor {
      shape = List.copyOf(shape);
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    byte[] header = header().toString().getBytes(UTF_8);
    int padding = Math.floorMod(-(Long.BYTES + header.length), ALIGNMENT);
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(0, header.length + padding).array());
    out.write(header);
    out.write(" ".repeat(padding).getBytes(UTF_8));
    for (Tensor tensor : tensors.values()) {
      write(tensor.values(), out::write);
    }
  }

  /** Takes bytes. */
  private interface Sink<X extends Exception> {
    void put(byte[] bytes, int from, int count) throws X;
  }

  private static <X extends Exception> void write(float[] values, Sink<X> out) throws X {
    int chunk = Math.min(values.length, CHUNK);
    ByteBuffer bytes = ByteBuffer.allocate(chunk * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = bytes.asFloatBuffer();
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      floats.clear().put(values, from, count);
      out.put(bytes.array(), 0, count * Float.BYTES);
    }
  }

  private JsonObject header() {
    JsonObject texts = new JsonObject();
    metadata.forEach(texts::addProperty);
    texts.addProperty(DIGEST, digest());
    JsonObject header = new JsonObject();
    header.add(METADATA, texts);
    long at = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      JsonObject json = new JsonObject();
      json.addProperty("dtype", TensorHeader.FLOATS);
      JsonArray sizes = new JsonArray();
      entry.getValue().shape().forEach(sizes::add);
      json.add("shape", sizes);
      JsonArray offsets = new JsonArray();
      offsets.add(at);
      at += (long) entry.getValue().values().length * Float.BYTES;
      offsets.add(at);
      json.add("data_offsets", offsets);
      header.add(entry.getKey(), json);
    }
    return header;
  }

  /** Of all names, shapes, texts and numbers. */
  private String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      metadata.forEach((name, text) -> digest.update((name + "=" + text + "\n").getBytes(UTF_8)));
      tensors.forEach(
          (name, tensor) -> {
            digest.update((name + tensor.shape() + "\n").getBytes(UTF_8));
            write(tensor.values(), digest::update);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  /**
   * Reads such a file to its end. Nothing is allocated for an array before the header is known to
   * describe {@code size} bytes.
   *
   * @param size in bytes
   * @throws IOException that says in words what is wrong with it
   */
  public static TensorFile read(InputStream in, long size) throws IOException {
    TensorHeader header = TensorHeader.read(in, size);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (TensorHeader.Place place : header.places()) {
      tensors.put(place.name(), new Tensor(place.shape(), floats(in, place.count())));
    }
    Map<String, String> texts = new LinkedHashMap<>(header.metadata());
    String expected = texts.remove(DIGEST);
    TensorFile content = new TensorFile(texts, tensors);
    if (!content.digest().equals(expected)) {
      throw new IOException("its checksum is another one");
    }
    return content;
  }

  private static float[] floats(InputStream in, int count) throws IOException {
    float[] values = new float[count];
    byte[] bytes = new byte[Math.min(count, CHUNK) * Float.BYTES];
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (int from = 0; from < count; from += CHUNK) {
      int next = Math.min(CHUNK, count - from);
      if (in.readNBytes(bytes, 0, next * Float.BYTES) < next * Float.BYTES) {
        throw new IOException("it ends too early");
      }
      floats.clear().get(values, from, next);
    }
    return values;
  }
}
