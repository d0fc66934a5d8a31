package dev.cairn.seal;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there as a whole or not at all, and never takes the place of another. */
final class NewFile {
  private static final int BLOCK = 1 << 16;

  private NewFile() {}

  /** Writes beside the place, and gives it its name when it is whole and on the disk. */
  static void write(Path path, SealedFile.Content content) {
    requireFree(path);
    Path folder = path.toAbsolutePath().getParent();
    try {
      Path part = Files.createTempFile(folder, path.getFileName() + ".", ".part");
      try {
        fill(part, content);
        name(part, path);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (FileAlreadyExistsException taken) {
      throw taken(path);
    } catch (IOException failed) {
      throw SealException.disk("a place to write a sealed file to", path, failed);
    }
  }

  /** By a file stream: an interruption of the thread leaves it open. */
  private static void fill(Path part, SealedFile.Content content) throws IOException {
    try (FileOutputStream file = new FileOutputStream(part.toFile())) {
      OutputStream buffer = new BufferedOutputStream(file, BLOCK);
      content.write(buffer);
      buffer.flush();
      file.getFD().sync();
    }
  }

  /** A link fails where a file is; moving would take its place. */
  private static void name(Path part, Path path) throws IOException {
    try {
      Files.createLink(path, part);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      requireFree(path);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void requireFree(Path path) {
    if (Files.exists(path)) {
      throw taken(path);
    }
  }

  private static SealException taken(Path path) {
    return new SealException(
        "a name that no file has",
        "a file, which would be lost",
        path.toString(),
        "give another name, or delete the file if nobody needs it");
  }
}
