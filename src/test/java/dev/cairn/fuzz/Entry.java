package dev.cairn.fuzz;

import java.io.IOException;
import java.nio.file.Files;

/** What Jazzer calls, in a process of its own. */
public final class Entry {
  /** The property with the name of the target. */
  static final String NAME = "cairn.fuzz.target";

  private static final Target TARGET = target();

  private Entry() {}

  private static Target target() {
    try {
      return Targets.named(System.getProperty(NAME), Files.createTempDirectory("cairn-fuzz"));
    } catch (IOException noRoom) {
      throw new AssertionError(noRoom);
    }
  }

  /** Before the first input, so that its time does not count: makes the target, loads classes. */
  public static void fuzzerInitialize() throws IOException {
    for (byte[] seed : TARGET.seeds().values()) {
      Judge.check(TARGET, seed);
    }
  }

  /** Tries one input. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Judge.check(TARGET, input);
  }
}
