package dev.cairn.data.download;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import dev.cairn.graph.Facts;
import dev.cairn.graph.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;

/**
 * A file from a public address, known by its size and checksum. It appears whole or not at all;
 * what an interruption leaves is continued by the next call.
 *
 * @param from address
 * @param to where the file will lie; beside it, a {@code .part} file while it is not whole
 * @param bytes exact size; nothing longer is ever written
 * @param sha256 of the whole file
 * @param patience how long the sender may be silent
 */
record Download(URI from, Path to, long bytes, String sha256, Duration patience) {
  /** Bytes that people would wonder about while they wait. */
  private static final int WORTH_SAYING = 1_000_000;

  private static final System.Logger LOG = System.getLogger(Download.class.getName());
  private static final String MEND =
      "check the network and call again (what was fetched is kept), or put the file into the"
          + " folder that CAIRN_DATA names";

  /**
   * Fetches the file, unless it is there already.
   *
   * @throws DataException if it cannot be fetched, or is not the expected one; or if the calling
   *     thread is interrupted, which stays marked as interrupted
   */
  void fetch() {
    try {
      if (isComplete()) {
        return;
      }
      Files.createDirectories(to.toAbsolutePath().getParent());
      try {
        receive();
      } finally {
        dropIfEmpty();
      }
      if (!sum(part()).equals(sha256)) {
        String found = sum(part());
        Files.delete(part());
        throw new DataException(
            "checksum (SHA-256) " + sha256,
            found,
            from.toString(),
            "nothing was kept; try again later, or put the file into the folder that CAIRN_DATA"
                + " names");
      }
      Files.move(part(), to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (ClosedByInterruptException e) {
      throw wrongSize(String.format(Locale.ROOT, "an interruption after %,d bytes", partSize()));
    } catch (IOException e) {
      Facts unwritable =
          new Facts(
              "a file that can be written",
              e.getClass().getSimpleName() + ": " + e.getMessage(),
              to.toString(),
              "check free space and permissions of the folder");
      throw new DataException(Trouble.of(e).map(f -> f.at(to.toString())).orElse(unwritable), e);
    }
  }

  private Path part() {
    return to.resolveSibling(to.getFileName() + ".part");
  }

  private long partSize() {
    return part().toFile().length();
  }

  private boolean isComplete() throws IOException {
    return Files.isRegularFile(to) && Files.size(to) == bytes && sum(to).equals(sha256);
  }

  /** Two programs must not write to one file; the lock ends with its program. */
  private void receive() throws IOException {
    try (FileChannel file =
        FileChannel.open(part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (file.tryLock() == null) {
        throw busy();
      }
      if (file.size() > bytes) {
        file.truncate(0);
      }
      if (file.size() < bytes) {
        if (bytes - file.size() > WORTH_SAYING) {
          LOG.log(System.Logger.Level.INFO, "fetching {0}, {1} bytes, once", from, bytes);
        }
        new Transfer(this, file).run();
      }
      file.force(true);
    } catch (OverlappingFileLockException e) {
      throw busy();
    }
  }

  private void dropIfEmpty() throws IOException {
    if (partSize() == 0 && bytes > 0) {
      Files.deleteIfExists(part());
    }
  }

  private DataException busy() {
    return new DataException(
        "one program that fetches this file",
        "another one is fetching it",
        part().toString(),
        "wait until it has finished, then call again");
  }

  private static String sum(Path file) throws IOException {
    MessageDigest digest = Checksum.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Checksum.hex(digest.digest());
  }

  /** Fewer, or more, bytes than there should be. */
  DataException wrongSize(String found) {
    return new DataException(
        String.format(Locale.ROOT, "%,d bytes", bytes), found, from.toString(), MEND);
  }
}
