package dev.cairn.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of documentation whose cells are run: what stands in a block {@code text} behind a block
 * {@code java} is what that cell shows.
 */
record Page(List<Section> sections) {
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,3} (.*)$");
  private static final Pattern CELL =
      Pattern.compile("```java\n(.*?)\n```\n(?:\n```text\n(.*?)\n?```\n)?", Pattern.DOTALL);

  /**
   * Cells below a heading.
   *
   * @param title the heading
   * @param cells in order
   */
  record Section(String title, List<Cell> cells) {
    @Override
    public String toString() {
      return title;
    }
  }

  /**
   * A cell.
   *
   * @param code what it runs
   * @param shown the error that it ends with; empty if it ends well
   */
  record Cell(String code, String shown) {}

  static Page of(Path file) throws IOException {
    String text = Files.readString(file);
    List<Section> sections = new ArrayList<>();
    Matcher heading = HEADING.matcher(text);
    List<Integer> starts = new ArrayList<>();
    while (heading.find()) {
      starts.add(heading.start());
    }
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      String part = text.substring(starts.get(i), end);
      String title = part.lines().findFirst().orElseThrow().replaceFirst("^#+ ", "");
      List<Cell> cells = new ArrayList<>();
      Matcher cell = CELL.matcher(part);
      while (cell.find()) {
        cells.add(new Cell(cell.group(1), cell.group(2) == null ? "" : cell.group(2)));
      }
      sections.add(new Section(title, List.copyOf(cells)));
    }
    return new Page(sections);
  }
}
