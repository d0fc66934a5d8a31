package dev.cairn.setup;

import java.io.Console;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the set-up has to know of the machine. */
final class Platform {
  private static final long MEBIBYTE = 1L << 20;
  private static final long MOST_HEAP = 4096;

  /** Whether programs end in {@code .exe} and scripts in {@code .cmd}. */
  static final boolean WINDOWS =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

  /**
   * Set for every process that trains. Threads of the natives that wait look for about 30
   * microseconds and then sleep: by default they look for so long that a second busy program on the
   * machine slows training down tenfold.
   */
  static final Map<String, String> ENVIRONMENT =
      Map.of("OMP_WAIT_POLICY", "PASSIVE", "GOMP_SPINCOUNT", "3000");

  private Platform() {}

  /** This machine, as the platforms of {@code pom.xml} are called. */
  static String name() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name = WINDOWS ? "windows" : system.startsWith("mac") ? "macosx" : system;
    return name
        + "-"
        + Map.of("amd64", "x86_64", "aarch64", "arm64").getOrDefault(machine, machine);
  }

  /**
   * The natives to build with when the build's own choice would crash: an x86-64 CPU without AVX2
   * needs the plain ones.
   *
   * @param cpuinfo where Linux describes the CPU
   */
  static Optional<String> natives(Path cpuinfo) {
    if (!System.getProperty("os.arch").equals("amd64") || !Files.isReadable(cpuinfo)) {
      return Optional.empty();
    }
    try {
      return Files.readString(cpuinfo).contains(" avx2 ")
          ? Optional.empty()
          : Optional.of("linux-x86_64-onednn");
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Heap for the kernel in MiB: half of the memory, at most 4 GiB. */
  static long heapMebibytes() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return Math.min(MOST_HEAP, system.getTotalMemorySize() / MEBIBYTE / 2);
  }

  /** Whether somebody looks on, so that a line may be rewritten: not in a pipe, not in CI. */
  static boolean isTerminal() {
    Console console = System.console();
    if (console == null || System.getenv("CI") != null) {
      return false;
    }
    try {
      // From JDK 22 on there is a console in pipes too, and it can be asked.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJdk) {
      return true;
    }
  }
}
