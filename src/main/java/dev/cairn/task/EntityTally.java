package dev.cairn.task;

import dev.cairn.data.Labels;
import dev.cairn.data.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts entities and words of sentences while they come in, as conlleval does. */
final class EntityTally {
  private final Map<String, int[]> kinds = new TreeMap<>();
  private long words;
  private long right;
  private long broken;

  /** Tags of one sentence. */
  void add(List<String> actual, List<String> predicted) {
    Set<Span> known = new HashSet<>(Span.of(actual));
    List<Span> found = Span.of(predicted);
    known.forEach(span -> counts(span)[0]++);
    found.forEach(span -> counts(span)[1]++);
    found.stream().filter(known::contains).forEach(span -> counts(span)[2]++);
    for (int i = 0; i < actual.size(); i++) {
      right += actual.get(i).equals(predicted.get(i)) ? 1 : 0;
    }
    words += actual.size();
    broken += Span.broken(predicted);
  }

  /** Actual, predicted, right. */
  private int[] counts(Span span) {
    return kinds.computeIfAbsent(span.kind(), kind -> new int[3]);
  }

  long words() {
    return words;
  }

  EntityReport report(Labels tags) {
    List<ClassReport.Line> lines = new ArrayList<>();
    int[] sum = new int[3];
    if (Span.areBio(tags.names())) {
      kinds.forEach(
          (kind, counts) -> {
            lines.add(line(kind, counts));
            for (int k = 0; k < sum.length; k++) {
              sum[k] += counts[k];
            }
          });
    }
    return new EntityReport(lines, line("all entities", sum), right, words, broken);
  }

  private static ClassReport.Line line(String name, int... counts) {
    double precision = ratio(counts[2], counts[1]);
    double recall = ratio(counts[2], counts[0]);
    double f1 = ratio(2.0 * counts[2], counts[0] + counts[1]);
    return new ClassReport.Line(name, precision, recall, f1, counts[0]);
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
