package dev.cairn.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sealed files: as they were written, or refused in one and the same words. */
@Tag("unit")
class SealedFileTest {
  /** Four segments of 4 KiB and a part. */
  private static final byte[] CONTENT = content(17_000);

  @TempDir private Path folder;
  private Path path;
  private Seal seal;

  @BeforeEach
  void seal() {
    path = folder.resolve("a.sealed");
    seal = Seal.newKey(folder.resolve("a.key"));
    write(path);
  }

  private static byte[] content(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private void write(Path to) {
    SealedFile.write(to, seal, Segments.SMALL, out -> out.write(CONTENT));
  }

  private byte[] read(Seal with) throws IOException {
    try (SealedReader reader = SealedFile.open(path, with)) {
      return reader.stream(0).readAllBytes();
    }
  }

  private void assertRefused(Seal with) {
    assertThatThrownBy(() -> read(with))
        .isInstanceOf(SealException.class)
        .hasMessage(
            """
            expected: a sealed file as it was written, and the seal that it was written with
            found:    a file that this seal does not open
            where:    %s
            mend:     give the seal that it was made with; if it is that one, take another copy of the file\
            """
                .formatted(path))
        .satisfies(thrown -> assertThat(((SealException) thrown).origin().getCause()).isNull());
  }

  @ParameterizedTest
  @EnumSource
  void read_givesWhatWasWritten(Segments segments) throws IOException {
    byte[] large = content(3_000_000);
    Path other = folder.resolve("large.sealed");
    SealedFile.write(other, seal, segments, out -> out.write(large));

    try (SealedReader reader = SealedFile.open(other, seal)) {
      assertThat(reader.size()).isEqualTo(large.length);
      assertThat(reader.stream(0).readAllBytes()).isEqualTo(large);
      ByteBuffer part = ByteBuffer.allocate(9000);
      reader.read(1_234_567, part);
      assertThat(part.array()).isEqualTo(Arrays.copyOfRange(large, 1_234_567, 1_243_567));
      assertThatThrownBy(() -> reader.read(large.length - 1, ByteBuffer.allocate(2)))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void write_leavesNothingOfTheContentOnDisk() throws IOException {
    byte[] file = Files.readAllBytes(path);

    assertThat(SealedFile.isSealed(path)).isTrue();
    assertThat(new String(file, "ISO-8859-1"))
        .doesNotContain(new String(CONTENT, 0, 16, "ISO-8859-1"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("a.sealed", "a.key");
    }
  }

  @Test
  void write_neverGivesTheSameBytesTwice() throws IOException {
    Path other = folder.resolve("b.sealed");
    write(other);

    assertThat(Files.mismatch(path, other)).isBetween(0L, (long) SealHeader.LENGTH + 40);
  }

  @Test
  void write_leavesAFileOfThatNameAsItIs() throws IOException {
    byte[] before = Files.readAllBytes(path);

    assertThatThrownBy(() -> write(path))
        .hasMessage(
            """
            expected: a name that no file has
            found:    a file, which would be lost
            where:    %s
            mend:     give another name, or delete the file if nobody needs it\
            """
                .formatted(path));
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
  }

  @Test
  void write_leavesNothingWhenTheContentFails() throws IOException {
    Path other = folder.resolve("b.sealed");

    assertThatThrownBy(
            () ->
                SealedFile.write(
                    other,
                    seal,
                    Segments.SMALL,
                    out -> {
                      out.write(CONTENT);
                      throw new IOException("the source is gone");
                    }))
        .hasMessageContaining("the source is gone");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  /** Every byte of the two headers, others by chance; the same file is mended each time. */
  @Test
  void open_refusesAThousandFlippedBytes() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    Set<Integer> places = new HashSet<>();
    for (int at = 0; at < 100; at++) {
      places.add(at);
    }
    Random random = new Random(2);
    while (places.size() < 1000) {
      places.add(random.nextInt(whole.length));
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      for (int at : places) {
        byte flipped = (byte) (whole[at] ^ 1 << random.nextInt(8));
        file.write(ByteBuffer.wrap(new byte[] {flipped}), at);
        assertRefused(seal);
        file.write(ByteBuffer.wrap(new byte[] {whole[at]}), at);
      }
    }
    assertThat(read(seal)).isEqualTo(CONTENT);
  }

  /** Where segments end too, and one byte before the end. */
  @Test
  void open_refusesAHundredCuts() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    Set<Integer> lengths = new HashSet<>(Set.of(0, 1, whole.length - 1, SealHeader.LENGTH));
    for (int end = SealHeader.LENGTH + 4096; end < whole.length; end += 4096) {
      lengths.add(end);
    }
    Random random = new Random(3);
    while (lengths.size() < 100) {
      lengths.add(random.nextInt(whole.length));
    }
    for (int length : lengths) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertRefused(seal);
    }
    Files.write(path, Arrays.copyOf(whole, whole.length + 1));
    assertRefused(seal);
  }

  @Test
  void open_refusesSwappedSegments() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int second = SealHeader.LENGTH + 4096;
    byte[] kept = Arrays.copyOfRange(bytes, second, second + 4096);
    System.arraycopy(bytes, second + 4096, bytes, second, 4096);
    System.arraycopy(kept, 0, bytes, second + 4096, 4096);
    Files.write(path, bytes);

    assertRefused(seal);
  }

  @Test
  void open_refusesSegmentsOfAnotherFileOfTheSameSeal() throws IOException {
    Path other = folder.resolve("b.sealed");
    write(other);
    byte[] bytes = Files.readAllBytes(path);
    int second = SealHeader.LENGTH + 4096;
    System.arraycopy(Files.readAllBytes(other), second, bytes, second, 4096);
    Files.write(path, bytes);

    assertRefused(seal);
  }

  @Test
  void open_refusesOtherSealsAndOtherFiles() throws IOException {
    assertRefused(Seal.newKey(folder.resolve("b.key")));
    assertRefused(passphrase("correct horse"));

    Files.writeString(path, "something else");
    assertThat(SealedFile.isSealed(path)).isFalse();
    assertRefused(seal);
  }

  @Test
  void open_refusesAnotherPassphraseAndFlippedParametersOfIt() throws IOException {
    Files.delete(path);
    SealedFile.write(path, passphrase("correct horse"), Segments.SMALL, out -> out.write(CONTENT));
    assertThat(read(passphrase("correct horse"))).isEqualTo(CONTENT);
    assertRefused(passphrase("correct house"));
    assertRefused(seal);

    byte[] whole = Files.readAllBytes(path);
    for (int at = 0; at < SealHeader.LENGTH; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x01;
      Files.write(path, flipped);
      assertRefused(passphrase("correct horse"));
    }
  }

  /** Before anything is derived, which would take for ever. */
  @Test
  void open_refusesMoreRoundsThanAnybodyWrites() throws IOException {
    byte[] header = SealHeader.ofPassphrase(12, SealHeader.MOST_ROUNDS + 1).bytes();
    Files.write(path, Arrays.copyOf(header, 5000));

    assertThat(SealHeader.of(header)).isEmpty();
    assertRefused(passphrase("correct horse"));
  }

  private static Seal passphrase(String text) {
    return new Seal(new Secret.Passphrase(text.toCharArray(), 10), "a passphrase");
  }

  @Test
  void read_neverGivesWhatWasChangedAfterOpening() throws IOException {
    try (SealedReader reader = SealedFile.open(path, seal)) {
      ByteBuffer first = ByteBuffer.allocate(10);
      assertThatCode(() -> reader.read(0, first)).doesNotThrowAnyException();
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
        file.truncate(6000);
      }
      ByteBuffer later = ByteBuffer.allocate(2000);

      assertThat(reader.isBroken()).isFalse();
      assertThatThrownBy(() -> reader.read(9000, later)).isInstanceOf(SealException.class);
      assertThat(later.array()).containsOnly(0);
      assertThat(reader.isBroken()).isTrue();
      assertThatThrownBy(() -> reader.read(0, ByteBuffer.allocate(1)))
          .isInstanceOf(SealException.class);
    }
  }

  @Test
  void open_namesAMissingFile() {
    Path missing = folder.resolve("zzzzzzzz");
    assertThatThrownBy(() -> SealedFile.open(missing, seal))
        .hasMessage(
            """
            expected: a sealed file
            found:    no such file
            where:    %s
            mend:     check the name and the folder\
            """
                .formatted(missing));
  }
}
