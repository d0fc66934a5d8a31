package dev.cairn.data.text;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.MissingPath;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a file as bytes, read one after the other, since such files may be larger than
 * memory; plain or gzip. A line ends with a line feed, or a carriage return and a line feed.
 */
final class VectorLines implements AutoCloseable {
  private static final int BLOCK = 1 << 16;
  private static final int LONGEST = 1 << 22;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final String name;
  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private int at;
  private int end;
  private byte[] line = new byte[BLOCK];
  private int length;
  private long number;

  private VectorLines(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /**
   * Opens a file.
   *
   * @throws DataException if there is none, it cannot be read, or it is a zip archive
   */
  static VectorLines of(Path file) {
    try {
      BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BLOCK);
      try {
        return new VectorLines(file.toString(), unpacked(file, raw));
      } catch (IOException | DataException e) {
        raw.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new DataException(
          "a file",
          "no such file",
          file.toString(),
          MissingPath.mend(file).orElse("check the name and the folder"));
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static InputStream unpacked(Path file, BufferedInputStream raw) throws IOException {
    raw.mark(ZIP.length);
    byte[] first = raw.readNBytes(ZIP.length);
    raw.reset();
    if (Arrays.equals(first, ZIP)) {
      throw new DataException(
          "a file of text, plain or gzip",
          "a zip archive",
          file.toString(),
          "unpack it first, and give the file of text that was in it");
    }
    boolean gzip = first.length > 1 && first[0] == GZIP[0] && first[1] == GZIP[1];
    return gzip ? new GZIPInputStream(raw, BLOCK) : raw;
  }

  private static DataException unreadable(String name, IOException e) {
    if (e instanceof EOFException || e instanceof ZipException) {
      return new DataException(
          "a whole gzip stream",
          e instanceof EOFException ? "a file that ends within it" : "damage: " + e.getMessage(),
          name,
          "the file is damaged or was cut off: fetch it again");
    }
    return new DataException(
        "a file that can be read",
        e.getClass().getSimpleName() + ": " + e.getMessage(),
        name,
        "check that it is a file and that you may read it");
  }

  /** Reads the next line without its end and without blanks there; false behind the last one. */
  boolean next() {
    length = 0;
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int to = at;
      while (to < end && block[to] != '\n') {
        to++;
      }
      append(at, to);
      at = to + 1;
      if (to < end) {
        break;
      }
    }
    if (any) {
      number++;
      trim();
    }
    return any;
  }

  private boolean fill() {
    if (Thread.currentThread().isInterrupted()) {
      throw new DataException(
          "time to read the file",
          String.format(Locale.ROOT, "an interruption after %,d lines", number),
          name,
          "run the cell again; nothing was kept");
    }
    try {
      at = 0;
      end = Math.max(0, in.read(block));
      return end > 0;
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private void append(int from, int to) {
    int more = to - from;
    if (length + more > LONGEST) {
      throw new DataException(
          String.format(Locale.ROOT, "lines of at most %,d bytes", LONGEST),
          "a longer one",
          name + ", line " + (number + 1),
          "give word vectors as text: a word and its numbers on each line");
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
    }
    System.arraycopy(block, from, line, length, more);
    length += more;
  }

  private void trim() {
    if (number == 1 && length >= MARK.length && Arrays.equals(line, 0, MARK.length, MARK, 0, 3)) {
      length -= MARK.length;
      System.arraycopy(line, MARK.length, line, 0, length);
    }
    while (length > 0 && (isBlank(length - 1) || line[length - 1] == '\r')) {
      length--;
    }
  }

  /** Whether a byte of the line parts fields: a space or a tab, as all programs write them. */
  boolean isBlank(int place) {
    return line[place] == ' ' || line[place] == '\t';
  }

  /** Bytes of the line. */
  int length() {
    return length;
  }

  /** The file and the line, for errors. */
  String where() {
    return name + ", line " + number;
  }

  /** Number of the line, from 1. */
  long number() {
    return number;
  }

  String name() {
    return name;
  }

  /**
   * A part of the line.
   *
   * @throws DataException if a byte is no UTF-8
   */
  String text(int from, int to) {
    ByteBuffer part = ByteBuffer.wrap(line, from, to - from);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      int wrong = Math.min(part.position(), length - 1);
      throw new DataException(
          "text in UTF-8",
          String.format(Locale.ROOT, "byte 0x%02x, which is none", line[wrong]),
          where() + ", byte " + (wrong + 1) + " of the line",
          "give word vectors as text in UTF-8; a file that ends with .bin holds none");
    }
  }

  /** A part of the line, a character a byte. */
  String ascii(int from, int to) {
    return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }
}
