package dev.cairn.stack;

import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.ShapeException;

/**
 * A block several times in a row.
 *
 * @param block the block
 * @param times how often, at least 1
 */
public record Repeated(Block block, int times) {
  /**
   * Checks both.
   *
   * @throws ShapeException if it is below 1
   * @throws EmptyVariableException if there is no block
   */
  public Repeated {
    EmptyVariableException.check("a block", block, "stage");
    if (times < 1) {
      throw new ShapeException(
          "a block 1 or more times", String.valueOf(times), "times", "give a positive number");
    }
  }
}
