package dev.cairn.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as people write them: {@code 500k}, {@code 2g}, {@code 90s}, {@code 10m}. */
final class Sizes {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([kmg]?)b?");
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*([smh]?)");
  private static final Map<String, Integer> SHIFTS = Map.of("", 0, "k", 10, "m", 20, "g", 30);
  private static final Map<String, Integer> SECONDS = Map.of("", 1, "s", 1, "m", 60, "h", 3600);

  private Sizes() {}

  /** Bytes; empty if the text is no size or nothing at all. */
  static Optional<Long> bytes(String text) {
    Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    return size.matches()
        ? Optional.of(Long.parseLong(size.group(1)) << SHIFTS.getOrDefault(size.group(2), 0))
            .filter(bytes -> bytes > 0)
        : Optional.empty();
  }

  /** Bytes of memory, where a number alone means megabytes. */
  static Optional<Long> memory(String text) {
    return bytes(text.strip().matches("\\d+") ? text.strip() + "m" : text);
  }

  /** A length of time; empty if the text is none or nothing at all. */
  static Optional<Duration> time(String text) {
    Matcher time = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
    return time.matches()
        ? Optional.of(
                Duration.ofSeconds(
                    Long.parseLong(time.group(1)) * SECONDS.getOrDefault(time.group(2), 1)))
            .filter(length -> !length.isZero())
        : Optional.empty();
  }

  /** For example {@code 1.5 MB}; a megabyte has 1,048,576 bytes. */
  static String words(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB"};
    int unit = 0;
    BigDecimal size = BigDecimal.valueOf(bytes);
    while (unit < units.length - 1 && size.compareTo(BigDecimal.valueOf(1024)) >= 0) {
      size = size.divide(BigDecimal.valueOf(1024), 3, RoundingMode.HALF_UP);
      unit++;
    }
    return size.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString()
        + " "
        + units[unit];
  }

  /** For example {@code 90 s}, {@code 10 min}. */
  static String words(Duration length) {
    long seconds = length.toSeconds();
    return seconds % 60 == 0 && seconds >= 120 ? seconds / 60 + " min" : seconds + " s";
  }
}
