package dev.cairn.show;

import dev.cairn.baseline.BaselineResult;
import dev.cairn.experiment.Choice;
import dev.cairn.experiment.Estimate;
import dev.cairn.experiment.Outcome;
import dev.cairn.experiment.RateTest;
import dev.cairn.experiment.Results;
import dev.cairn.experiment.Staged;
import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.TableGrid;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks of what experiments give. */
final class ExperimentLooks {
  private static final int CANDIDATES = 60;

  private ExperimentLooks() {}

  static Shown results(Results results) {
    Grid grid = marked(TableGrid.of(results.table(), CANDIDATES), results.ranking());
    List<String> troubles =
        results.outcomes().stream()
            .filter(outcome -> outcome.status() != Outcome.Status.FINISHED)
            .map(o -> "%s, seed %d: %s".formatted(o.candidate(), o.seed(), o.message()))
            .toList();
    String words = results.ending() + (results.ranking().isEmpty() ? "" : "\n" + results.choice());
    String notes = String.join("\n", troubles);
    Picture picture =
        Charts.picture(
            "Results of " + results.candidates().size() + " candidates: " + words,
            Charts.study(results));
    String plain = words + "\n" + grid.text() + (notes.isEmpty() ? "" : "\n" + notes);
    return Shown.of(
        picture.note(plain),
        Html.frame(
            Html.title(words),
            picture.html(),
            grid.html(),
            notes.isEmpty() ? "" : Html.note(notes)),
        picture.png());
  }

  /** The best candidate stands out. */
  private static Grid marked(Grid grid, List<String> ranking) {
    Set<Integer> best =
        ranking.isEmpty()
            ? Set.of()
            : Set.of(
                IntStream.range(0, grid.rows().size())
                    .filter(r -> grid.rows().get(r).get(0).equals(ranking.get(0)))
                    .findFirst()
                    .orElse(0));
    return new Grid(grid.columns(), grid.rows(), grid.hidden(), best);
  }

  static Shown staged(Staged staged) {
    Grid grid = TableGrid.of(staged.table(), TableGrid.ROWS);
    String plain = grid.text() + (staged.interrupted() ? "\n" + staged.remark() : "");
    String below = staged.interrupted() ? Html.note(staged.remark()) : "";
    if (staged.phases().isEmpty()) {
      return Shown.of(plain, Html.frame(grid.html(), below));
    }
    Picture picture =
        Charts.row("Curves of staged training", Charts.comparison(staged.comparison()));
    return Shown.of(
        picture.note(plain), Html.frame(picture.html(), grid.html(), below), picture.png());
  }

  static Shown baseline(BaselineResult result) {
    Grid grid = TableGrid.of(result.table(), CANDIDATES);
    String below = result.training().toString();
    return Shown.of(
        result.title() + "\n" + grid.text() + "\n" + below,
        Html.frame(Html.title(result.title()), grid.html(), Html.note(below)));
  }

  static Shown choice(Choice choice) {
    return Shown.of(choice.toString(), Html.frame(Html.title(choice.toString())));
  }

  static Shown rates(RateTest test) {
    Picture picture = Charts.picture("Losses over learning rates: " + test, Charts.rates(test));
    return Shown.of(
        picture.note(test.toString()),
        Html.frame(Html.title(test.toString()), picture.html()),
        picture.png());
  }

  static Shown estimate(Estimate estimate) {
    return Shown.of(estimate.toString(), Html.frame(Html.title(estimate.toString())));
  }
}
