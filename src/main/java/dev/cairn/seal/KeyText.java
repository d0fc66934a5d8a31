package dev.cairn.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A key as a line of text: {@code cairn-key-1:} and 43 characters of Base64 (URL alphabet). */
final class KeyText {
  private static final byte[] PREFIX = "cairn-key-1:".getBytes(US_ASCII);

  /** No key is longer, with the end of its line. */
  static final int LONGEST = 100;

  private KeyText() {}

  /** The line of a key. */
  static byte[] write(byte[] key) {
    byte[] code = Base64.getUrlEncoder().withoutPadding().encode(key);
    byte[] line = Arrays.copyOf(PREFIX, PREFIX.length + code.length + 1);
    System.arraycopy(code, 0, line, PREFIX.length, code.length);
    line[line.length - 1] = '\n';
    Arrays.fill(code, (byte) 0);
    return line;
  }

  /** The key of a line, which may have white space behind it; empty if it is none. */
  static Optional<byte[]> read(byte[] line) {
    int end = line.length;
    while (end > 0 && line[end - 1] <= ' ' && line[end - 1] >= 0) {
      end--;
    }
    int from = PREFIX.length;
    if (end <= from || !Arrays.equals(line, 0, from, PREFIX, 0, from)) {
      return Optional.empty();
    }
    byte[] code = Arrays.copyOfRange(line, from, end);
    try {
      return Optional.of(Base64.getUrlDecoder().decode(code))
          .filter(key -> key.length == Secret.KEY_BYTES);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    } finally {
      Arrays.fill(code, (byte) 0);
    }
  }
}
