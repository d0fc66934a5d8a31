package dev.cairn.stack;

import dev.cairn.graph.Cost;
import dev.cairn.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a graph as text within 80 columns: a line a section, and their sum. */
final class Drawing {
  private static final String LINE = "%-7s %-44s %9s %9s %7s%n";
  private static final int WORDS = 44;
  private static final int BATCH = 64;

  private Drawing() {}

  static String of(Graph graph) {
    StringBuilder text = new StringBuilder(line("", "", "output", "params", "MFLOPs"));
    for (Section section : Section.of(graph)) {
      String count = section.blocks() == 0 ? "" : section.blocks() + " x (";
      String words = count + section.layers() + (section.blocks() == 0 ? "" : ")");
      Cost cost = section.cost();
      List<String> rows = wrap(words);
      text.append(
          line(
              section.name(),
              rows.get(0),
              section.output().toString(),
              cost.parameters() == 0 ? "" : grouped(cost.parameters()),
              mega(cost.flops())));
      rows.stream().skip(1).forEach(row -> text.append(line("", "  " + row, "", "", "")));
    }
    Cost cost = Cost.of(graph);
    text.append(line("total", "", "", grouped(cost.parameters()), mega(cost.flops())));
    text.append(
        "training on batches of %d needs at most %s MB%n"
            .formatted(BATCH, megabytes(cost.trainingBytes(BATCH))));
    return text.toString().replaceAll(" +\\R", "\n");
  }

  /** Breaks after commas so that a row keeps its width. */
  private static List<String> wrap(String words) {
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    for (String word : words.split("(?<=, )")) {
      if (row.length() + word.stripTrailing().length() > WORDS - 2 && !row.isEmpty()) {
        rows.add(row.toString().stripTrailing());
        row.setLength(0);
      }
      row.append(word);
    }
    rows.add(row.toString());
    return rows;
  }

  private static String line(String name, String words, String out, String count, String flops) {
    return LINE.formatted(name, words, out, count, flops);
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
