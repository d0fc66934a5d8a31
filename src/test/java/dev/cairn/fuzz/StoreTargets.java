package dev.cairn.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.seal.Seal;
import dev.cairn.seal.SealException;
import dev.cairn.seal.SealedFile;
import dev.cairn.seal.SealedReader;
import dev.cairn.seal.Segments;
import dev.cairn.store.TensorFile;
import dev.cairn.store.TensorFile.Tensor;
import dev.cairn.train.ModelBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Files that Cairn writes. */
final class StoreTargets {
  private static final long MORE = 4 << 20;

  /** A segment of 1 MiB is decrypted whole, sealed and plain, each in Tink's own buffers too. */
  private static final long MORE_FOR_SEGMENTS = 16 << 20;

  private static final int CONTENT = 5000;

  /** A buffer for each would be more than a target may allocate. */
  private static final int MANY = 200;

  private StoreTargets() {}

  /** The whole file; checksums are put right, so that changes get past them. */
  static Target model(Path folder) throws IOException {
    return new Target(
        "model",
        folder.resolve("fuzzed.cairn"),
        Map.of("whole", ModelBytes.whole()),
        ZipChecksums::corrected,
        List.of(ModelBytes::read),
        MORE);
  }

  /** The description of the net, in a file that is whole otherwise. */
  static Target description(Path folder) throws IOException {
    return new Target(
        "model-net",
        folder.resolve("described.cairn"),
        Map.of("whole", ModelBytes.description()),
        StoreTargets::described,
        List.of(ModelBytes::read),
        MORE);
  }

  private static byte[] described(byte[] description) {
    try {
      return ModelBytes.described(description);
    } catch (IOException memoryHasNone) {
      throw new UncheckedIOException(memoryHasNone);
    }
  }

  /** Weights alone; who calls it makes an error of four facts of what it says. */
  static Target tensors(Path folder) throws IOException {
    Map<String, Tensor> many = new LinkedHashMap<>();
    for (int i = 0; i < MANY; i++) {
      many.put("w" + i, new Tensor(List.of(1), new float[1]));
    }
    return new Target(
        "safetensors",
        folder.resolve("weights.safetensors"),
        Map.of(
            "two-arrays",
            written(
                Map.of(
                    "w", new Tensor(List.of(2, 3), new float[] {1, -2, 3, 4, 5, Float.NaN}),
                    "b", new Tensor(List.of(1), new float[1]))),
            "many-small-arrays",
            written(many)),
        UnaryOperator.identity(),
        List.of(StoreTargets::readTensors),
        MORE);
  }

  private static byte[] written(Map<String, Tensor> tensors) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TensorFile(Map.of("note", "ü"), tensors).writeTo(out);
    return out.toByteArray();
  }

  private static void readTensors(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      TensorFile.read(in, Files.size(file));
    }
  }

  /** With a key that is always the same, so that findings can be tried again. */
  static Target sealed(Path folder) throws IOException {
    Path key = folder.resolve("key");
    Files.writeString(key, "cairn-key-1:" + "A".repeat(43) + "\n", US_ASCII);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }
    Seal seal = Seal.fromFile(key);
    byte[] content = new byte[CONTENT];
    Arrays.fill(content, (byte) 31);
    return new Target(
        "sealed",
        folder.resolve("fuzzed.sealed"),
        Map.of(
            "small-segments", sealed(folder, seal, Segments.SMALL, content),
            "large-segments", sealed(folder, seal, Segments.LARGE, content)),
        UnaryOperator.identity(),
        List.of(file -> open(file, seal, content)),
        MORE_FOR_SEGMENTS);
  }

  private static byte[] sealed(Path folder, Seal seal, Segments segments, byte[] content)
      throws IOException {
    Path file = folder.resolve(segments + ".sealed");
    Files.deleteIfExists(file); // of the last run
    SealedFile.write(file, seal, segments, out -> out.write(content));
    return Files.readAllBytes(file);
  }

  /** What opens is what was sealed; what does not is refused in the same words, always. */
  private static void open(Path file, Seal seal, byte[] content) throws IOException {
    try (SealedReader reader = SealedFile.open(file, seal)) {
      assertThat(reader.stream(0).readAllBytes()).isEqualTo(content);
    } catch (SealException refused) {
      assertThat(refused.found()).isEqualTo("a file that this seal does not open");
      throw refused;
    }
  }
}
