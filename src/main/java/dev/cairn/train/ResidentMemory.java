package dev.cairn.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What this process has in memory, natives included where the system tells it. Measured at most
 * once a second, so that it may be asked after every step. For one thread.
 */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String KEY = "VmRSS:";
  private static final long SECOND = 1_000_000_000L;

  private final Path status;
  private final LongSupplier nanos;
  private OptionalLong measuredAt = OptionalLong.empty();
  private long bytes;

  ResidentMemory(LongSupplier nanos) {
    this(STATUS, nanos);
  }

  /** With the file that Linux tells it in. */
  ResidentMemory(Path status, LongSupplier nanos) {
    this.status = status;
    this.nanos = nanos;
  }

  long bytes() {
    long now = nanos.getAsLong();
    if (measuredAt.isEmpty() || now - measuredAt.getAsLong() >= SECOND) {
      bytes = resident().orElseGet(ResidentMemory::java);
      measuredAt = OptionalLong.of(now);
    }
    return bytes;
  }

  private OptionalLong resident() {
    try (BufferedReader lines = Files.newBufferedReader(status)) {
      return lines
          .lines()
          .filter(line -> line.startsWith(KEY))
          .mapToLong(line -> 1024 * Long.parseLong(line.trim().split("\\s+")[1]))
          .findFirst();
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }

  /** Heap and the JVM's own memory: all that systems without such a file tell in Java. */
  private static long java() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    return memory.getHeapMemoryUsage().getUsed() + memory.getNonHeapMemoryUsage().getUsed();
  }
}
