package dev.cairn.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.ShapeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ExerciseTest {

  @Test
  void grade_addsThePointsOfWhatHolds() {
    Grade grade =
        Exercise.of("Sums")
            .check(1, "it adds", "use +", () -> true)
            .check(2.5, "it adds twice", "use + again", () -> false)
            .grade();

    assertThat(grade.points()).isEqualTo(1);
    assertThat(grade.possible()).isEqualTo(3.5);
    assertThat(grade)
        .hasToString(
            """
            Sums: 1 of 3.5 points
            ✓ it adds (1)
            ✗ it adds twice (2.5)
              hint: use + again""");
  }

  @Test
  void grade_tellsWhatWentWrongAndGoesOn() {
    Grade grade =
        Exercise.of("Sums")
            .check(
                1,
                "it fits",
                "look at the shapes",
                () -> {
                  throw new ShapeException("[3]", "[4]", "block 1", "make it narrower");
                })
            .check(
                1,
                "it ends",
                "count down",
                () -> {
                  throw new StackOverflowError();
                })
            .check(1, "it adds", "use +", () -> true)
            .grade();

    assertThat(grade)
        .hasToString(
            """
            Sums: 1 of 3 points
            ✗ it fits (1)
              found: [4]; make it narrower
              hint: look at the shapes
            ✗ it ends (1)
              java.lang.StackOverflowError
              hint: count down
            ✓ it adds (1)""");
  }

  @Test
  void exercise_isImmutable() {
    Exercise first = Exercise.of("Sums").check(1, "it adds", "use +", () -> true);
    first.check(1, "it adds twice", "use + again", () -> true);

    assertThat(first).hasToString("Sums: it adds");
  }

  @Test
  void check_withoutPoints_isRefused() {
    assertThatThrownBy(() -> Exercise.of("Sums").check(0, "it adds", "use +", () -> true))
        .isInstanceOf(ExerciseException.class)
        .hasMessage(
            """
            expected: more than 0 points
            found:    0.0
            where:    the check "it adds"
            mend:     give what it is worth, for example 1""");
  }
}
