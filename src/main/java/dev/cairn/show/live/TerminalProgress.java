package dev.cairn.show.live;

import dev.cairn.show.page.Grid;
import dev.cairn.train.History;
import dev.cairn.train.ProgressText;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Snapshot;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Progress in a terminal or JShell: one line that is rewritten at most four times a second, and
 * above it a table that grows by a row an epoch. One view a run.
 */
public final class TerminalProgress implements ProgressView {
  private static final long PAUSE_NANOS = 250_000_000L;
  private static final int WIDTH = 79;
  private static final int COLUMN = 8;
  private final PrintStream out;
  private final LongSupplier nanos;
  private boolean begun;
  private long drawnAt;
  private int printed;
  private int length;

  /** Writes to {@code out}, which has to be a terminal: lines are rewritten with {@code \r}. */
  public TerminalProgress(PrintStream out) {
    this(out, System::nanoTime);
  }

  /** With a clock of nanoseconds. */
  TerminalProgress(PrintStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
  }

  @Override
  public void update(Snapshot snapshot) {
    History history = snapshot.curves().history();
    boolean news = !begun || snapshot.ending().isPresent() || history.epochs().size() > printed;
    if (!news && nanos.getAsLong() - drawnAt < PAUSE_NANOS) {
      return;
    }
    drawnAt = nanos.getAsLong();
    if (!begun) {
      begun = true;
      out.println(snapshot.title());
    }
    for (; printed < history.epochs().size(); printed++) {
      if (printed == 0) {
        line(row(history, Epochs.of(history).columns().stream().map(Grid.Column::name).toList()));
      }
      line(row(history, Epochs.cells(history, history.epochs().get(printed))));
    }
    snapshot.ending().ifPresentOrElse(this::line, () -> rewrite(ProgressText.line(snapshot)));
    out.flush();
  }

  /** All columns but the last, which marks the best epoch and would still change. */
  private static String row(History history, List<String> cells) {
    List<String> words = new ArrayList<>();
    List<Grid.Column> columns = Epochs.of(history).columns();
    for (int c = 0; c < columns.size() - 1; c++) {
      int width = c == 0 ? 0 : COLUMN;
      width = Math.max(width, columns.get(c).name().length());
      words.add(" ".repeat(Math.max(0, width - cells.get(c).length())) + cells.get(c));
    }
    return String.join("  ", words);
  }

  /** A line that stays. */
  private void line(String text) {
    rewrite("");
    out.print("\r");
    out.println(text);
    length = 0;
  }

  /** The line that the next call writes over; what the last one left is blanked out. */
  private void rewrite(String text) {
    String shown = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    out.print("\r" + shown + " ".repeat(Math.max(0, length - shown.length())));
    length = shown.length();
  }
}
