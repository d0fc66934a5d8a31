package dev.cairn.data.files;

import dev.cairn.graph.Shape;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The binary version of CIFAR-10 (Krizhevsky 2009): records of a label byte, then 1,024 red, 1,024
 * green and 1,024 blue bytes, row-major.
 */
public final class Cifar {
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private static final Shape IMAGE = Shape.image(3, 32, 32);
  private static final int RECORD = 1 + IMAGE.elements();

  /** Ten times the records of an official file: a guard against gzip files that never end. */
  private static final int MAX_RECORDS = 100_000;

  private Cifar() {}

  /**
   * Reads the files of a folder.
   *
   * @throws DataException if files are missing or damaged
   */
  public static PublishedImages read(Path folder) {
    List<FileBytes> training =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> find(folder, "data_batch_" + i + ".bin"))
            .flatMap(Optional::stream)
            .map(FileBytes::of)
            .toList();
    Optional<FileBytes> test = find(folder, "test_batch.bin").map(FileBytes::of);
    if (training.isEmpty() || test.isEmpty()) {
      throw new DataException(
          "data_batch_1.bin to data_batch_5.bin (or some of them) and test_batch.bin, plain or .gz",
          training.size() + " training files and " + (test.isEmpty() ? "no" : "a") + " test file",
          folder.toString(),
          "unpack the binary version of CIFAR-10 into this folder");
    }
    return new PublishedImages(
        "CIFAR-10",
        "A. Krizhevsky, University of Toronto, https://www.cs.toronto.edu/~kriz/cifar.html",
        "none stated; used for research and teaching",
        CLASSES,
        images(training),
        images(List.of(test.get())),
        Stream.concat(training.stream(), test.stream()).map(FileBytes::checksum).toList());
  }

  private static Optional<Path> find(Path folder, String name) {
    return Stream.of(folder.resolve(name), folder.resolve(name + ".gz"))
        .filter(Files::exists)
        .findFirst();
  }

  private static ImageBytes images(List<FileBytes> files) {
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    for (FileBytes file : files) {
      append(file, labels, pixels);
    }
    return ImageBytes.checked(
        IMAGE, pixels.toByteArray(), labels.toByteArray(), CLASSES.size(), "the labels");
  }

  private static void append(
      FileBytes file, ByteArrayOutputStream labels, ByteArrayOutputStream pixels) {
    byte[] content = content(file);
    for (int at = 0; at < content.length; at += RECORD) {
      int label = Byte.toUnsignedInt(content[at]);
      if (label >= CLASSES.size()) {
        throw new DataException(
            "labels from 0 to " + (CLASSES.size() - 1),
            "label " + label,
            file.name() + ", row " + at / RECORD + ", byte " + at,
            "give a file of CIFAR-10 in its binary version, not CIFAR-100");
      }
      labels.write(label);
      pixels.write(content, at + 1, RECORD - 1);
    }
  }

  private static byte[] content(FileBytes file) {
    try (Unpacked in = file.unpacked()) {
      byte[] content = in.upTo(MAX_RECORDS * RECORD);
      int over = content.length % RECORD;
      boolean whole = in.atEnd();
      if (content.length == 0 || over != 0 || !whole) {
        throw new DataException(
            String.format(Locale.ROOT, "1 to %,d records of %,d bytes", MAX_RECORDS, RECORD),
            whole
                ? String.format(
                    Locale.ROOT, "%,d records and %,d bytes", content.length / RECORD, over)
                : "more",
            file.name() + ", byte " + (content.length - over),
            "the file was cut off or is no CIFAR-10 file: fetch it again");
      }
      return content;
    }
  }
}
