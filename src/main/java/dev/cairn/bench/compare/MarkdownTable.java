package dev.cairn.bench.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A table in Markdown whose columns are as wide as their texts, so that terminals show it too. */
final class MarkdownTable {
  private final List<StringBuilder> lines = new ArrayList<>();

  /** A table of one column, the names of the rows. */
  MarkdownTable(Collection<String> names) {
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    lines.add(new StringBuilder("| " + " ".repeat(width) + " |"));
    lines.add(new StringBuilder("|" + "-".repeat(width + 2) + "|"));
    for (String name : names) {
      lines.add(new StringBuilder("| " + name + " ".repeat(width - name.length()) + " |"));
    }
  }

  /** Adds a column to the right, unless nothing of it was measured. */
  void column(String title, List<String> cells) {
    if (cells.stream().allMatch(Rates.NONE::equals)) {
      return;
    }
    int width = Math.max(title.length(), cells.stream().mapToInt(String::length).max().orElse(0));
    lines.get(0).append(padded(title, width));
    lines.get(1).append("-".repeat(width + 1)).append(":|");
    for (int i = 0; i < cells.size(); i++) {
      lines.get(i + 2).append(padded(cells.get(i), width));
    }
  }

  private static String padded(String text, int width) {
    return " " + " ".repeat(width - text.length()) + text + " |";
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
