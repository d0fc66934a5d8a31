package dev.cairn.data.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The whole content of a file as it lies on disk, packed or not. */
public final class FileBytes {
  /** The longest array of a Java machine. */
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private static final int BLOCK = 1 << 20;

  private final String name;
  private final byte[] bytes;
  private final Checksum checksum;

  FileBytes(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    this.checksum = Checksum.of(fileName(), bytes);
  }

  /**
   * Reads a file.
   *
   * @throws DataException if there is none, or it cannot be read; or if the calling thread is
   *     interrupted, which stays marked as interrupted
   */
  public static FileBytes of(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new DataException(
            "a file of at most 2,147,483,639 bytes",
            String.format(Locale.ROOT, "%,d bytes", Files.size(file)),
            file.toString(),
            "split the data into smaller files");
      }
      return new FileBytes(file.toString(), read(file));
    } catch (NoSuchFileException e) {
      throw new DataException(
          "a file",
          "no such file",
          file.toString(),
          MissingPath.mend(file).orElse("check the name and the folder"));
    } catch (IOException e) {
      throw new DataException(
          "a file that can be read",
          e.getClass().getSimpleName() + ": " + e.getMessage(),
          file.toString(),
          "check that it is a file and that you may read it");
    }
  }

  /** In blocks, since the JDK does not let itself be interrupted here. */
  private static byte[] read(Path file) throws IOException {
    byte[] bytes = new byte[(int) Files.size(file)];
    int filled = 0;
    try (InputStream in = Files.newInputStream(file)) {
      while (filled < bytes.length) {
        if (Thread.currentThread().isInterrupted()) {
          throw interrupted(file.toString(), filled);
        }
        int more = in.read(bytes, filled, Math.min(BLOCK, bytes.length - filled));
        if (more < 0) {
          return Arrays.copyOf(bytes, filled);
        }
        filled += more;
      }
    }
    return bytes;
  }

  /** Reads a file that is part of the product, by its whole name: {@code /dev/cairn/…}. */
  public static FileBytes ofResource(String name) {
    try (InputStream in = FileBytes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new DataException("a file", "no such file", name, "install the product again");
      }
      return new FileBytes(name, in.readAllBytes());
    } catch (IOException e) {
      throw new DataException(
          "a file that can be read", e.toString(), name, "install the product again");
    }
  }

  /** What was read is not wanted any more. */
  static DataException interrupted(String name, long bytes) {
    return new DataException(
        "time to read the file",
        String.format(Locale.ROOT, "an interruption after %,d bytes", bytes),
        name,
        "run the cell again; nothing was kept");
  }

  /** For errors: the path as it was given. */
  public String name() {
    return name;
  }

  /** Without folders. */
  String fileName() {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** The bytes as they lie on disk; not to be changed. */
  public byte[] content() {
    return bytes;
  }

  int size() {
    return bytes.length;
  }

  /** Of the content as it lies on disk. */
  public Checksum checksum() {
    return checksum;
  }

  /**
   * The same content, if its checksum is right.
   *
   * @throws DataException otherwise
   */
  public FileBytes verified(String sha256) {
    if (!checksum.sha256().equals(sha256)) {
      throw new DataException(
          "checksum (SHA-256) " + sha256,
          checksum.sha256(),
          name,
          "the file is damaged: fetch it again");
    }
    return this;
  }

  /**
   * The content, unpacked if it begins like gzip.
   *
   * @param limit bytes at most
   * @throws DataException if the file is damaged, or there are more
   */
  public byte[] unpacked(int limit) {
    try (Unpacked in = unpacked()) {
      byte[] content = in.upTo(limit);
      if (!in.atEnd()) {
        throw new DataException(
            String.format(Locale.ROOT, "a file of at most %,d bytes when unpacked", limit),
            "more",
            name,
            "split the data into smaller files");
      }
      return content;
    }
  }

  /** The content, unpacked if it begins like gzip. */
  Unpacked unpacked() {
    boolean gzip = bytes.length >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    return gzip ? new Gunzip(name, bytes) : new Plain(name, bytes);
  }
}
