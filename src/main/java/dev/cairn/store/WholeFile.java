package dev.cairn.store;

import dev.cairn.graph.Facts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are there whole or not at all: they are written beside their place, under their name
 * with {@code .part} behind it, brought to the disk, and then moved to their place in one go. What
 * is left of a process that was killed is written over by the next one.
 */
public final class WholeFile {
  private static final int BUFFER = 1 << 16;

  private WholeFile() {}

  /**
   * Makes the folders on the way to a file, and sees whether it could be written, before the work
   * that it shall keep.
   *
   * @throws StoreException if it could not
   */
  public static void prepare(Path path) {
    Path folder = folder(path);
    try {
      Files.createDirectories(folder);
      if (Files.isDirectory(path) || !Files.isWritable(folder)) {
        throw new IOException(Files.isDirectory(path) ? "a folder" : "a folder that is read only");
      }
    } catch (IOException failed) {
      throw unwritable(path, failed);
    }
  }

  private static Path folder(Path path) {
    return path.toAbsolutePath().resolveSibling(".").normalize();
  }

  private static StoreException unwritable(Path path, Exception failed) {
    Facts facts =
        new Facts(
            "a place to write the file to",
            String.valueOf(failed.getMessage()),
            path.toString(),
            "see whether the folder may be written to and the disk has room");
    return new StoreException(facts, failed);
  }

  /**
   * Writes a file; at each instant the old one or the new one is there.
   *
   * @throws StoreException if it cannot be written, or is being written elsewhere
   */
  public static void write(Path path, Content content) {
    Path part = path.toAbsolutePath().resolveSibling(path.getFileName() + ".part");
    try (FileChannel file =
            FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      if (lock == null) {
        throw new IOException("it is being written by another program");
      }
      file.truncate(0);
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER);
      content.writeTo(out);
      out.flush();
      file.force(true);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      bringToDisk(folder(path));
    } catch (OverlappingFileLockException twice) {
      throw unwritable(path, new IOException("it is being written already", twice));
    } catch (IOException failed) {
      throw unwritable(path, failed);
    }
  }

  /** The new name too, where the system can do that. */
  private static void bringToDisk(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException notHere) {
      // Windows has no such thing, and the file itself is safe.
    }
  }
}
