package dev.cairn.data.images;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.ImageBytes;
import dev.cairn.data.files.Notice;
import dev.cairn.data.files.Notices;
import dev.cairn.data.images.Loading.Loaded;
import dev.cairn.graph.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The pictures of a folder as arrays: training, then validation, then test.
 *
 * @param images all of them
 * @param classes names of the folders, sorted
 * @param training number of training images, which come first
 * @param validation number of validation images; 0 if the folder has no such part
 * @param test number of test images; 0 if the folder has no such part
 * @param checksum of all files read, by name and content
 * @param notices what was ignored
 */
public record FolderImages(
    ImageBytes images,
    List<String> classes,
    int training,
    int validation,
    int test,
    Checksum checksum,
    List<Notice> notices) {

  /** Copies the lists. */
  public FolderImages {
    classes = List.copyOf(classes);
    notices = List.copyOf(notices);
  }

  /**
   * Reads a folder, on all cores. The thread may be interrupted meanwhile.
   *
   * @throws DataException if there are no pictures in class folders, one is broken, they do not fit
   *     into memory, or the thread is interrupted, which stays marked as interrupted
   */
  public static FolderImages read(FolderOptions options) {
    Notices notices = new Notices();
    ClassFolders found = ClassFolders.find(options.folder(), notices);
    Loading loading = new Loading(options, notices);
    List<Loaded> training = loading.all(found.training());
    List<Loaded> validation = loading.all(found.validation());
    List<Loaded> test = loading.all(found.test());
    checkEveryClass(training, found, options);
    List<Loaded> all = new ArrayList<>(training);
    all.addAll(validation);
    all.addAll(test);
    return new FolderImages(
        assembled(all, options),
        found.classes(),
        training.size(),
        validation.size(),
        test.size(),
        checksum(all, options),
        notices.list());
  }

  /**
   * Reads pictures whose class is not known, all as class 0.
   *
   * @throws DataException if a file is no picture or broken, or the thread is interrupted, which
   *     stays marked as interrupted
   */
  public static ImageBytes read(FolderOptions options, List<Path> files) {
    List<Loaded> loaded =
        new Loading(options, new Notices())
            .all(files.stream().map(file -> new Picture(file, 0)).toList());
    if (loaded.isEmpty() || loaded.size() < files.size()) {
      Path first =
          files.stream()
              .filter(file -> loaded.stream().noneMatch(one -> one.picture().file().equals(file)))
              .findFirst()
              .orElse(options.folder());
      throw new DataException(
          "pictures (PNG, JPEG, BMP, GIF or TIFF)",
          files.isEmpty() ? "no file" : "another file",
          first.toString(),
          "name the pictures one by one");
    }
    return assembled(loaded, options);
  }

  private static void checkEveryClass(
      List<Loaded> training, ClassFolders found, FolderOptions options) {
    for (int label = 0; label < found.classes().size(); label++) {
      int wanted = label;
      if (training.stream().noneMatch(one -> one.picture().label() == wanted)) {
        throw new DataException(
            "at least one picture a class (PNG, JPEG, BMP, GIF or TIFF)",
            "none in folder " + found.classes().get(label),
            options.folder().toString(),
            "put pictures into the folder, or remove it");
      }
    }
  }

  private static ImageBytes assembled(List<Loaded> all, FolderOptions options) {
    int channels =
        all.stream().mapToInt(one -> one.planes().orElseThrow().channels()).max().orElse(1);
    Shape shape = Shape.image(channels, options.height(), options.width());
    long bytes = (long) shape.elements() * all.size();
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new DataException(
          "images of at most 2,147,483,639 bytes in all",
          String.format(Locale.ROOT, "%,d images of %s: %,d bytes", all.size(), shape, bytes),
          options.folder().toString(),
          "choose a smaller size, or fewer pictures");
    }
    byte[] pixels = new byte[(int) bytes];
    byte[] labels = new byte[all.size()];
    for (int i = 0; i < labels.length; i++) {
      all.get(i).planes().orElseThrow().copyTo(pixels, i * shape.elements(), channels);
      labels[i] = (byte) all.get(i).picture().label();
    }
    return new ImageBytes(shape, pixels, labels);
  }

  /** One line for all: provenance need not list thousands of files. */
  private static Checksum checksum(List<Loaded> all, FolderOptions options) {
    String lines =
        all.stream()
            .map(
                one ->
                    options.folder().relativize(one.picture().file()).toString().replace('\\', '/')
                        + " "
                        + one.checksum().sha256())
            .collect(Collectors.joining("\n"));
    return Checksum.of(
        String.format(Locale.ROOT, "%s, %,d files", name(options), all.size()),
        lines.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(FolderOptions options) {
    return options.folder().toAbsolutePath().normalize().getFileName() + "";
  }
}
