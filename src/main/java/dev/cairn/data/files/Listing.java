package dev.cairn.data.files;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names of files and folders, sorted, without what systems put among them; counts the rest. */
public final class Listing {
  /** What Windows and macOS leave in folders of files. */
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini", "__macosx");

  private final Notices notices;

  /** Counts in {@code notices}. */
  public Listing(Notices notices) {
    this.notices = notices;
  }

  /** The folders in a folder. */
  public Map<String, Path> folders(Path folder) {
    Map<String, Path> folders = new TreeMap<>();
    for (Path path : list(folder)) {
      if (Files.isDirectory(path) && !isLitter(path)) {
        folders.put(path.getFileName().toString(), path);
      }
    }
    return folders;
  }

  /** The same without their names. */
  public List<Path> foldersIn(Path folder) {
    return List.copyOf(folders(folder).values());
  }

  /** The files in a folder itself. */
  public List<Path> filesIn(Path folder) {
    return list(folder).stream().filter(p -> Files.isRegularFile(p) && !isLitter(p)).toList();
  }

  /** Counts files outside of the class folders. */
  public void ignored(long loose) {
    notices.add(loose, "files outside of class folders ignored");
  }

  /** The files in a folder and the folders within it. Links are followed, but never in a circle. */
  public List<Path> filesUnder(Path folder) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Collector(files, notices));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    return files.stream().sorted().toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      return content.sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  static DataException unreadable(Path folder, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new DataException(
          "a folder with a folder for each class",
          "no such folder",
          folder.toString(),
          MissingPath.mend(folder)
              .orElse("check the name; it is looked for from " + Path.of("").toAbsolutePath()));
    }
    if (e instanceof NotDirectoryException) {
      return new DataException(
          "a folder with a folder for each class",
          "a file",
          folder.toString(),
          "name the folder that it lies in; unpack it first if it is an archive");
    }
    return new DataException(
        "a folder that can be read",
        e.getClass().getSimpleName() + ": " + e.getMessage(),
        folder.toString(),
        "check that you may read it");
  }

  private static boolean isLitter(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.startsWith(".") || LITTER.contains(name);
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final List<Path> files;
    private final Notices notices;

    Collector(List<Path> files, Notices notices) {
      this.files = files;
      this.notices = notices;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
      if (isLitter(folder)) {
        notices.add("hidden folders ignored");
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
      if (isLitter(file)) {
        notices.add("hidden files ignored");
      } else if (facts.isRegularFile()) {
        files.add(file);
      } else {
        notices.add("links that lead nowhere ignored");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof FileSystemLoopException) {
        notices.add("links in a circle ignored");
        return FileVisitResult.CONTINUE;
      }
      throw unreadable(file, e);
    }
  }
}
