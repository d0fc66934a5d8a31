package dev.cairn.show.live;

import dev.cairn.show.page.Grid;
import dev.cairn.train.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The table of a history for a panel, which has room for ten rows: the first epoch, the best one,
 * the last ones, and rows that count the epochs between them.
 */
final class EpochRows {
  /** So many rows a panel has room for. */
  static final int ROOM = 10;

  /** A space that keeps a row its height. */
  private static final String SPACE = "\u00a0";

  private EpochRows() {}

  /** At most ten rows. */
  static Grid of(History history) {
    int epochs = history.epochs().size();
    for (int last = ROOM; ; last--) {
      Set<Integer> chosen = chosen(epochs, history.best(), last);
      if (chosen.size() + gaps(chosen) <= ROOM) {
        return rows(history, chosen);
      }
    }
  }

  /** As many rows as there will be when all planned epochs are done; those to come are empty. */
  static Grid reserved(History history, int planned) {
    Grid grid = of(history);
    List<List<String>> rows = new ArrayList<>(grid.rows());
    while (rows.size() < Math.min(ROOM, planned)) {
      rows.add(Collections.nCopies(grid.columns().size(), SPACE));
    }
    return new Grid(grid.columns(), rows, 0, grid.marked());
  }

  /** The numbers of the first epoch, of the best one, and of the {@code last} last ones. */
  private static Set<Integer> chosen(int epochs, int best, int last) {
    Set<Integer> chosen = new TreeSet<>();
    IntStream.rangeClosed(Math.max(1, epochs - last + 1), epochs).forEach(chosen::add);
    if (epochs > 0) {
      chosen.add(1);
    }
    if (best > 0) {
      chosen.add(best);
    }
    return chosen;
  }

  private static int gaps(Set<Integer> chosen) {
    int gaps = 0;
    int next = 1;
    for (int number : chosen) {
      gaps += number > next ? 1 : 0;
      next = number + 1;
    }
    return gaps;
  }

  private static Grid rows(History history, Set<Integer> chosen) {
    List<Grid.Column> columns = Epochs.columns(history);
    List<List<String>> rows = new ArrayList<>();
    Set<Integer> marked = new HashSet<>();
    int next = 1;
    for (int number : chosen) {
      if (number > next) {
        rows.add(hidden(number - next, columns.size()));
      }
      if (number == history.best()) {
        marked.add(rows.size());
      }
      rows.add(Epochs.cells(history, history.epochs().get(number - 1)));
      next = number + 1;
    }
    return new Grid(columns, rows, 0, marked);
  }

  private static List<String> hidden(int epochs, int columns) {
    List<String> words = new ArrayList<>(Collections.nCopies(columns, ""));
    words.set(0, "⋮");
    words.set(columns - 1, Grid.plural(epochs, "more epoch"));
    return words;
  }
}
