package dev.cairn.baseline;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.task.ClassReport;
import dev.cairn.task.EntityReport;
import dev.cairn.task.Report;
import dev.cairn.train.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a baseline gives on the test part, and nets beside it. Immutable: {@link #beside} gives a
 * new one.
 *
 * @param data that all lines were measured on
 * @param training of the linear model
 * @param lines the most frequent answer, the linear model, then nets
 */
public record BaselineResult(Dataset data, Training training, List<Line> lines) {
  /** Copies the lines. */
  public BaselineResult {
    lines = List.copyOf(lines);
  }

  /**
   * How the linear model was trained.
   *
   * @param model in words
   * @param features that it reads
   * @param rows that it learned from: texts, or words of sentences
   * @param tried costs of errors that models were trained with
   * @param cost of the best of them by validation; empty if an interruption came before
   * @param seconds that training and measuring took
   * @param isInterrupted whether costs are missing
   */
  public record Training(
      String model,
      long features,
      long rows,
      List<Double> tried,
      Optional<Double> cost,
      double seconds,
      boolean isInterrupted) {
    /** Copies the costs. */
    public Training {
      tried = List.copyOf(tried);
    }

    /** All but the seconds. */
    @Override
    public String toString() {
      String costs =
          tried.stream().map(cost -> number(cost)).collect(Collectors.joining(", ", "of ", ""));
      return String.format(
          Locale.ROOT,
          "%s: %,d features, %,d training rows%s%s",
          model,
          features,
          rows,
          cost.map(c -> ", C = " + number(c) + " (" + costs + " by validation)").orElse(""),
          isInterrupted ? ". Interrupted: other costs were not tried." : "");
    }

    private static String number(double cost) {
      return cost == Math.rint(cost) && cost < 1e6
          ? String.valueOf((long) cost)
          : String.valueOf(cost);
    }
  }

  /**
   * One model on the test part.
   *
   * @param name of it
   * @param report a {@link ClassReport}, or an {@link EntityReport} of tagged sentences
   */
  public record Line(String name, Report report) {}

  /** With a net's figures on the same rows, under the name {@code net}, {@code net 2}, …. */
  public BaselineResult beside(Run run) {
    String name = "net";
    for (int n = 2; isTaken(name); n++) {
      name = "net " + n;
    }
    return beside(name, run);
  }

  /**
   * With a net's figures on the same rows.
   *
   * @param name for the table
   * @throws BaselineException if the name is taken, or the run's test part has other rows
   */
  public BaselineResult beside(String name, Run run) {
    EmptyVariableException.check("a name", name, "BaselineResult.beside");
    EmptyVariableException.check("a run", run, "BaselineResult.beside");
    if (isTaken(name)) {
      throw new BaselineException(
          "a name of its own for each line",
          "'" + name + "' twice",
          "BaselineResult.beside",
          "name this run otherwise");
    }
    if (!isSame(data, run.data())) {
      throw new BaselineException(
          "a run on the test rows of " + data.name(),
          "a run on others, of " + run.data().name(),
          "BaselineResult.beside",
          "make the baseline of the run's own data: Baseline.of(run.data()).beside(run)");
    }
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(name, run.report()));
    return new BaselineResult(data, training, more);
  }

  private boolean isTaken(String name) {
    return lines.stream().anyMatch(line -> line.name().equals(name));
  }

  private static boolean isSame(Dataset one, Dataset other) {
    if (one == other) {
      return true;
    }
    Examples a = one.test();
    Examples b = other.test();
    boolean alike = a.size() == b.size() && one.labels().equals(other.labels());
    for (int i = 0; alike && i < a.size(); i++) {
      alike = a.text(i).equals(b.text(i)) && a.label(i).equals(b.label(i));
    }
    return alike;
  }

  /**
   * A row a model: of classes {@code accuracy} and {@code macro F1}; of tagged sentences {@code
   * entity F1}, {@code precision}, {@code recall} and {@code accuracy} by word, all 0 to 1.
   */
  public Table table() {
    Table table =
        Table.create(
            "baseline", StringColumn.create("model", lines.stream().map(Line::name).toList()));
    if (lines.get(0).report() instanceof EntityReport) {
      add(table, "entity F1", line -> ((EntityReport) line).all().f1());
      add(table, "precision", line -> ((EntityReport) line).all().precision());
      add(table, "recall", line -> ((EntityReport) line).all().recall());
      add(table, "accuracy", line -> ((EntityReport) line).accuracy());
    } else {
      add(table, "accuracy", line -> ((ClassReport) line).accuracy());
      add(table, "macro F1", line -> ((ClassReport) line).macro().f1());
    }
    return table;
  }

  private void add(Table table, String name, ToDoubleFunction<Report> value) {
    table.addColumns(
        DoubleColumn.create(
            name, lines.stream().mapToDouble(l -> value.applyAsDouble(l.report())).toArray()));
  }

  /** What was measured on what, in a line. */
  public String title() {
    Report first = lines.get(0).report();
    return first instanceof EntityReport tags
        ? String.format(Locale.ROOT, "%s, %,d words of the test part", data.name(), tags.words())
        : String.format(
            Locale.ROOT,
            "%s, %,d texts of the test part",
            data.name(),
            ((ClassReport) first).total());
  }

  @Override
  public String toString() {
    return title() + "\n" + table().printAll() + "\n" + training;
  }
}
