package dev.cairn.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Puts the checksums of stored entries right, where the file still is a zip file. */
final class ZipChecksums {
  private static final int LOCAL = 0x04034b50;
  private static final int DIRECTORY = 0x02014b50;
  private static final int LOCAL_SIZE = 30;
  private static final int DIRECTORY_SIZE = 46;

  private ZipChecksums() {}

  static byte[] corrected(byte[] file) {
    byte[] bytes = file.clone();
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> sums = new ArrayList<>();
    long at = 0;
    while (begins(zip, at, LOCAL, LOCAL_SIZE)) {
      int from = (int) at;
      long begin = at + LOCAL_SIZE + zip.getShort(from + 26) + zip.getShort(from + 28);
      long end = begin + Integer.toUnsignedLong(zip.getInt(from + 22));
      if (begin < at || end > bytes.length) {
        return bytes;
      }
      CRC32 sum = new CRC32();
      sum.update(bytes, (int) begin, (int) (end - begin));
      zip.putInt(from + 14, (int) sum.getValue());
      sums.add((int) sum.getValue());
      at = end;
    }
    for (int i = 0; i < sums.size() && begins(zip, at, DIRECTORY, DIRECTORY_SIZE); i++) {
      int from = (int) at;
      zip.putInt(from + 16, sums.get(i));
      at += DIRECTORY_SIZE + zip.getShort(from + 28) + zip.getShort(from + 30);
    }
    return bytes;
  }

  private static boolean begins(ByteBuffer zip, long at, int magic, int size) {
    return at >= 0 && at + size <= zip.limit() && zip.getInt((int) at) == magic;
  }
}
