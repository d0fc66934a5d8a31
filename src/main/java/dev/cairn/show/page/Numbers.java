package dev.cairn.show.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** Numbers as words, the same in every locale. */
public final class Numbers {
  private static final int DIGITS = 5;
  private static final int DECIMALS = 6;

  private Numbers() {}

  /** With {@code decimals} digits behind the point. */
  public static String fixed(double value, int decimals) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%." + decimals + "f", value)
        : String.valueOf(value);
  }

  /** With commas between thousands. */
  public static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** With three significant digits, such as {@code 0.0500} or {@code 1.00e-05}. */
  public static String significant(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "" + value;
  }

  /** With at most four significant digits and no zeros behind them, such as {@code 0.85}. */
  public static String brief(double value) {
    if (!Double.isFinite(value)) {
      return "" + value;
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    boolean plain = value == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7);
    return plain ? rounded.toPlainString() : rounded.toString();
  }

  /**
   * One format for a column, so that the points of its numbers stand below each other: as many
   * decimals as needed, at most so many that the largest number has five significant digits.
   */
  public static DoubleFunction<String> column(double[] values) {
    double[] sizes = DoubleStream.of(values).filter(Double::isFinite).map(Math::abs).toArray();
    double largest = DoubleStream.of(sizes).max().orElse(0);
    if (largest >= 1e9 || (largest > 0 && largest < 1e-4)) {
      return value -> Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3e", value);
    }
    int most = largest == 0 ? 0 : DIGITS - 1 - (int) Math.floor(Math.log10(largest));
    int decimals = 0;
    for (double size : sizes) {
      int scale = new BigDecimal(size).round(new MathContext(DIGITS)).stripTrailingZeros().scale();
      decimals = Math.max(decimals, Math.min(scale, Math.min(most, DECIMALS)));
    }
    int shown = decimals;
    return value -> Double.isNaN(value) ? "" : fixed(value, shown);
  }
}
