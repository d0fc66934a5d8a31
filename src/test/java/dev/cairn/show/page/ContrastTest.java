package dev.cairn.show.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters of the page's colour on coloured grounds, on light and dark pages (WCAG 2.1, 1.4.3). */
@Tag("unit")
class ContrastTest {
  private static final double LEAST = 4.5;
  private static final double[] WHITE = {255, 255, 255};
  private static final double[] DARK = {17, 17, 17};
  private static final double[] INK = {33, 33, 33};
  private static final double[] CHALK = {224, 224, 224};

  /** The strongest ground of a badge, a marked row and the cells of a confusion matrix. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0,114,178;0.65", "213,94,0;0.65", "213,94,0;0.28", "0,158,115;0.18"})
  void letters_canBeReadOnColouredGrounds(String rgb, double alpha) {
    double[] colour = Arrays.stream(rgb.split(",")).mapToDouble(Double::parseDouble).toArray();

    assertThat(contrast(INK, over(WHITE, colour, alpha))).isGreaterThan(LEAST);
    assertThat(contrast(CHALK, over(DARK, colour, alpha))).isGreaterThan(LEAST);
  }

  /** Notes, and zeros of a confusion matrix. */
  @ParameterizedTest
  @CsvSource({"0.75", "0.7"})
  void quietLetters_canBeRead(double opacity) {
    assertThat(contrast(over(WHITE, INK, opacity), WHITE)).isGreaterThan(LEAST);
    assertThat(contrast(over(DARK, CHALK, opacity), DARK)).isGreaterThan(LEAST);
  }

  private static double[] over(double[] ground, double[] colour, double alpha) {
    return IntStream.range(0, 3)
        .mapToDouble(c -> ground[c] * (1 - alpha) + colour[c] * alpha)
        .toArray();
  }

  private static double contrast(double[] one, double[] other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(double[] rgb) {
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
  }

  private static double linear(double channel) {
    double share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
