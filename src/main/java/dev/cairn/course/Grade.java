package dev.cairn.course;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an answer to an exercise is worth.
 *
 * @param title of the exercise
 * @param marks a mark a check, in their order
 */
public record Grade(String title, List<Mark> marks) {
  /** Copies the list. */
  public Grade {
    marks = List.copyOf(marks);
  }

  /**
   * The outcome of one check.
   *
   * @param what was asked for
   * @param worth in points
   * @param holds whether it is there
   * @param hint for those who do not have it yet
   * @param error what went wrong while looking
   */
  public record Mark(
      String what, double worth, boolean holds, String hint, Optional<String> error) {

    /** Points that were earned: all or none. */
    public double points() {
      return holds ? worth : 0;
    }
  }

  /** Points that were earned. */
  public double points() {
    return marks.stream().mapToDouble(Mark::points).sum();
  }

  /** Points that could be earned. */
  public double possible() {
    return marks.stream().mapToDouble(Mark::worth).sum();
  }

  /** For example {@code A residual block: 4 of 6 points}. */
  public String summary() {
    return "%s: %s of %s points".formatted(title, number(points()), number(possible()));
  }

  /** The sum, then a line a check, with the hint below where something is missing. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(summary());
    for (Mark mark : marks) {
      lines.add(
          "%s %s (%s)".formatted(mark.holds() ? "✓" : "✗", mark.what(), number(mark.worth())));
      if (!mark.holds()) {
        mark.error().ifPresent(error -> lines.add("  " + error));
        lines.add("  hint: " + mark.hint());
      }
    }
    return String.join("\n", lines);
  }

  /** Points without needless zeros. */
  public static String number(double points) {
    return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
  }
}
