package dev.cairn.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zip files as we write them, and others. */
@Tag("unit")
class ArchiveTest {
  @TempDir Path folder;

  private static byte[] bytes() throws IOException {
    Map<String, Content> entries = new LinkedHashMap<>();
    entries.put("a.txt", out -> out.write("one".getBytes(UTF_8)));
    entries.put("ü.txt", out -> out.write(new byte[200_000]));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Archive.write(out, entries);
    return out.toByteArray();
  }

  private String text(byte[] bytes, String name) throws IOException {
    Path file = folder.resolve("archive");
    Files.write(file, bytes);
    try (SeekableByteChannel channel = FileChannel.open(file)) {
      return Archive.open(channel).text(name, 1000);
    }
  }

  private void assertRefused(byte[] bytes, String found) {
    assertThatThrownBy(() -> text(bytes, "a.txt")).hasMessage(found);
  }

  @Test
  void entries_areReadByName() throws IOException {
    assertThat(text(bytes(), "a.txt")).isEqualTo("one");
    assertThatThrownBy(() -> text(bytes(), "b.txt")).hasMessage("it has no b.txt");
    assertThatThrownBy(() -> text(bytes(), "ü.txt")).hasMessage("ü.txt: more than 1,000 bytes");
  }

  @Test
  void aSizeThatLies_isNotBelieved() throws IOException {
    byte[] bytes = bytes();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(18, -1).putInt(22, -1);

    assertRefused(bytes, "it ends too early");
  }

  @Test
  void aFlippedBit_isFound() throws IOException {
    byte[] bytes = bytes();
    int at = new String(bytes, ISO_8859_1).indexOf("one");
    bytes[at] ^= 1;

    assertRefused(bytes, "a.txt: its checksum is another one");
  }

  @Test
  void packedEntries_areRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write(new byte[100_000]);
    }

    assertRefused(out.toByteArray(), "an entry of it has an unusual header");
  }

  @Test
  void tooManyEntries_areRefused() throws IOException {
    Map<String, Content> entries = new LinkedHashMap<>();
    for (int i = 0; i < 65; i++) {
      entries.put("entry" + i, out -> {});
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Archive.write(out, entries);

    assertRefused(out.toByteArray(), "it has more than 64 entries");
  }

  @Test
  void bytesBehindTheEnd_andInFront_areRefused() throws IOException {
    byte[] bytes = bytes();

    assertRefused(Arrays.copyOf(bytes, bytes.length + 1), "it has bytes behind its end");
    assertRefused(Arrays.copyOfRange(bytes, 1, bytes.length), "it is no file of Cairn");
    assertRefused(new byte[0], "it ends too early");
  }
}
