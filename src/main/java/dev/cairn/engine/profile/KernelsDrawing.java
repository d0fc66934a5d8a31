package dev.cairn.engine.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws kernels as text within 80 columns. Most names of code end in the same set of instructions,
 * as {@code jit:avx512_core} does: that is said once, below.
 */
record KernelsDrawing(Kernels kernels) {
  private static final int WIDTH = 80;
  private static final int CELL = 12;
  private static final int FIRST_CELL = 3;

  @Override
  public String toString() {
    String usual = usual();
    StringBuilder text = new StringBuilder(kernels.where() + "\n\n");
    table(rows(usual), text);
    text.append('\n');
    kernels
        .beside()
        .forEach((work, names) -> text.append("%s: %s%n".formatted(work, brief(names, usual))));
    text.append("of input, of weights: the gradient of them\n");
    text.append("behind a comma: computed by the kernel of what stands in front\n");
    if (!usual.isEmpty()) {
      text.append("names without a colon end in %s%n".formatted(usual));
    }
    return text.toString().replaceAll(" *\\R", "\n");
  }

  private List<List<String>> rows(String usual) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "", "output", "forward", "of input", "of weights"));
    String section = "";
    for (Layers layers : kernels.layers()) {
      rows.add(
          List.of(
              layers.section().equals(section) ? "" : layers.section(),
              layers.words(),
              layers.output().toString(),
              brief(layers.forward(), usual),
              brief(layers.ofInput(), usual),
              brief(layers.ofWeights(), usual)));
      section = layers.section();
    }
    return rows;
  }

  /** Columns as wide as their words; if that is too wide, long names go on in the next line. */
  private static void table(List<List<String>> rows, StringBuilder text) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(c -> rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
            .toArray();
    if (IntStream.of(widths).sum() + widths.length - 1 > WIDTH) {
      Arrays.fill(widths, FIRST_CELL, widths.length, CELL);
    }
    int start = IntStream.of(widths).limit(FIRST_CELL).sum() + FIRST_CELL;
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        if (line.length() + row.get(c).length() > WIDTH) {
          text.append(line).append('\n');
          line = new StringBuilder(" ".repeat(start));
        }
        line.append(row.get(c))
            .append(" ".repeat(Math.max(1, widths[c] + 1 - row.get(c).length())));
      }
      text.append(line).append('\n');
    }
  }

  private static String brief(String names, String usual) {
    return usual.isEmpty()
        ? names
        : Stream.of(names.split(", "))
            .map(name -> name.endsWith(usual) ? name.substring(0, name.indexOf(':')) : name)
            .collect(Collectors.joining(", "));
  }

  /** The most frequent end of a name, such as {@code :avx512_core}; empty if none has one. */
  private String usual() {
    Map<String, Long> ends =
        kernels.layers().stream()
            .flatMap(layers -> Stream.of(layers.forward(), layers.ofInput(), layers.ofWeights()))
            .flatMap(names -> Stream.of(names.split(", ")))
            .filter(name -> name.indexOf(':') > 0)
            .map(name -> name.substring(name.indexOf(':')))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<String> names = ends.keySet().stream().sorted().toList();
    return names.stream().max((a, b) -> Long.compare(count(ends, a), count(ends, b))).orElse("");
  }

  private static long count(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }
}
