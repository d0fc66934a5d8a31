package dev.cairn.explain;

import dev.cairn.graph.Facts;
import java.util.ArrayList;
import java.util.List;

/**
 * An error of a cell as one block.
 *
 * @param title what kind of error, for example {@code ShapeException}
 * @param facts expected, found, where, mend
 * @param drawing lines that show the place; may be empty
 */
public record Explanation(String title, Facts facts, String drawing) {

  /** The block, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(title));
    facts.toString().lines().forEach(lines::add);
    if (!drawing.isEmpty()) {
      lines.add("");
      drawing.lines().forEach(lines::add);
    }
    return List.copyOf(lines);
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
