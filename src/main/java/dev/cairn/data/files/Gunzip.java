package dev.cairn.data.files;

import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A gzip file of one member (RFC 1952). The JDK's stream takes a file that was cut at the right
 * place, or has other bytes behind it, for a whole one; this does not.
 */
final class Gunzip extends Unpacked {
  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int CHECK_FLAG = 2;
  private static final int EXTRA_FLAG = 4;
  private static final int NAME_FLAG = 8;
  private static final int COMMENT_FLAG = 16;

  private final byte[] packed;
  private final int start;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 check = new CRC32();
  private boolean ended;

  Gunzip(String name, byte[] packed) {
    super(name);
    this.packed = packed;
    this.start = afterHeader();
    inflater.setInput(packed, start, packed.length - start);
  }

  private int afterHeader() {
    int flags = unsigned(3);
    int at = HEADER;
    if ((flags & EXTRA_FLAG) != 0) {
      at += 2 + unsigned(at) + (unsigned(at + 1) << 8);
    }
    if ((flags & NAME_FLAG) != 0) {
      at = afterText(at);
    }
    if ((flags & COMMENT_FLAG) != 0) {
      at = afterText(at);
    }
    at += (flags & CHECK_FLAG) != 0 ? 2 : 0;
    unsigned(at - 1);
    return at;
  }

  private int afterText(int at) {
    int end = at;
    while (unsigned(end) != 0) {
      end++;
    }
    return end + 1;
  }

  private int unsigned(int at) {
    if (at >= packed.length) {
      throw cutOff();
    }
    return Byte.toUnsignedInt(packed[at]);
  }

  @Override
  int read(byte[] into, int from, int length) {
    if (ended) {
      return 0;
    }
    try {
      int count = inflater.inflate(into, from, length);
      check.update(into, from, count);
      if (count == 0 && inflater.finished()) {
        ended = true;
        checkTrailer();
      } else if (count == 0) {
        throw cutOff();
      }
      return count;
    } catch (DataFormatException e) {
      throw damaged("bytes that gzip cannot unpack", start + inflater.getBytesRead());
    }
  }

  private void checkTrailer() {
    int at = (int) (start + inflater.getBytesRead());
    if (packed.length < at + TRAILER) {
      throw cutOff();
    }
    if (number(at) != check.getValue()
        || number(at + 4) != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw damaged("content that differs from its gzip check sum", at);
    }
    int after = packed.length - at - TRAILER;
    if (after > 0) {
      throw new DataException(
          "the end of the file after its gzip stream",
          String.format(Locale.ROOT, "%,d more bytes", after),
          name() + ", byte " + (at + TRAILER) + " of the packed file",
          "remove what was appended, or fetch the file again");
    }
  }

  private long number(int at) {
    return unsigned(at)
        | unsigned(at + 1) << 8
        | unsigned(at + 2) << 16
        | (long) unsigned(at + 3) << 24;
  }

  private DataException cutOff() {
    return damaged("a file that ends within it", packed.length);
  }

  private DataException damaged(String found, long at) {
    return new DataException(
        "a whole gzip stream",
        found,
        name() + ", byte " + at + " of the packed file",
        "the file is damaged or was cut off: fetch it again");
  }

  @Override
  public void close() {
    inflater.end();
  }
}
