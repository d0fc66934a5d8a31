package dev.cairn.data.files;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The files of a tar archive (POSIX ustar): blocks of 512 bytes, a header before each file. */
final class Tar {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE = 124;
  private static final int SIZE_DIGITS = 11;
  private static final int MAGIC = 257;

  private Tar() {}

  /**
   * All files by their names, without folders.
   *
   * @param limit bytes that a file may have
   * @throws DataException if the archive is damaged or cut off
   */
  static Map<String, byte[]> files(Unpacked in, int limit) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    while (true) {
      long at = in.position();
      byte[] header = in.upTo(BLOCK);
      if (header.length == 0 || header[0] == 0) {
        return files;
      }
      int size = size(header, at, limit, in.name());
      String path = text(header, 0, NAME);
      byte[] content = in.upTo(size);
      int padding = (BLOCK - size % BLOCK) % BLOCK;
      if (content.length < size || in.upTo(padding).length < padding) {
        throw damaged(String.format(Locale.ROOT, "%,d bytes of %s", size, path), "the end", in);
      }
      if (size > 0) {
        files.put(path.substring(path.lastIndexOf('/') + 1), content);
      }
    }
  }

  private static int size(byte[] header, long at, int limit, String name) {
    String digits = header.length < BLOCK ? "" : text(header, SIZE, SIZE_DIGITS).strip();
    boolean tar = header.length == BLOCK && text(header, MAGIC, 5).equals("ustar");
    if (!tar || !digits.matches("[0-7]+") || Long.parseLong(digits, 8) > limit) {
      throw new DataException(
          String.format(Locale.ROOT, "the header of a file of at most %,d bytes", limit),
          tar ? "a size of " + digits : "other bytes",
          name + ", unpacked byte " + at,
          "the archive is damaged: delete it, and it is fetched again");
    }
    return Integer.parseInt(digits, 8);
  }

  private static String text(byte[] header, int from, int length) {
    String text = new String(header, from, length, StandardCharsets.US_ASCII);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static DataException damaged(String expected, String found, Unpacked in) {
    return new DataException(
        expected,
        found,
        in.name() + ", unpacked byte " + in.position(),
        "the archive was cut off: delete it, and it is fetched again");
  }
}
