package dev.cairn.engine.onednn;

import com.sun.management.OperatingSystemMXBean;
import dev.cairn.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;

/**
 * Whether a plan fits into memory. The system promises more than it has, and ends the process when
 * that is used, so this is asked before anything is computed.
 *
 * @param free bytes that are free now
 */
record Budget(LongSupplier free) {

  private static final Path LINUX = Path.of("/proc/meminfo");

  /** Bytes that this machine, or the container that limits it, can give, and JavaCPP allows. */
  static long ofMachine() {
    long allowed =
        Pointer.maxBytes() > 0 ? Pointer.maxBytes() - Pointer.totalBytes() : Long.MAX_VALUE;
    return Math.min(allowed, Math.min(available(), system().getTotalMemorySize()));
  }

  /** Linux says what it could give if it dropped its caches, which count as used elsewhere. */
  private static long available() {
    try (Stream<String> lines = Files.lines(LINUX)) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElseGet(() -> system().getFreeMemorySize());
    } catch (IOException | UncheckedIOException notLinux) {
      return system().getFreeMemorySize();
    }
  }

  private static OperatingSystemMXBean system() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  }

  /**
   * Compares with what is free.
   *
   * @param bytes of the arena for batches of {@code size} examples
   * @throws EngineException if they do not fit, with the batch that would
   */
  void check(long bytes, int size) {
    long left = free.getAsLong();
    if (bytes <= left) {
      return;
    }
    // A little less: pages and working memory of kernels do not shrink with the batch.
    long fits = size * left / bytes * 31 / 32;
    throw new EngineException(
        String.format(Locale.ROOT, "%,d MB of memory for a batch of %,d", bytes >> 20, size),
        String.format(Locale.ROOT, "%,d MB free", left >> 20),
        "engine onednn",
        fits < 1
            ? "use a smaller network or smaller images, close other programs, or raise Java's -Xmx,"
                + " which limits native memory too"
            : String.format(
                Locale.ROOT,
                "use a batch of at most %,d, close other programs, or raise Java's -Xmx, which"
                    + " limits native memory too",
                fits));
  }
}
