package dev.cairn.train.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cairn.graph.Facts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named arrays of floats in one file, in the format of safetensors
 * (https://github.com/huggingface/safetensors), which Python reads too: 8 bytes with the length of
 * the header, little-endian; the header in JSON, with type, shape and place of each array; the
 * numbers, little-endian and row-major. The header's metadata have a SHA-256 of all else.
 *
 * @param metadata texts under their names
 * @param tensors in their order
 */
public record TensorFile(Map<String, String> metadata, Map<String, Tensor> tensors) {
  private static final String METADATA = "__metadata__";
  private static final String DIGEST = "sha256";
  private static final int MOST_HEADER = 100 << 20;

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
  public record Tensor(List<Integer> shape, float[] values) {}

  /**
   * Makes the folders on the way to a file, and sees whether it could be written, before the work
   * that it shall keep.
   *
   * @throws CheckpointException if it could not
   */
  public static void prepare(Path path) {
    Path folder = part(path).getParent();
    try {
      Files.createDirectories(folder);
      if (Files.isDirectory(path) || !Files.isWritable(folder)) {
        throw new IOException(Files.isDirectory(path) ? "a folder" : "a folder that is read only");
      }
    } catch (IOException failed) {
      throw unwritable(path, failed);
    }
  }

  private static Path part(Path path) {
    return path.toAbsolutePath().resolveSibling(path.getFileName() + ".part");
  }

  private static CheckpointException unwritable(Path path, IOException failed) {
    Facts facts =
        new Facts(
            "a place to write a checkpoint to",
            String.valueOf(failed.getMessage()),
            path.toString(),
            "see whether the folder may be written to and the disk has room");
    return new CheckpointException(facts, failed);
  }

  /**
   * Writes the file beside its place and moves it there when it is whole, so that at each instant
   * the old one or the new one is there.
   *
   * @throws CheckpointException if it cannot be written
   */
  public void write(Path path) {
    Path part = part(path);
    try {
      try (FileChannel file =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        writeAll(file);
        file.force(true);
      }
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw unwritable(path, failed);
    }
  }

  private void writeAll(FileChannel file) throws IOException {
    byte[] header = header().toString().getBytes(UTF_8);
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    writeFully(file, length.putLong(0, header.length));
    writeFully(file, ByteBuffer.wrap(header));
    for (Tensor tensor : tensors.values()) {
      writeFully(file, bytes(tensor.values()));
    }
  }

  private static void writeFully(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private static ByteBuffer bytes(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes;
  }

  private JsonObject header() {
    JsonObject texts = new JsonObject();
    metadata.forEach(texts::addProperty);
    texts.addProperty(DIGEST, digest());
    JsonObject header = new JsonObject();
    header.add(METADATA, texts);
    long at = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      long end = at + (long) entry.getValue().values().length * Float.BYTES;
      header.add(entry.getKey(), new Place(entry.getValue().shape(), at, end).toJson());
      at = end;
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
            digest.update(bytes(tensor.values()));
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  /**
   * Reads a file.
   *
   * @throws CheckpointException if there is none, or it is damaged
   */
  public static TensorFile read(Path path) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      TensorFile read = readAll(file);
      String expected = read.metadata().get(DIGEST);
      Map<String, String> texts = new LinkedHashMap<>(read.metadata());
      texts.remove(DIGEST);
      TensorFile content = new TensorFile(texts, read.tensors());
      if (!content.digest().equals(expected)) {
        throw new IOException("its checksum is another one");
      }
      return content;
    } catch (NoSuchFileException missing) {
      Facts facts =
          new Facts(
              "a checkpoint",
              "no such file",
              path.toAbsolutePath().toString(),
              "give the path that trainer.checkpoints(…) was given");
      throw new CheckpointException(facts, missing);
    } catch (IOException damaged) {
      throw damaged(path, String.valueOf(damaged.getMessage()), damaged);
    } catch (RuntimeException unreadable) {
      throw damaged(path, "its header cannot be read", unreadable);
    }
  }

  private static CheckpointException damaged(Path path, String how, Exception cause) {
    Facts facts =
        new Facts(
            "a whole checkpoint",
            "one that is damaged: " + how,
            path.toString(),
            "take another copy of the file, or train anew");
    return new CheckpointException(facts, cause);
  }

  private static TensorFile readAll(FileChannel file) throws IOException {
    long length = readFully(file, Long.BYTES, 0).getLong(0);
    if (length < 2 || length > MOST_HEADER || length > file.size() - Long.BYTES) {
      throw new IOException("it has no header of a checkpoint");
    }
    byte[] text = readFully(file, (int) length, Long.BYTES).array();
    JsonObject header = JsonParser.parseString(new String(text, UTF_8)).getAsJsonObject();
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
      JsonObject object = entry.getValue().getAsJsonObject();
      if (entry.getKey().equals(METADATA)) {
        object.entrySet().forEach(t -> texts.put(t.getKey(), t.getValue().getAsString()));
      } else {
        tensors.put(entry.getKey(), Place.of(object).read(file, Long.BYTES + length));
      }
    }
    return new TensorFile(texts, tensors);
  }

  private static ByteBuffer readFully(FileChannel file, int count, long from) throws IOException {
    if (count < 0 || from < 0 || from + count > file.size()) {
      throw new IOException("it ends too early");
    }
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
      // until all is there
    }
    return bytes.flip();
  }

  /** Where an array stands behind the header. */
  private record Place(List<Integer> shape, long begin, long end) {

    static Place of(JsonObject json) throws IOException {
      if (!json.get("dtype").getAsString().equals("F32")) {
        throw new IOException("an array is not of floats");
      }
      List<Integer> shape = new ArrayList<>();
      json.getAsJsonArray("shape").forEach(size -> shape.add(size.getAsInt()));
      JsonArray offsets = json.getAsJsonArray("data_offsets");
      return new Place(shape, offsets.get(0).getAsLong(), offsets.get(1).getAsLong());
    }

    JsonObject toJson() {
      JsonObject json = new JsonObject();
      json.addProperty("dtype", "F32");
      JsonArray sizes = new JsonArray();
      shape.forEach(sizes::add);
      json.add("shape", sizes);
      JsonArray offsets = new JsonArray();
      offsets.add(begin);
      offsets.add(end);
      json.add("data_offsets", offsets);
      return json;
    }

    Tensor read(FileChannel file, long data) throws IOException {
      long count = 1;
      for (int size : shape) {
        count = Math.multiplyExact(count, size);
      }
      if (begin < 0 || Math.multiplyExact(count, Float.BYTES) != end - begin) {
        throw new IOException("an array has another length than its shape");
      }
      float[] values = new float[Math.toIntExact(count)];
      readFully(file, Math.toIntExact(end - begin), data + begin).asFloatBuffer().get(values);
      return new Tensor(shape, values);
    }
  }
}
