package dev.cairn.task;

import dev.cairn.task.metric.ClassCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Precision, recall and F1 of each class. As in scikit-learn, what would be divided by 0 is 0: for
 * example the precision of a class that was never predicted.
 *
 * @param classes a line a class, in the order of the labels
 * @param macro the plain mean of all classes that occur, as actual or as predicted ones
 * @param weighted the mean of all classes, each weighted by its support
 * @param right examples that were predicted rightly
 * @param more what only probabilities tell, by name: top-k accuracy and AUC; empty where nobody
 *     knows them
 */
public record ClassReport(
    List<Line> classes, Line macro, Line weighted, int right, Map<String, Double> more)
    implements Report {

  /** Copies the list and the map. */
  public ClassReport {
    classes = List.copyOf(classes);
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /**
   * One class, or a mean of several.
   *
   * @param name of the class
   * @param precision part of the examples predicted as this class that are of it, 0 to 1
   * @param recall part of this class's examples that were predicted as it, 0 to 1
   * @param f1 the harmonic mean of both, 0 to 1
   * @param support examples of this class
   */
  public record Line(String name, double precision, double recall, double f1, int support) {}

  /** Counts a confusion matrix out. */
  public static ClassReport of(Confusion confusion) {
    List<Line> classes = new ArrayList<>();
    List<Line> occurring = new ArrayList<>();
    ClassCounts counts = confusion.counts();
    for (int k = 0; k < confusion.labels().size(); k++) {
      Line line = line(confusion, counts, k);
      classes.add(line);
      if (line.support() > 0 || counts.predicted(k) > 0) {
        occurring.add(line);
      }
    }
    int total = confusion.total();
    return new ClassReport(
        classes,
        mean("macro mean", occurring, line -> 1, total),
        mean("weighted mean", occurring, Line::support, total),
        confusion.right(),
        Map.of());
  }

  /** The same with what probabilities tell. */
  ClassReport with(Map<String, Double> values) {
    return new ClassReport(classes, macro, weighted, right, values);
  }

  /**
   * What only probabilities tell, in a line: for example {@code top-5 accuracy 0.9985, AUC 0.99}.
   */
  public String moreInWords() {
    return more.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s %.4f", e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static Line line(Confusion confusion, ClassCounts counts, int k) {
    return new Line(
        confusion.labels().name(k),
        counts.precision(k),
        counts.recall(k),
        counts.f1(k),
        counts.support(k));
  }

  private static Line mean(String name, List<Line> lines, ToDoubleFunction<Line> weight, int all) {
    double sum = lines.stream().mapToDouble(weight).sum();
    return new Line(
        name,
        ratio(lines.stream().mapToDouble(l -> weight.applyAsDouble(l) * l.precision()).sum(), sum),
        ratio(lines.stream().mapToDouble(l -> weight.applyAsDouble(l) * l.recall()).sum(), sum),
        ratio(lines.stream().mapToDouble(l -> weight.applyAsDouble(l) * l.f1()).sum(), sum),
        all);
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /** Examples that were predicted. */
  public int total() {
    return macro.support();
  }

  /** Part of the examples that were predicted rightly, 0 to 1. */
  public double accuracy() {
    return ratio(right, total());
  }

  /** The classes, then the two means. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>(classes);
    lines.add(macro);
    lines.add(weighted);
    return lines;
  }

  @Override
  public Table table() {
    List<Line> lines = lines();
    return Table.create(
        "report",
        StringColumn.create("class", lines.stream().map(Line::name).toList()),
        column("precision", lines, Line::precision),
        column("recall", lines, Line::recall),
        column("F1", lines, Line::f1),
        IntColumn.create("support", lines.stream().mapToInt(Line::support).toArray()));
  }

  private static DoubleColumn column(String name, List<Line> lines, ToDoubleFunction<Line> value) {
    return DoubleColumn.create(
        name,
        IntStream.range(0, lines.size())
            .mapToDouble(i -> value.applyAsDouble(lines.get(i)))
            .toArray());
  }

  @Override
  public String summary() {
    return String.format(Locale.ROOT, "accuracy %.4f (%,d of %,d)", accuracy(), right, total());
  }

  @Override
  public String toString() {
    String below = more.isEmpty() ? "" : moreInWords() + System.lineSeparator();
    return summary() + System.lineSeparator() + below + table().printAll();
  }
}
