package dev.cairn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cairn.data.Datasets;
import dev.cairn.data.csv.CsvFile;
import dev.cairn.data.csv.CsvFormat;
import dev.cairn.data.csv.CsvStream;
import dev.cairn.data.files.Cifar;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.files.Idx;
import dev.cairn.data.tables.InputColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Data sets. Files may be packed by gzip: then what is unpacked counts as their size. */
final class DataTargets {
  /** Content is unpacked in steps of 1 MiB. */
  private static final long MORE = 8 << 20;

  /** Univocity's two buffers of a million characters, and what Tablesaw makes of columns. */
  private static final long MORE_FOR_TABLES = 32 << 20;

  private static final int CIFAR_RECORD = 3073;

  private DataTargets() {}

  /** As images beside labels that are whole, and as labels beside images that are whole. */
  static Target idx(Path folder) throws IOException {
    byte[] images =
        ByteBuffer.allocate(16 + 2 * 12).putInt(2051).putInt(2).putInt(3).putInt(4).array();
    byte[] labels = ByteBuffer.allocate(8 + 2).putInt(2049).putInt(2).put(9, (byte) 1).array();
    Path wholeImages = Files.write(folder.resolve("images-idx3-ubyte"), images);
    Path wholeLabels = Files.write(folder.resolve("labels-idx1-ubyte"), labels);
    return new Target(
        "idx",
        folder.resolve("fuzzed-idx"),
        Map.of("images", images, "labels", labels, "images.gz", packed(images)),
        UnaryOperator.identity(),
        List.of(
            file -> Idx.read(FileBytes.of(file), FileBytes.of(wholeLabels), 10),
            file -> Idx.read(FileBytes.of(wholeImages), FileBytes.of(file), 10)),
        MORE);
  }

  /** As a file of records beside one that is whole, and as the archive of all. */
  static Target cifar(Path folder) throws IOException {
    byte[] records = new byte[2 * CIFAR_RECORD];
    records[CIFAR_RECORD] = 9;
    Path set = Files.createDirectories(folder.resolve("cifar"));
    Files.write(set.resolve("data_batch_1.bin"), new byte[CIFAR_RECORD]);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    archive.write(inTar("c/data_batch_1.bin", new byte[CIFAR_RECORD]));
    archive.write(inTar("c/test_batch.bin", records));
    archive.write(new byte[1024]);
    return new Target(
        "cifar",
        set.resolve("test_batch.bin"),
        Map.of(
            "records", records,
            "records.gz", packed(records),
            "archive.tar", archive.toByteArray(),
            "archive.tar.gz", packed(archive.toByteArray())),
        UnaryOperator.identity(),
        List.of(file -> Cifar.read(file.getParent()), DataTargets::archive),
        MORE);
  }

  /** Under another name: by that of a file of records its parts would be test files. */
  private static void archive(Path file) throws IOException {
    Path archive = file.resolveSibling("archive");
    Cifar.read(FileBytes.of(Files.copy(file, archive, StandardCopyOption.REPLACE_EXISTING)));
  }

  private static byte[] inTar(String name, byte[] content) {
    byte[] blocks = new byte[512 + (content.length + 511) / 512 * 512];
    put(blocks, 0, name);
    put(blocks, 124, String.format("%011o", content.length));
    put(blocks, 257, "ustar");
    System.arraycopy(content, 0, blocks, 512, content.length);
    return blocks;
  }

  private static void put(byte[] blocks, int at, String text) {
    System.arraycopy(text.getBytes(UTF_8), 0, blocks, at, text.length());
  }

  /** As a table, and row by row. */
  static Target csv(Path folder) throws IOException {
    byte[] plain = "a,b,c\n1,x,2.5\n-3,\"y,\"\"z\",7\n,x,1e9\n".getBytes(UTF_8);
    return new Target(
        "csv",
        folder.resolve("fuzzed.csv"),
        Map.of(
            "plain", plain,
            "packed", packed(plain),
            "semicolons", "\ufeffa;b\r\n\r\n1,5;x\r\n2;\"two\nlines\"\r\n".getBytes(UTF_8)),
        UnaryOperator.identity(),
        List.of(
            file -> CsvFile.read(file, CsvFormat.DEFAULT),
            file -> CsvFile.read(file, CsvFormat.DEFAULT.withDecimalComma()),
            DataTargets::stream),
        MORE_FOR_TABLES);
  }

  /** As tagged sentences, and as one long text. */
  static Target conll(Path folder) throws IOException {
    byte[] plain = "in\tO\nNew\tB-loc\nYork\tI-loc\n\t\nRome\tI-loc\n\n".getBytes(UTF_8);
    return new Target(
        "conll",
        folder.resolve("fuzzed.conll"),
        Map.of(
            "plain",
            plain,
            "packed",
            packed(plain),
            "spaces",
            "-DOCSTART- -X- O\n\nNew NNP B-loc\nYork NNP I-loc\nin IN O\n".getBytes(UTF_8)),
        UnaryOperator.identity(),
        List.of(file -> Datasets.conll(file, file), file -> Datasets.corpus(file).length(2).load()),
        MORE_FOR_TABLES);
  }

  private static void stream(Path file) {
    List<InputColumn> columns =
        List.of(
            new InputColumn.Numeric("a"),
            new InputColumn.Categorical("b", Arrays.asList("x", "y")));
    try (CsvStream rows = CsvStream.open(file, columns)) {
      while (rows.next(100).isPresent()) {
        // every row is looked at by the stream itself
      }
    }
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }
}
