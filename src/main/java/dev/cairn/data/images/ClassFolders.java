package dev.cairn.data.images;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Listing;
import dev.cairn.data.files.Notices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The pictures of a folder, by part and class.
 *
 * @param classes names of the folders, sorted
 * @param training to learn from
 * @param validation empty if the folder has no such part
 * @param test empty if the folder has no such part
 */
record ClassFolders(
    List<String> classes, List<Picture> training, List<Picture> validation, List<Picture> test) {
  private static final int MAX_CLASSES = 256;
  private static final Set<String> TRAINING = Set.of("train", "training");
  private static final Set<String> VALIDATION = Set.of("validation", "valid", "val");
  private static final Set<String> TEST = Set.of("test", "testing");

  /** Looks at names only; {@code notices} counts what is ignored. */
  static ClassFolders find(Path folder, Notices notices) {
    Listing listing = new Listing(notices);
    Map<String, Path> folders = listing.folders(folder);
    Optional<Path> training = named(TRAINING, folders).filter(f -> !listing.foldersIn(f).isEmpty());
    if (training.isEmpty()) {
      Map<String, List<Path>> files = classes(folders, listing, notices);
      List<String> names = checked(files, folder, listing);
      return new ClassFolders(names, pictures(files, names, folder), List.of(), List.of());
    }
    Map<String, List<Path>> files = classes(listing.folders(training.get()), listing, notices);
    List<String> names = checked(files, training.get(), listing);
    notices.add(
        folders.keySet().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(n -> !TRAINING.contains(n) && !VALIDATION.contains(n) && !TEST.contains(n))
            .count(),
        "folders beside " + training.get().getFileName() + " ignored");
    return new ClassFolders(
        names,
        pictures(files, names, training.get()),
        part(VALIDATION, folders, names, listing, notices),
        part(TEST, folders, names, listing, notices));
  }

  private static List<Picture> part(
      Set<String> called,
      Map<String, Path> folders,
      List<String> classes,
      Listing listing,
      Notices notices) {
    Optional<Path> part = named(called, folders);
    if (part.isEmpty()) {
      return List.of();
    }
    Map<String, List<Path>> files = classes(listing.folders(part.get()), listing, notices);
    return pictures(files, classes, part.get());
  }

  private static Optional<Path> named(Set<String> names, Map<String, Path> folders) {
    return folders.entrySet().stream()
        .filter(e -> names.contains(e.getKey().toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Folders without any file are no classes. */
  private static Map<String, List<Path>> classes(
      Map<String, Path> folders, Listing listing, Notices notices) {
    Map<String, List<Path>> files = new TreeMap<>();
    folders.forEach((name, folder) -> files.put(name, listing.filesUnder(folder)));
    int all = files.size();
    files.values().removeIf(List::isEmpty);
    notices.add(all - files.size(), "empty class folders ignored");
    return files;
  }

  private static List<String> checked(Map<String, List<Path>> files, Path folder, Listing listing) {
    int loose = listing.filesIn(folder).size();
    if (files.isEmpty() && loose > 0) {
      throw new DataException(
          "a folder for each class",
          String.format(Locale.ROOT, "%,d files and no class folder", loose),
          folder.toString(),
          "put the pictures of each class into a folder with its name: "
              + folder.resolve("cat").resolve("1.jpg"));
    }
    if (files.size() < 2 || files.size() > MAX_CLASSES) {
      throw new DataException(
          "2 to " + MAX_CLASSES + " folders with pictures, one a class",
          files.isEmpty()
              ? "none"
              : files.size() == 1
                  ? "one: " + files.keySet().iterator().next()
                  : String.format(Locale.ROOT, "%,d", files.size()),
          folder.toString(),
          "put the pictures of each class into a folder with its name");
    }
    listing.ignored(loose);
    return List.copyOf(files.keySet());
  }

  private static List<Picture> pictures(
      Map<String, List<Path>> files, List<String> classes, Path folder) {
    List<Picture> pictures = new ArrayList<>();
    files.forEach(
        (name, paths) -> {
          int label = classes.indexOf(name);
          if (label < 0) {
            throw new DataException(
                "folders with the names of the training classes",
                name,
                folder.toString(),
                "rename the folder, or add the class to the training part");
          }
          paths.forEach(path -> pictures.add(new Picture(path, label)));
        });
    return pictures;
  }
}
