package dev.cairn.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Precision, recall and F1 of named entities, as conlleval counts them (Tjong Kim Sang and Buchholz
 * 2000): an entity is right if kind, first and last word are. What would be divided by 0 is 0.
 *
 * @param kinds a line a kind of entity; none if the tags are no BIO tags
 * @param all entities of all kinds together
 * @param right words whose tag was right
 * @param words how many have a tag
 * @param broken predicted tags {@code I-kind} that go on from nothing of their kind; each counts as
 *     the beginning of an entity
 */
public record EntityReport(
    List<ClassReport.Line> kinds, ClassReport.Line all, long right, long words, long broken)
    implements Report {

  /** Copies the list. */
  public EntityReport {
    kinds = List.copyOf(kinds);
  }

  /** Part of the words whose tag was right, 0 to 1. */
  public double accuracy() {
    return words == 0 ? 0 : (double) right / words;
  }

  /** The kinds, then all together. */
  public List<ClassReport.Line> lines() {
    List<ClassReport.Line> lines = new ArrayList<>(kinds);
    lines.add(all);
    return lines;
  }

  @Override
  public Table table() {
    List<ClassReport.Line> lines = lines();
    return Table.create(
        "report",
        StringColumn.create("entity", lines.stream().map(ClassReport.Line::name).toList()),
        DoubleColumn.create(
            "precision", lines.stream().mapToDouble(ClassReport.Line::precision).toArray()),
        DoubleColumn.create(
            "recall", lines.stream().mapToDouble(ClassReport.Line::recall).toArray()),
        DoubleColumn.create("F1", lines.stream().mapToDouble(ClassReport.Line::f1).toArray()),
        IntColumn.create("support", lines.stream().mapToInt(ClassReport.Line::support).toArray()));
  }

  @Override
  public String summary() {
    String entities =
        kinds.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                "entity F1 %.4f (precision %.4f, recall %.4f), ",
                all.f1(),
                all.precision(),
                all.recall());
    String odd =
        broken == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d broken tag%s", broken, broken == 1 ? "" : "s");
    return entities
        + String.format(
            Locale.ROOT, "accuracy %.4f (%,d of %,d words)%s", accuracy(), right, words, odd);
  }

  @Override
  public String toString() {
    return summary() + System.lineSeparator() + table().printAll();
  }
}
