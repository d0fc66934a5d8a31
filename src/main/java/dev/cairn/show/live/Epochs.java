package dev.cairn.show.live;

import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Numbers;
import dev.cairn.train.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The table of a history: a row an epoch, the best one marked. */
public final class Epochs {
  private static final String BEST = "★ best";

  private Epochs() {}

  /** All epochs of a history. */
  public static Grid of(History history) {
    Set<Integer> marked = history.best() == 0 ? Set.of() : Set.of(history.best() - 1);
    return new Grid(
        columns(history),
        history.epochs().stream().map(e -> cells(history, e)).toList(),
        0,
        marked);
  }

  /** The headings. */
  static List<Grid.Column> columns(History history) {
    List<Grid.Column> columns = new ArrayList<>();
    columns.add(new Grid.Column("epoch", true));
    columns.add(new Grid.Column("loss", true));
    columns.add(new Grid.Column("validation loss", true));
    history.metrics().forEach(metric -> columns.add(new Grid.Column(metric, true)));
    columns.add(new Grid.Column("learning rate", true));
    columns.add(new Grid.Column("seconds", true));
    columns.add(new Grid.Column("", false));
    return columns;
  }

  /** The words of one row. */
  public static List<String> cells(History history, History.Epoch epoch) {
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(epoch.number()));
    cells.add(Numbers.fixed(epoch.loss(), 4));
    cells.add(Numbers.fixed(epoch.validationLoss(), 4));
    history
        .metrics()
        .forEach(m -> cells.add(Numbers.fixed(epoch.validation().getOrDefault(m, Double.NaN), 4)));
    cells.add(Numbers.significant(epoch.learningRate()));
    cells.add(Numbers.fixed(epoch.seconds(), 1));
    cells.add(epoch.number() == history.best() ? BEST : "");
    return cells;
  }
}
