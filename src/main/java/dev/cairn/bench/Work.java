package dev.cairn.bench;

import dev.cairn.engine.KernelUse;
import java.util.List;
import java.util.Locale;

/**
 * What some kernels do in a step, and how long they take.
 *
 * @param flops floating-point operations; 0 where moving memory is the work
 * @param bytes of all arrays that they read and write
 * @param seconds their times added up
 */
record Work(long flops, long bytes, double seconds) {

  /** Kernels together. */
  static Work of(List<KernelUse> uses) {
    return new Work(
        uses.stream().mapToLong(KernelUse::flops).sum(),
        uses.stream().mapToLong(KernelUse::bytes).sum(),
        uses.stream().mapToDouble(KernelUse::seconds).sum());
  }

  /** Milliseconds with two decimals. */
  String milliseconds() {
    return number("%.2f", 1e3 * seconds);
  }

  /** Twelve columns: GFLOP/s and the share of the peak, or GB/s; blank if nothing was timed. */
  String rate(double peak) {
    if (seconds == 0) {
      return " ".repeat(12);
    }
    double each = 1 / seconds / 1e9;
    return flops > 0
        ? number("%7.0f %3.0f%%", flops * each, 100 * flops / seconds / peak)
        : number("%7.1f GB/s", bytes * each);
  }

  private static String number(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
