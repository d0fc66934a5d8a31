package dev.cairn.task;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How far predicted numbers are from the actual ones, target by target.
 *
 * @param targets a line each
 */
public record TargetReport(List<Line> targets) implements Report {

  /** Copies the list. */
  public TargetReport {
    targets = List.copyOf(targets);
  }

  /**
   * One target.
   *
   * @param name {@code target}, with its number behind where there are several
   * @param mae mean absolute error, in the target's units
   * @param rmse root of the mean squared error, in the target's units
   * @param r2 coefficient of determination: 1 is perfect, 0 is as good as the mean of the actual
   *     values; NaN if they do not vary
   * @param support examples
   */
  public record Line(String name, double mae, double rmse, double r2, int support) {}

  /**
   * Measures the table of a regression.
   *
   * @throws TaskException if it has no pairs of actual and predicted numbers, or no rows
   */
  public static TargetReport of(Predictions predictions) {
    List<TargetColumns> targets = TargetColumns.of(predictions.table());
    if (targets.isEmpty() || predictions.table().isEmpty()) {
      throw new TaskException(
          "rows of actual and predicted numbers",
          "%d rows with the columns %s"
              .formatted(
                  predictions.table().rowCount(),
                  String.join(", ", predictions.table().columnNames())),
          "TargetReport.of",
          "ask the predictions as the model gave them; of classes, use ClassReport.of(confusion)");
    }
    return new TargetReport(targets.stream().map(TargetReport::line).toList());
  }

  private static Line line(TargetColumns target) {
    double[] errors = target.errors();
    double squared = DoubleStream.of(errors).map(e -> e * e).average().orElse(Double.NaN);
    double variance = target.variance();
    return new Line(
        target.name(),
        DoubleStream.of(errors).map(Math::abs).average().orElse(Double.NaN),
        Math.sqrt(squared),
        variance > 0 ? 1 - squared / variance : Double.NaN,
        errors.length);
  }

  @Override
  public Table table() {
    return Table.create(
        "report",
        StringColumn.create("target", targets.stream().map(Line::name).toList()),
        column("MAE", Line::mae),
        column("RMSE", Line::rmse),
        column("R²", Line::r2),
        IntColumn.create("support", targets.stream().mapToInt(Line::support).toArray()));
  }

  private DoubleColumn column(String name, ToDoubleFunction<Line> value) {
    return DoubleColumn.create(name, targets.stream().mapToDouble(value).toArray());
  }

  @Override
  public String summary() {
    double mean = targets.stream().mapToDouble(Line::r2).average().orElse(Double.NaN);
    String errors =
        targets.stream()
            .limit(1)
            .map(t -> String.format(Locale.ROOT, "MAE %.4f, RMSE %.4f", t.mae(), t.rmse()))
            .collect(Collectors.joining());
    String what = targets.size() == 1 ? errors : targets.size() + " targets";
    return String.format(
        Locale.ROOT, "R² %.4f, %s (%,d rows)", mean, what, targets.get(0).support());
  }

  @Override
  public String toString() {
    return summary() + System.lineSeparator() + table().printAll();
  }
}
