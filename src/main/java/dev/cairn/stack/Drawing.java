package dev.cairn.stack;

import dev.cairn.graph.Cost;
import dev.cairn.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a graph as text within 80 columns: a line a section, and their sum. */
final class Drawing {
  private static final int COLUMNS = 80;
  private static final int[] LEAST = {7, 0, 9, 9, 7};
  private static final int WORDS = 1;
  private static final int BATCH = 64;

  private Drawing() {}

  static String of(Graph graph) {
    Cost all = Cost.of(graph);
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"", "", "output", "params", "MFLOPs"});
    for (Section section : Section.of(graph)) {
      String count = section.blocks() == 0 ? "" : section.blocks() + " x (";
      String words = count + section.layers() + (section.blocks() == 0 ? "" : ")");
      Cost cost = section.cost();
      String parameters = cost.parameters() == 0 ? "" : grouped(cost.parameters());
      String output = section.output().toString();
      rows.add(new String[] {section.name(), words, output, parameters, mega(cost.flops())});
    }
    rows.add(new String[] {"total", "", "", grouped(all.parameters()), mega(all.flops())});
    int[] widths = widths(rows);
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(lines(row, widths)));
    text.append(
        "training on batches of %d needs at most %s MB\n"
            .formatted(BATCH, megabytes(all.trainingBytes(BATCH))));
    return text.toString().replaceAll(" +\\n", "\n");
  }

  /** What the numbers leave of a line is for words. */
  private static int[] widths(List<String[]> rows) {
    int[] widths = LEAST.clone();
    int left = COLUMNS - (widths.length - 1);
    for (int c = 0; c < widths.length; c++) {
      for (String[] row : rows) {
        widths[c] = c == WORDS ? 0 : Math.max(widths[c], row[c].length());
      }
      left -= widths[c];
    }
    widths[WORDS] = left;
    return widths;
  }

  private static String lines(String[] row, int[] widths) {
    String line = "%%-%ds %%-%ds %%%ds %%%ds %%%ds\n";
    String format = line.formatted(widths[0], widths[1], widths[2], widths[3], widths[4]);
    List<String> words = wrap(row[WORDS], widths[WORDS] - 2);
    StringBuilder text =
        new StringBuilder(format.formatted(row[0], words.get(0), row[2], row[3], row[4]));
    words.stream().skip(1).forEach(w -> text.append(format.formatted("", "  " + w, "", "", "")));
    return text.toString();
  }

  /** Breaks after commas so that a row keeps its width. */
  private static List<String> wrap(String words, int width) {
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    for (String word : words.split("(?<=, )")) {
      if (row.length() + word.stripTrailing().length() > width && !row.isEmpty()) {
        rows.add(row.toString().stripTrailing());
        row.setLength(0);
      }
      row.append(word);
    }
    rows.add(row.toString());
    return rows;
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, bytes < 10_000_000 ? "%.1f" : "%,.0f", bytes / 1e6);
  }

  private static String mega(long flops) {
    return flops == 0 ? "" : String.format(Locale.ROOT, "%,.2f", flops / 1e6);
  }
}
