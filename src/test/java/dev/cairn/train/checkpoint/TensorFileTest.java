package dev.cairn.train.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.train.checkpoint.TensorFile.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file byte by byte, whole and damaged. */
@Tag("unit")
class TensorFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("a.checkpoint");
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("w", new Tensor(List.of(2, 3), new float[] {1, -2, 0.5f, Float.MIN_VALUE, 5, 6}));
    tensors.put("b", new Tensor(List.of(1), new float[] {Float.NaN}));
    new TensorFile(Map.of("training", "ü \"quoted\""), tensors).write(file);
  }

  @Test
  void read_givesTheSameBits() {
    TensorFile read = TensorFile.read(file);

    assertThat(read.metadata()).isEqualTo(Map.of("training", "ü \"quoted\""));
    assertThat(read.tensors().keySet()).containsExactly("w", "b");
    assertThat(read.tensors().get("w").shape()).containsExactly(2, 3);
    assertThat(read.tensors().get("w").values())
        .containsExactly(1, -2, 0.5f, Float.MIN_VALUE, 5, 6);
    assertThat(read.tensors().get("b").values()).containsExactly(Float.NaN);
  }

  /** As safetensors says: length, header, numbers. */
  @Test
  void format_isThatOfSafetensors() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong(0);

    assertThat(new String(bytes.array(), 8, length, UTF_8))
        .startsWith("{\"__metadata__\":{\"training\":\"ü \\\"quoted\\\"\",\"sha256\":\"")
        .endsWith(
            "\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[24,28]}}");
    assertThat(bytes.limit()).isEqualTo(8 + length + 28);
    assertThat(bytes.getFloat(8 + length + 4)).isEqualTo(-2);
  }

  private void assertDamaged(String found) {
    assertThatThrownBy(() -> TensorFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            """
            expected: a whole checkpoint
            found:    one that is damaged: %s
            where:    %s
            mend:     take another copy of the file, or train anew\
            """
                .formatted(found, file));
  }

  @Test
  void aFlippedBit_isFound() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 7] ^= 1;
    Files.write(file, bytes);

    assertDamaged("its checksum is another one");
  }

  @Test
  void halfAFile_isFound() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));

    assertDamaged("it ends too early");
  }

  @Test
  void anotherFile_isFound() throws IOException {
    Files.writeString(file, "epoch,loss\n1,0.5\n2,0.25\n");

    assertDamaged("it has no header of a checkpoint");
  }

  @Test
  void anEmptyFile_isFound() throws IOException {
    Files.write(file, new byte[0]);

    assertDamaged("it ends too early");
  }

  @Test
  void everyDamagedByteOfTheHeader_isFound() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] bytes = whole.clone();
      bytes[i] ^= 0x10;
      Files.write(file, bytes);
      assertThatThrownBy(() -> TensorFile.read(file))
          .as("byte %d", i)
          .isInstanceOf(CheckpointException.class);
    }
  }

  @Test
  void noFile_isToldWithItsPath() {
    Path none = folder.resolve("none");

    assertThatThrownBy(() -> TensorFile.read(none))
        .hasMessage(
            """
            expected: a checkpoint
            found:    no such file
            where:    %s
            mend:     give the path that trainer.checkpoints(…) was given\
            """
                .formatted(none));
  }

  @Test
  void write_replacesTheOldFileAtOnce() {
    new TensorFile(Map.of(), Map.of()).write(file);

    assertThat(TensorFile.read(file).tensors()).isEmpty();
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }
}
