package dev.cairn.data.files;

import dev.cairn.graph.NearestName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a file or a folder is not where it was looked for. */
public final class MissingPath {
  private MissingPath() {}

  /**
   * How to mend a path that leads nowhere.
   *
   * @return for example {@code did you mean train.csv?}; empty if nothing is near
   */
  public static Optional<String> mend(Path path) {
    if (path.startsWith("~")) {
      return Optional.of(
          "Java does not know ~: write Path.of(System.getProperty(\"user.home\"), \"…\")");
    }
    if (File.separatorChar == '/' && path.toString().contains("\\")) {
      return Optional.of("write / between folders: Path.of(\"folder/file\")");
    }
    return Stream.iterate(path.toAbsolutePath().normalize(), p -> p != null, Path::getParent)
        .filter(p -> p.getParent() != null && Files.isDirectory(p.getParent()))
        .findFirst()
        .flatMap(MissingPath::near);
  }

  /** Its folder exists. */
  private static Optional<String> near(Path missing) {
    try (Stream<Path> beside = Files.list(missing.getParent())) {
      List<String> names = beside.map(p -> p.getFileName().toString()).sorted().toList();
      return NearestName.of(missing.getFileName().toString(), names)
          .map(name -> "did you mean " + name + "?");
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
