package dev.cairn.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.store.TensorFile.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes, whole and damaged. */
@Tag("unit")
class TensorFileTest {
  private static byte[] bytes() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("w", new Tensor(List.of(2, 3), new float[] {1, -2, 0.5f, Float.MIN_VALUE, 5, 6}));
    tensors.put("b", new Tensor(List.of(1), new float[] {Float.NaN}));
    return bytes(new TensorFile(Map.of("training", "ü \"quoted\""), tensors));
  }

  private static byte[] bytes(TensorFile file) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      file.writeTo(out);
      return out.toByteArray();
    } catch (IOException memoryHasNone) {
      throw new AssertionError(memoryHasNone);
    }
  }

  private static TensorFile read(byte[] bytes) throws IOException {
    return TensorFile.read(new ByteArrayInputStream(bytes), bytes.length);
  }

  @Test
  void read_givesTheSameBits() throws IOException {
    TensorFile read = read(bytes());

    assertThat(read.metadata()).isEqualTo(Map.of("training", "ü \"quoted\""));
    assertThat(read.tensors().keySet()).containsExactly("w", "b");
    assertThat(read.tensors().get("w").shape()).containsExactly(2, 3);
    assertThat(read.tensors().get("w").values())
        .containsExactly(1, -2, 0.5f, Float.MIN_VALUE, 5, 6);
    assertThat(read.tensors().get("b").values()).containsExactly(Float.NaN);
  }

  /** As safetensors says: length, header, numbers, which begin at a multiple of 64. */
  @Test
  void format_isThatOfSafetensors() {
    ByteBuffer bytes = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong(0);

    assertThat(new String(bytes.array(), 8, length, UTF_8))
        .startsWith("{\"__metadata__\":{\"training\":\"ü \\\"quoted\\\"\",\"sha256\":\"")
        .contains(
            "\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[24,28]}}  ")
        .endsWith(" ");
    assertThat((8 + length) % 64).isZero();
    assertThat(bytes.limit()).isEqualTo(8 + length + 28);
    assertThat(bytes.getFloat(8 + length + 4)).isEqualTo(-2);
  }

  private static void assertDamaged(byte[] bytes, String found) {
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessage(found);
  }

  @Test
  void aFlippedBit_isFound() {
    byte[] bytes = bytes();
    bytes[bytes.length - 7] ^= 1;

    assertDamaged(bytes, "its checksum is another one");
  }

  @Test
  void halfAFile_isFound() {
    byte[] bytes = bytes();

    assertDamaged(Arrays.copyOf(bytes, bytes.length - 5), "it ends too early");
    assertDamaged(new byte[0], "it ends too early");
    assertDamaged(Arrays.copyOf(bytes, bytes.length + 1), "it has bytes behind its last array");
  }

  @Test
  void anotherFile_isFound() {
    assertDamaged("epoch,loss\n1,0.5\n2,0.25\n".getBytes(UTF_8), "it has no header of safetensors");
  }

  @Test
  void everyDamagedByte_isFound() {
    byte[] whole = bytes();
    for (int i = 0; i < whole.length; i++) {
      byte[] bytes = whole.clone();
      bytes[i] ^= 0x10;
      assertThatThrownBy(() -> read(bytes)).as("byte %d", i).isInstanceOf(IOException.class);
    }
  }

  /** Nothing of this size is ever allocated. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'a':{'dtype':'F32','shape':[2147483647],'data_offsets':[0,8589934588]}};it ends too early",
        "{'a':{'dtype':'F32','shape':[99999999999999999],'data_offsets':[0,8]}};"
            + "an array has another length than its shape",
        "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,8]}};no whole number from 0",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}};"
            + "its arrays do not lie behind each other",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}};"
            + "its arrays do not lie behind each other",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}};it has bytes behind its last array",
        "{'a':{'dtype':'F64','shape':[1],'data_offsets':[0,8]}};an array is not of floats",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}};the name \"a\" twice",
        "{'a':{'dtype':'F32','shape':[2]}};an array has no dtype, shape and data_offsets alone",
        "{'a':[[[;no well-formed JSON"
      })
  void headersThatLie_areFound(String header, String found) {
    byte[] text = header.replace('\'', '"').getBytes(UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + text.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(text.length).put(text);

    assertDamaged(file.array(), found);
  }
}
