package dev.cairn.data.files;

import dev.cairn.graph.Shape;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

  private static final String TEST = "test_batch.bin";
  private static final Shape IMAGE = Shape.image(3, 32, 32);
  private static final int RECORD = 1 + IMAGE.elements();

  /** Ten times the records of an official file: a guard against gzip files that never end. */
  private static final int MAX_RECORDS = 100_000;

  private Cifar() {}

  /** The content of one file, unpacked. */
  private record Part(String name, byte[] content) {}

  /** True if a folder has a file of the set. */
  public static boolean isIn(Path folder) {
    return names().anyMatch(name -> find(folder, name).isPresent());
  }

  private static Stream<String> names() {
    return Stream.concat(
        IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin"), Stream.of(TEST));
  }

  /**
   * Reads the files of a folder.
   *
   * @throws DataException if files are missing or damaged
   */
  public static PublishedImages read(Path folder) {
    List<FileBytes> files =
        names().flatMap(name -> find(folder, name).stream()).map(FileBytes::of).toList();
    List<Part> parts = files.stream().map(Cifar::part).toList();
    return published(parts, files.stream().map(FileBytes::checksum).toList(), folder.toString());
  }

  /**
   * Reads the published archive, {@code .tar.gz}.
   *
   * @throws DataException if it is damaged, or has other files
   */
  public static PublishedImages read(FileBytes archive) {
    try (Unpacked in = archive.unpacked()) {
      Map<String, byte[]> files = Tar.files(in, MAX_RECORDS * RECORD);
      List<Part> parts =
          names()
              .filter(files::containsKey)
              .map(
                  name ->
                      new Part(
                          archive.name() + ", file " + name,
                          Objects.requireNonNull(files.get(name))))
              .toList();
      return published(parts, List.of(archive.checksum()), archive.name());
    }
  }

  private static PublishedImages published(List<Part> parts, List<Checksum> files, String where) {
    List<Part> test = parts.stream().filter(p -> p.name().contains(TEST)).toList();
    List<Part> training = parts.stream().filter(p -> !p.name().contains(TEST)).toList();
    if (training.isEmpty() || test.isEmpty()) {
      throw new DataException(
          "data_batch_1.bin to data_batch_5.bin (or some of them) and test_batch.bin, plain or .gz",
          training.size() + " training files and " + (test.isEmpty() ? "no" : "a") + " test file",
          where,
          "unpack the binary version of CIFAR-10 into this folder");
    }
    return new PublishedImages(
        "CIFAR-10",
        "A. Krizhevsky, University of Toronto, https://www.cs.toronto.edu/~kriz/cifar.html",
        "none stated; used for research and teaching",
        CLASSES,
        images(training),
        images(test),
        files);
  }

  private static Optional<Path> find(Path folder, String name) {
    return Stream.of(folder.resolve(name), folder.resolve(name + ".gz"))
        .filter(Files::exists)
        .findFirst();
  }

  private static ImageBytes images(List<Part> parts) {
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    for (Part part : parts) {
      append(part, labels, pixels);
    }
    return ImageBytes.checked(
        IMAGE, pixels.toByteArray(), labels.toByteArray(), CLASSES.size(), "the labels");
  }

  private static void append(
      Part part, ByteArrayOutputStream labels, ByteArrayOutputStream pixels) {
    byte[] content = part.content();
    checkRecords(part, true);
    for (int at = 0; at < content.length; at += RECORD) {
      int label = Byte.toUnsignedInt(content[at]);
      if (label >= CLASSES.size()) {
        throw new DataException(
            "labels from 0 to " + (CLASSES.size() - 1),
            "label " + label,
            part.name() + ", row " + at / RECORD + ", byte " + at,
            "give a file of CIFAR-10 in its binary version, not CIFAR-100");
      }
      labels.write(label);
      pixels.write(content, at + 1, RECORD - 1);
    }
  }

  private static Part part(FileBytes file) {
    try (Unpacked in = file.unpacked()) {
      Part part = new Part(file.name(), in.upTo(MAX_RECORDS * RECORD));
      checkRecords(part, in.atEnd());
      return part;
    }
  }

  private static void checkRecords(Part part, boolean whole) {
    int length = part.content().length;
    int over = length % RECORD;
    if (length == 0 || over != 0 || !whole) {
      throw new DataException(
          String.format(Locale.ROOT, "1 to %,d records of %,d bytes", MAX_RECORDS, RECORD),
          whole
              ? String.format(Locale.ROOT, "%,d records and %,d bytes", length / RECORD, over)
              : "more",
          part.name() + ", byte " + (length - over),
          "the file was cut off or is no CIFAR-10 file: fetch it again");
    }
  }
}
