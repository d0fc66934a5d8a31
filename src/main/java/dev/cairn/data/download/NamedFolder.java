package dev.cairn.data.download;

import dev.cairn.data.files.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder with data sets that the environment variable {@code CAIRN_DATA} names. */
public final class NamedFolder {
  private NamedFolder() {}

  /** As the environment has it. */
  public static Optional<Path> ofEnvironment() {
    return Optional.ofNullable(System.getenv("CAIRN_DATA"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of);
  }

  /**
   * The folder itself.
   *
   * @throws DataException if there is none
   */
  public static Path checked(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          "a folder in CAIRN_DATA",
          "no such folder",
          folder.toString(),
          "correct the variable, or unset it to have the data fetched");
    }
    return folder;
  }
}
