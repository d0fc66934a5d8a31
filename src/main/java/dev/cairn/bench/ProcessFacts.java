package dev.cairn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What Linux tells of this process and of the machine.
 *
 * @param proc the folder {@code /proc}; it may be missing, as on other systems
 */
record ProcessFacts(Path proc) {
  /** Linux shows programs times in hundredths of a second, on all platforms. */
  private static final double TICKS = 100;

  private static final int BUSY_SINCE = 1;

  /** The process at hand. */
  static ProcessFacts own() {
    return new ProcessFacts(Path.of("/proc"));
  }

  /** Seconds since the process was started. */
  double age() {
    if (!isLinux()) {
      Instant start = ProcessHandle.current().info().startInstant().orElse(Instant.now());
      return Duration.between(start, Instant.now()).toMillis() / 1e3;
    }
    double uptime = Double.parseDouble(first("uptime").split(" ")[0]);
    return uptime - ticks(19);
  }

  /** Most memory that the process had at a time, in MB of 1024 kB. */
  OptionalInt peakMegabytes() {
    return isLinux()
        ? OptionalInt.of((int) Math.round(kilobytes("VmHWM:") / 1024))
        : OptionalInt.empty();
  }

  /** CPU seconds that the machine has spent on anything but this process, its host included. */
  OptionalDouble otherCpuSeconds() {
    if (!isLinux()) {
      return OptionalDouble.empty();
    }
    String[] words = first("stat").trim().split("\\s+");
    // user nice system (idle iowait) irq softirq steal
    double busy =
        Stream.of(0, 1, 2, 5, 6, 7).mapToLong(i -> Long.parseLong(words[BUSY_SINCE + i])).sum();
    return OptionalDouble.of(busy / TICKS - ticks(11) - ticks(12));
  }

  /** CPUs of the machine, whatever of them this process may use. */
  long cpus() {
    return lines("stat").stream().filter(line -> line.matches("cpu\\d.*")).count();
  }

  /** The CPU by its maker's name, if Linux tells it. */
  Optional<String> cpuModel() {
    return Files.isReadable(proc.resolve("cpuinfo"))
        ? lines("cpuinfo").stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).trim())
            .findFirst()
        : Optional.empty();
  }

  private boolean isLinux() {
    return Files.isReadable(proc.resolve("self/stat")) && Files.isReadable(proc.resolve("uptime"));
  }

  /** Field of {@code self/stat} in seconds, counted behind the name, which may hold blanks. */
  private double ticks(int field) {
    String line = first("self/stat");
    String behindName = line.substring(line.lastIndexOf(')') + 2);
    return Long.parseLong(behindName.split(" ")[field]) / TICKS;
  }

  private double kilobytes(String key) {
    return lines("self/status").stream()
        .filter(line -> line.startsWith(key))
        .mapToDouble(line -> Double.parseDouble(line.trim().split("\\s+")[1]))
        .findFirst()
        .orElseThrow();
  }

  private String first(String file) {
    return lines(file).get(0);
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(proc.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
