package dev.cairn.data.files;

import static dev.cairn.data.files.IdxFiles.gzip;
import static dev.cairn.data.files.IdxFiles.idx;
import static dev.cairn.data.files.IdxFiles.images;
import static dev.cairn.data.files.IdxFiles.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Datasets;
import dev.cairn.data.Labels;
import dev.cairn.graph.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class IdxTest {

  private static ImageBytes read(byte[] images, byte[] labels) {
    return Idx.read(
        new FileBytes("data/images.idx", images), new FileBytes("data/labels.idx", labels), 4);
  }

  private static byte[] image(ImageBytes read, int index) {
    return Arrays.copyOfRange(read.pixels(), 6 * index, 6 * index + 6);
  }

  private static void fails(byte[] images, byte[] labels, String message) {
    assertThatThrownBy(() -> read(images, labels))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void read_givesPixelsAndLabels() {
    ImageBytes read = read(images(3), labels(2, 0, 3));

    assertThat(read.size()).isEqualTo(3);
    assertThat(read.shape()).isEqualTo(Shape.image(1, 2, 3));
    assertThat(image(read, 1)).containsExactly(6, 7, 8, 9, 10, 11);
    assertThat(read.labels()[2]).isEqualTo((byte) 3);
  }

  @Test
  void read_knowsGzipByItsContent() {
    ImageBytes read = read(gzip(images(3)), gzip(labels(2, 0, 3)));

    assertThat(image(read, 2)).containsExactly(12, 13, 14, 15, 16, 17);
    assertThat(read.labels()[0]).isEqualTo((byte) 2);
  }

  @Test
  void read_ofManyImagesGrowsAsItReads() {
    byte[] labels = new byte[300_000];
    byte[] pixels = new byte[300_000 * 6];
    pixels[pixels.length - 1] = 77;

    ImageBytes read =
        read(gzip(idx(pixels, 2051, 300_000, 2, 3)), gzip(idx(labels, 2049, 300_000)));

    assertThat(image(read, 299_999)).containsExactly(0, 0, 0, 0, 0, 77);
  }

  @Test
  void wrongMagic_isNamed() {
    fails(
        labels(1, 2),
        labels(1, 2),
        """
        expected: magic number 2051 (IDX images)
        found:    2049 (0x00000801)
        where:    data/images.idx, byte 0
        mend:     give an IDX file of images, plain or gzip""");
  }

  @Test
  void truncatedGzip_isNamed() {
    byte[] whole = gzip(images(3));

    fails(
        Arrays.copyOf(whole, whole.length - 9),
        labels(1, 2, 3),
        """
        expected: a whole gzip stream
        found:    a file that ends within it
        where:    data/images.idx, byte %d of the packed file
        mend:     the file is damaged or was cut off: fetch it again"""
            .formatted(whole.length - 9));
  }

  @Test
  void gzipCutWithinItsTrailer_isNamed() {
    byte[] whole = gzip(images(3));

    fails(
        Arrays.copyOf(whole, whole.length - 1),
        labels(1, 2, 3),
        """
        expected: a whole gzip stream
        found:    a file that ends within it
        where:    data/images.idx, byte %d of the packed file
        mend:     the file is damaged or was cut off: fetch it again"""
            .formatted(whole.length - 1));
  }

  @Test
  void gzipCutAnywhere_isNeverTakenForWhole() {
    byte[] whole = gzip(images(3));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut, labels(1, 2, 3))).isInstanceOf(DataException.class);
    }
  }

  @Test
  void gzipWithAWrongCheckSum_isNamed() {
    byte[] wrong = gzip(images(3));
    wrong[wrong.length - 8] ^= 1;

    fails(
        wrong,
        labels(1, 2, 3),
        """
        expected: a whole gzip stream
        found:    content that differs from its gzip check sum
        where:    data/images.idx, byte %d of the packed file
        mend:     the file is damaged or was cut off: fetch it again"""
            .formatted(wrong.length - 8));
  }

  @Test
  void bytesBehindGzip_areNamed() {
    byte[] whole = gzip(images(3));

    fails(
        Arrays.copyOf(whole, whole.length + 3),
        labels(1, 2, 3),
        """
        expected: the end of the file after its gzip stream
        found:    3 more bytes
        where:    data/images.idx, byte %d of the packed file
        mend:     remove what was appended, or fetch the file again"""
            .formatted(whole.length));
  }

  @Test
  void truncatedPayload_isNamed() {
    fails(
        Arrays.copyOf(images(3), 30),
        labels(1, 2, 3),
        """
        expected: 34 bytes for 3 images of 2x3
        found:    30 bytes
        where:    data/images.idx, byte 30
        mend:     the file was cut off: fetch it again""");
  }

  @Test
  void truncatedHeader_isNamed() {
    fails(
        Arrays.copyOf(images(3), 10),
        labels(1, 2, 3),
        """
        expected: an IDX header of 16 bytes
        found:    10 bytes
        where:    data/images.idx, byte 10
        mend:     the file was cut off: fetch it again""");
  }

  @Test
  void trailingBytes_areNamed() {
    fails(
        Arrays.copyOf(images(3), 35),
        labels(1, 2, 3),
        """
        expected: the end of the content after 3 images of 2x3
        found:    more bytes
        where:    data/images.idx, byte 34
        mend:     the header or the payload is wrong: fetch the file again""");
  }

  @Test
  void countThatTheFileCannotHold_isRefusedBeforeMemoryIsTaken() {
    fails(
        images(3),
        idx(new byte[3], 2049, -1),
        """
        expected: a header that fits a file of 11 bytes
        found:    4,294,967,295 labels
        where:    data/labels.idx, byte 4
        mend:     the header is wrong or the file was cut off: fetch it again""");
  }

  @Test
  void sideThatNoImageHas_isNamed() {
    fails(
        idx(new byte[6], 2051, 1, 2, 1 << 20),
        labels(1),
        """
        expected: a side of 1 to 32,768 pixels
        found:    1,048,576
        where:    data/images.idx, byte 12
        mend:     the header is wrong: fetch the file again""");
  }

  @Test
  void noImages_isNamed() {
    fails(
        images(1),
        labels(),
        """
        expected: a count of 1 or more
        found:    0
        where:    data/labels.idx, byte 4
        mend:     the header is wrong: fetch the file again""");
  }

  @Test
  void labelOutOfRange_isNamedWithItsRow() {
    fails(
        images(3),
        labels(1, 2, 200),
        """
        expected: labels from 0 to 3
        found:    label 200
        where:    data/labels.idx, row 2
        mend:     correct the label, or say how many classes there are""");
  }

  @Test
  void imagesAndLabelsOfDifferentNumber_areNamed() {
    fails(
        images(3),
        labels(1, 2),
        """
        expected: 2 images, one for each label of labels.idx
        found:    3 images
        where:    data/images.idx, byte 4
        mend:     give two files that belong together""");
  }

  @Test
  void missingFile_isNamed() {
    Path missing = Path.of("nowhere", "images.idx");

    assertThatThrownBy(
            () -> Datasets.idx("mine", missing, missing, missing, missing, Labels.of("a", "b")))
        .hasMessage(
            """
            expected: a file
            found:    no such file
            where:    %s
            mend:     check the name and the folder"""
                .formatted(missing));
  }

  @Test
  void damagedFile_isNamedByItsCheckSum() {
    FileBytes file = new FileBytes("labels.gz", new byte[] {1});

    assertThatThrownBy(() -> file.verified("00"))
        .hasMessage(
            """
            expected: checksum (SHA-256) 00
            found:    4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a
            where:    labels.gz
            mend:     the file is damaged: fetch it again""");
  }

  @Test
  void read_endsWhenInterrupted(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("images.idx"), images(3));
    FileBytes there = FileBytes.of(file);
    String message =
        """
        expected: time to read the file
        found:    an interruption after 0 bytes
        where:    %s
        mend:     run the cell again; nothing was kept""";

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> FileBytes.of(file)).hasMessage(message.formatted(file));
    assertThatThrownBy(() -> Idx.read(there, there, 4)).hasMessage(message.formatted(file));

    assertThat(Thread.interrupted()).isTrue();
  }
}
