package dev.cairn.data.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The text of a file in UTF-8, all of it or an error; plain or gzip. */
public final class Utf8 {
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private Utf8() {}

  /**
   * The text without the mark that some programs put in front.
   *
   * @param mend how to mend a file that is in another encoding
   * @throws DataException that names line and byte, both of the unpacked file, if a byte is no
   *     UTF-8; or if the file is damaged
   */
  public static String of(FileBytes file, String mend) {
    byte[] bytes = file.unpacked(MAX_BYTES);
    int start = startsWith(bytes, MARK) ? MARK.length : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      int at = in.position();
      throw new DataException(
          "text in UTF-8",
          String.format(Locale.ROOT, "byte 0x%02x, which is none", bytes[at]),
          file.name() + ", line " + line(bytes, at) + ", byte " + at,
          mend);
    }
    return out.flip().toString();
  }

  private static boolean startsWith(byte[] bytes, byte... mark) {
    return bytes.length >= mark.length
        && bytes[0] == mark[0]
        && bytes[1] == mark[1]
        && bytes[2] == mark[2];
  }

  private static int line(byte[] bytes, int at) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
