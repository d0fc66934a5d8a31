package dev.cairn.course;

import dev.cairn.graph.CairnException;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One thing that an exercise asks for.
 *
 * @param points that it is worth
 * @param what is asked for, in words that may follow a tick
 * @param hint for those who do not have it yet
 * @param holds looks whether it is there
 */
record Check(double points, String what, String hint, Callable<Boolean> holds) {

  /** Looks; whatever goes wrong meanwhile is told to the student and costs the points. */
  Grade.Mark mark() {
    try {
      return new Grade.Mark(what, points, holds.call(), hint, Optional.empty());
    } catch (CairnException problem) {
      return failed("found: " + problem.found() + "; " + problem.mend());
    } catch (Exception | LinkageError | StackOverflowError | AssertionError problem) {
      return failed(String.valueOf(problem));
    }
  }

  private Grade.Mark failed(String why) {
    return new Grade.Mark(what, points, false, hint, Optional.of(why));
  }
}
