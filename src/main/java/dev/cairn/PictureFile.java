package dev.cairn;

import dev.cairn.graph.Facts;
import dev.cairn.graph.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a picture goes that is shown as text: a new file for each. */
@FunctionalInterface
interface PictureFile {
  /** In the folder for temporary files. */
  PictureFile TEMPORARY = () -> Files.createTempFile("cairn-", ".png");

  /** Makes it, empty. */
  Path make() throws IOException;

  /**
   * Writes a picture. Nothing remains of one that does not fit on the disk.
   *
   * @return a line with its path, or why there is none
   */
  default String write(byte[] png) {
    try {
      Path file = make();
      try {
        return "picture: " + Files.write(file, png);
      } catch (IOException half) {
        Files.deleteIfExists(file);
        throw half;
      }
    } catch (IOException e) {
      return "the picture could not be written\n"
          + Trouble.of(e).map(Facts::toString).orElseGet(e::toString);
    }
  }
}
