package dev.cairn.data.tables;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers and missing values as people write them. */
public final class NumberText {
  private static final Pattern POINT =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern COMMA =
      Pattern.compile("[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+)?(,\\d+)?([eE][+-]?\\d+)?");
  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "#n/a", "nan", "null", "?", "*");

  private NumberText() {}

  /** With a decimal point. */
  public static boolean isNumber(String text) {
    return POINT.matcher(text.strip()).matches();
  }

  /** With a decimal comma, and perhaps points between thousands. */
  public static boolean isCommaNumber(String text) {
    return text.chars().anyMatch(Character::isDigit) && COMMA.matcher(text.strip()).matches();
  }

  /** In one of the two ways. */
  public static boolean isNumber(String text, boolean decimalComma) {
    return decimalComma ? isCommaNumber(text) : isNumber(text);
  }

  /** The value of such a text. */
  public static double parse(String text, boolean decimalComma) {
    return Double.parseDouble(
        decimalComma ? text.replace(".", "").replace(',', '.') : text.strip());
  }

  /** Empty, NA, N/A, NaN, null, ? or *, in any case. */
  public static boolean isMissing(String text) {
    return MISSING.contains(text.strip().toLowerCase(Locale.ROOT));
  }
}
