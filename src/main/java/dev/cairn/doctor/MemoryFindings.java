package dev.cairn.doctor;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * Memory, in bytes.
 *
 * @param heap that Java may take
 * @param machine that the machine or the container has
 * @param free of it
 */
record MemoryFindings(long heap, long machine, long free) {
  private static final long MEBI = 1L << 20;
  private static final long LEAST_HEAP = 500 * MEBI;
  private static final long LEAST_FREE = 1024 * MEBI;

  static MemoryFindings ofMachine() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new MemoryFindings(
        Runtime.getRuntime().maxMemory(), system.getTotalMemorySize(), system.getFreeMemorySize());
  }

  List<Finding> all() {
    return List.of(heapFinding(), machineFinding());
  }

  private Finding heapFinding() {
    String text = mebibytes(heap) + " at most";
    return heap < LEAST_HEAP
        ? Finding.improvable(
            "heap",
            text + ": data sets larger than the bundled one may not fit",
            "start Java with -Xmx2g, or CAIRN_MEMORY_LIMIT for the kernel")
        : Finding.fine("heap", text);
  }

  /** Networks and their gradients lie outside the heap. */
  private Finding machineFinding() {
    String text = "%s, %s of it free".formatted(mebibytes(machine), mebibytes(free));
    return machine < 2 * LEAST_FREE
        ? Finding.improvable(
            "memory",
            text + ": little for networks, which lie outside the heap",
            "train with small batches, such as batch(16)")
        : Finding.fine("memory", text);
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", bytes / MEBI);
  }
}
