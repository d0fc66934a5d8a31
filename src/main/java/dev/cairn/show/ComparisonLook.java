package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.train.Comparison;
import dev.cairn.train.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs side by side: their curves in one picture, and a row a run with its best epoch. */
final class ComparisonLook {
  private ComparisonLook() {}

  static Shown of(Comparison comparison) {
    Grid grid = grid(comparison);
    Picture picture = Charts.row(alt(grid), Charts.comparison(comparison));
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
    return new Grid(
        columns, comparison.runs().stream().map(ComparisonLook::cells).toList(), 0, Set.of());
  }

  private static List<String> cells(Comparison.Named run) {
    History history = run.curves().history();
    Optional<History.Epoch> best =
        history.epochs().stream().filter(epoch -> epoch.number() == history.best()).findFirst();
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
