package dev.cairn.jjava;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Makes {@code System.exit} in a cell an error instead of the end of the kernel. JDKs from 24 on
 * have no security manager any more; so the name of the class that a cell's call goes to is changed
 * in the compiled cell: {@link Exit} has the same method.
 */
final class ExitGuard {
  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  private ExitGuard() {}

  /** What cells call instead. */
  public static final class Exit {
    private Exit() {}

    /**
     * Refuses.
     *
     * @throws UnsupportedOperationException always
     */
    public static void exit(int status) {
      throw new UnsupportedOperationException(
          "System.exit(%d) would end the kernel: shut it down in Jupyter's menu instead"
              .formatted(status));
    }
  }

  /** The class with its calls of {@code System.exit} led to {@link Exit}. */
  static byte[] guarded(byte[] compiled) {
    // Names of classes and methods are ASCII in compiled classes.
    String text = new String(compiled, StandardCharsets.ISO_8859_1);
    if (!text.contains("java/lang/System") || !text.contains("exit")) {
      return compiled;
    }
    try {
      return new Constants(compiled).led();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The table of constants at the begin of a compiled class. */
  private static final class Constants {
    private final byte[] compiled;
    private final int count;
    private final int end;

    /** Where each constant stands. */
    private final int[] at;

    Constants(byte[] compiled) throws IOException {
      this.compiled = compiled;
      this.count = number(8);
      this.at = new int[count];
      int place = 10;
      for (int i = 1; i < count; i++) {
        at[i] = place;
        int tag = compiled[place];
        place += size(tag, place);
        // Long and double count twice.
        i += tag == 5 || tag == 6 ? 1 : 0;
      }
      this.end = place;
    }

    private int size(int tag, int place) {
      return switch (tag) {
        case UTF8 -> 3 + number(place + 1);
        case CLASS, 8, 16, 19, 20 -> 3;
        case 15 -> 4;
        case 5, 6 -> 9;
        default -> 5;
      };
    }

    private int number(int place) {
      return (compiled[place] & 0xff) << 8 | compiled[place + 1] & 0xff;
    }

    private String text(int constant) throws IOException {
      var in = new ByteArrayInputStream(compiled, at[constant] + 1, end - at[constant]);
      return new DataInputStream(in).readUTF();
    }

    /** Two constants more, a name and a class, and the calls point to that class. */
    byte[] led() throws IOException {
      byte[] changed = compiled.clone();
      int exit = count + 1;
      for (int i = 1; i < count; i++) {
        if (at[i] > 0 && compiled[at[i]] == METHOD && isExit(i)) {
          changed[at[i] + 1] = (byte) (exit >> 8);
          changed[at[i] + 2] = (byte) exit;
        }
      }
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      out.write(changed, 0, 8);
      out.writeShort(count + 2);
      out.write(changed, 10, end - 10);
      out.writeByte(UTF8);
      out.writeUTF(Exit.class.getName().replace('.', '/'));
      out.writeByte(CLASS);
      out.writeShort(count);
      out.write(changed, end, changed.length - end);
      return bytes.toByteArray();
    }

    private boolean isExit(int method) throws IOException {
      int type = number(at[method] + 1);
      int nameAndType = number(at[method] + 3);
      return compiled[at[nameAndType]] == NAME_AND_TYPE
          && text(number(at[type] + 1)).equals("java/lang/System")
          && text(number(at[nameAndType] + 1)).equals("exit");
    }
  }
}
