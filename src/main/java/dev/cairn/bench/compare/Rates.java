package dev.cairn.bench.compare;

import java.util.Locale;
import java.util.OptionalDouble;

/** Rates and ratios as text. */
final class Rates {
  /** Stands for what was not measured. */
  static final String NONE = "-";

  private Rates() {}

  /** From 100 on without decimals: {@code 1,045}, {@code 23.4}. */
  static String text(double rate) {
    return String.format(Locale.ROOT, rate >= 100 ? "%,.0f" : "%.1f", rate);
  }

  /** With two decimals: {@code 1.05}. */
  static String ratio(OptionalDouble ratio) {
    return ratio.isEmpty() ? NONE : String.format(Locale.ROOT, "%.2f", ratio.getAsDouble());
  }
}
