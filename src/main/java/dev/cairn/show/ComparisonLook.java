package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Lettering;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.task.Scores;
import dev.cairn.train.Comparison;
import dev.cairn.train.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Runs side by side: their curves in one picture, and a row a run with its best epoch. */
final class ComparisonLook {
  private ComparisonLook() {}

  static Shown of(Comparison comparison) {
    Grid grid = grid(comparison);
    List<String> names = comparison.runs().stream().map(Comparison.Named::name).toList();
    Picture picture =
        Charts.row(alt(grid), Charts.comparison(comparison)).with(Lettering.trouble(names));
    return Shown.of(
        picture.note(grid.text()), Html.frame(picture.html(), grid.html()), picture.png());
  }

  private static String alt(Grid grid) {
    return "Learning curves of " + Grid.plural(grid.rows().size(), "run");
  }

  private static Grid grid(Comparison comparison) {
    List<Grid.Column> columns = new ArrayList<>();
    columns.add(new Grid.Column("run", false));
    columns.add(new Grid.Column("best epoch", true));
    columns.add(new Grid.Column("loss", true));
    columns.add(new Grid.Column("validation loss", true));
    comparison.metrics().forEach(metric -> columns.add(new Grid.Column(metric, true)));
    columns.add(new Grid.Column("", false));
    int best = best(comparison);
    List<List<String>> rows = new ArrayList<>();
    for (int r = 0; r < comparison.runs().size(); r++) {
      List<String> cells = cells(comparison.runs().get(r));
      if (Charts.isNumbered(comparison)) {
        cells.set(0, (r + 1) + " " + cells.get(0));
      }
      cells.add(r == best ? "★ best" : "");
      rows.add(cells);
    }
    return new Grid(columns, rows, 0, best < 0 ? Set.of() : Set.of(best));
  }

  /** The run with the best first metric, without metrics the lowest loss; -1 of less than two. */
  private static int best(Comparison comparison) {
    List<Comparison.Named> runs = comparison.runs();
    double[] values = runs.stream().mapToDouble(ComparisonLook::value).toArray();
    return IntStream.range(0, values.length)
        .filter(r -> values.length > 1 && !Double.isNaN(values[r]))
        .boxed()
        .max(Comparator.comparingDouble(r -> values[r]))
        .orElse(-1);
  }

  private static double value(Comparison.Named run) {
    History history = run.curves().history();
    return history
        .bestEpoch()
        .map(
            epoch ->
                history.metrics().stream()
                    .findFirst()
                    .map(metric -> upwards(metric, epoch.validation()))
                    .orElse(-epoch.validationLoss()))
        .orElse(Double.NaN);
  }

  /** So that more is better. */
  private static double upwards(String metric, Map<String, Double> validation) {
    double value = validation.getOrDefault(metric, Double.NaN);
    return Scores.isHigherBetter(metric) ? value : -value;
  }

  private static List<String> cells(Comparison.Named run) {
    History history = run.curves().history();
    Optional<History.Epoch> best = history.bestEpoch();
    List<String> cells = new ArrayList<>();
    cells.add(run.name());
    cells.add(best.map(epoch -> String.valueOf(epoch.number())).orElse("none"));
    cells.add(best.map(epoch -> Numbers.fixed(epoch.loss(), 4)).orElse(""));
    cells.add(best.map(epoch -> Numbers.fixed(epoch.validationLoss(), 4)).orElse(""));
    history
        .metrics()
        .forEach(
            metric ->
                cells.add(
                    best.map(e -> Numbers.fixed(e.validation().getOrDefault(metric, Double.NaN), 4))
                        .orElse("")));
    return cells;
  }
}
