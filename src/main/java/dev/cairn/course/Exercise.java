package dev.cairn.course;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * What an exercise asks for, check by check. Immutable: every check gives a new exercise.
 *
 * <pre>{@code
 * var grade = Exercise.of("A residual block")
 *     .check(2, "the block adds its shortcut", "f.plus(x.shortcut(p))", () -> adds(net) == 2)
 *     .grade();
 * show(grade);
 * grade.points()   // the last value of the cell: nbgrader takes it as partial credit
 * }</pre>
 */
public final class Exercise {
  private final String title;
  private final List<Check> checks;

  private Exercise(String title, List<Check> checks) {
    this.title = title;
    this.checks = checks;
  }

  /** An exercise without checks yet. */
  public static Exercise of(String title) {
    return new Exercise(title, List.of());
  }

  /**
   * One check more.
   *
   * @param points that it is worth, more than 0
   * @param what is asked for, in words that may follow a tick: "the block adds its shortcut"
   * @param hint for those who do not have it yet
   * @param holds looks whether it is there; an error costs the points and is told
   */
  public Exercise check(double points, String what, String hint, Callable<Boolean> holds) {
    if (!(points > 0)) {
      throw new ExerciseException(
          "more than 0 points",
          String.valueOf(points),
          "the check \"" + what + "\"",
          "give what it is worth, for example 1");
    }
    Check check = new Check(points, what, hint, holds);
    return new Exercise(title, Stream.concat(checks.stream(), Stream.of(check)).toList());
  }

  /** Looks at all of it, also when something is missing. */
  public Grade grade() {
    return new Grade(title, checks.stream().map(Check::mark).toList());
  }

  /** The title and what is asked for. */
  @Override
  public String toString() {
    return title + ": " + String.join(", ", checks.stream().map(Check::what).toList());
  }
}
