package dev.cairn.show.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The colours of curves, bars and marks as people see them who lack one kind of cones, by the
 * matrices of Machado, Oliveira and Fernandes (2009). Colours are told apart by their distance in
 * CIELAB, in which 2.3 is just noticed.
 */
@Tag("unit")
class ColourBlindnessTest {
  private static final double LEAST = 15;
  private static final List<String> COLOURS = List.of(Html.BLUE, Html.ORANGE, Html.GREEN);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "all cones; 1 0 0 0 1 0 0 0 1",
        "no red; 0.152286 1.052583 -0.204868 0.114503 0.786281 0.099216 -0.003882 -0.048116"
            + " 1.051998",
        "no green; 0.367322 0.860646 -0.227968 0.280085 0.672501 0.047413 -0.01182 0.04294"
            + " 0.968881",
        "no blue; 1.255528 -0.076749 -0.178779 -0.078411 0.930809 0.147602 0.004733 0.691367"
            + " 0.3039",
      })
  void colours_areToldApart(String eyes, String matrix) {
    double[] seen = numbers(matrix, " ");
    for (int i = 0; i < COLOURS.size(); i++) {
      for (int k = 0; k < i; k++) {
        double[] one = lab(times(seen, linear(COLOURS.get(i))));
        double[] other = lab(times(seen, linear(COLOURS.get(k))));
        double squares =
            IntStream.range(0, 3).mapToDouble(c -> Math.pow(one[c] - other[c], 2)).sum();
        assertThat(Math.sqrt(squares)).as("%s, %d and %d", eyes, i, k).isGreaterThan(LEAST);
      }
    }
  }

  private static double[] numbers(String text, String between) {
    return List.of(text.split(between)).stream().mapToDouble(Double::parseDouble).toArray();
  }

  private static double[] linear(String rgb) {
    double[] parts = numbers(rgb, ",");
    return IntStream.range(0, 3)
        .mapToDouble(c -> parts[c] / 255)
        .map(v -> v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4))
        .toArray();
  }

  private static double[] times(double[] matrix, double[] colour) {
    return IntStream.range(0, 3)
        .mapToDouble(
            r -> IntStream.range(0, 3).mapToDouble(c -> matrix[3 * r + c] * colour[c]).sum())
        .map(v -> Math.min(1, Math.max(0, v)))
        .toArray();
  }

  /** From linear sRGB, white of D65. */
  private static double[] lab(double[] rgb) {
    double x = curve((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    double y = curve(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    double z = curve((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double curve(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }
}
