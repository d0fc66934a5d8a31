package dev.cairn.seal;

import dev.cairn.graph.EmptyVariableException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Files that are sealed: a header of 30 bytes, then what Tink's streaming encryption makes of the
 * content. The header is authenticated with each segment. What is plain is only ever in memory.
 */
public final class SealedFile {
  private SealedFile() {}

  /** Puts out the content of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes from begin to end.
     *
     * @throws IOException if the file cannot take it
     */
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes a new file, whole or not at all, in flat memory.
   *
   * @param content one byte or more
   * @throws SealException if there is a file of that name, which stays as it is, or it cannot be
   *     written
   */
  public static void write(Path path, Seal seal, Segments segments, Content content) {
    EmptyVariableException.check("a path", path, "the path of a sealed file");
    EmptyVariableException.check("a seal", seal, "the seal of a file");
    NewFile.write(
        path,
        file -> {
          OutputStream sealing = sealing(file, seal, segments);
          content.write(sealing);
          sealing.close();
        });
  }

  /**
   * Seals what is written to the stream that is returned. To be closed at the end: without its last
   * segment no reader takes the file.
   *
   * @param out takes what is sealed; flushed at the end, and left open
   * @throws IOException if it does not take the header
   */
  public static OutputStream sealing(OutputStream out, Seal seal, Segments segments)
      throws IOException {
    SealHeader header = seal.header(segments);
    out.write(header.bytes());
    try {
      return seal.cipher(header).newEncryptingStream(new Kept(out), header.bytes());
    } catch (GeneralSecurityException brokenPlatform) {
      throw new IllegalStateException("this Java has no AES-GCM", brokenPlatform);
    }
  }

  /**
   * Opens a file: its header and its last segment are authenticated, so it is as long as it was
   * written. Every other segment is authenticated when it is read.
   *
   * @throws SealException if there is no such file, it cannot be read, or the seal does not open
   *     it: another key, a changed or a cut file, all in the same words
   */
  public static SealedReader open(Path path, Seal seal) {
    EmptyVariableException.check("a path", path, "the path of a sealed file");
    EmptyVariableException.check("a seal", seal, "the seal of a file");
    return SealedReader.open(path, seal);
  }

  /** Whether a file begins as sealed ones do; false if it cannot be read. */
  public static boolean isSealed(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return SealHeader.isMagic(in.readNBytes(SealHeader.LENGTH));
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Stays open when it is closed, so that its file can be brought to the disk. */
  private static final class Kept extends FilterOutputStream {
    Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
