package dev.cairn.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.ImageExamples;
import dev.cairn.graph.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class CifarTest {
  private static final int RECORD = 3073;

  @TempDir Path folder;

  /** Record i has label i % 10 and pixels of value i. */
  private static byte[] records(int count) {
    byte[] bytes = new byte[count * RECORD];
    for (int i = 0; i < count; i++) {
      Arrays.fill(bytes, i * RECORD, (i + 1) * RECORD, (byte) i);
      bytes[i * RECORD] = (byte) (i % 10);
    }
    return bytes;
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  @Test
  void cifar10_readsPlainAndGzipTogether() throws IOException {
    write("data_batch_1.bin", records(20));
    write("data_batch_3.bin.gz", IdxFiles.gzip(records(20)));
    write("test_batch.bin.gz", IdxFiles.gzip(records(10)));

    Dataset data = Datasets.cifar10(folder);

    assertThat(data.input()).isEqualTo(Shape.image(3, 32, 32));
    assertThat(data.train().size() + data.validation().size()).isEqualTo(40);
    ImageExamples test = (ImageExamples) data.test();
    assertThat(test.label(7)).hasValue(7);
    assertThat(test.pixels(7)).hasSize(3072).containsOnly(7);
    assertThat(data.labels().orElseThrow().name(7)).isEqualTo("horse");
    assertThat(data.provenance().files())
        .extracting(Checksum::file)
        .containsExactly("data_batch_1.bin", "data_batch_3.bin.gz", "test_batch.bin.gz");
  }

  @Test
  void cifar10_namesMissingFiles() throws IOException {
    write("data_batch_1.bin", records(20));

    assertThatThrownBy(() -> Datasets.cifar10(folder))
        .hasMessage(
            """
            expected: data_batch_1.bin to data_batch_5.bin (or some of them) and test_batch.bin, plain or .gz
            found:    1 training files and no test file
            where:    %s
            mend:     unpack the binary version of CIFAR-10 into this folder"""
                .formatted(folder));
  }

  @Test
  void cifar10_namesACutOffRecord() throws IOException {
    write("data_batch_1.bin", Arrays.copyOf(records(20), 10 * RECORD + 5));
    write("test_batch.bin", records(10));

    assertThatThrownBy(() -> Datasets.cifar10(folder))
        .hasMessage(
            """
            expected: 1 to 100,000 records of 3,073 bytes
            found:    10 records and 5 bytes
            where:    %s, byte 30730
            mend:     the file was cut off or is no CIFAR-10 file: fetch it again"""
                .formatted(folder.resolve("data_batch_1.bin")));
  }

  @Test
  void cifar10_namesALabelOutOfRange() throws IOException {
    byte[] wrong = records(20);
    wrong[3 * RECORD] = 10;
    write("data_batch_1.bin", wrong);
    write("test_batch.bin", records(10));

    assertThatThrownBy(() -> Datasets.cifar10(folder))
        .hasMessage(
            """
            expected: labels from 0 to 9
            found:    label 10
            where:    %s, row 3, byte 9219
            mend:     give a file of CIFAR-10 in its binary version, not CIFAR-100"""
                .formatted(folder.resolve("data_batch_1.bin")));
  }
}
