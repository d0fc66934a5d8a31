package dev.cairn.train;

import java.io.PrintStream;

/**
 * Prints a line when training begins, after every epoch, and at the end: for pipes and logs. With
 * another title, another training begins.
 */
public final class LineProgress implements ProgressView {
  private final PrintStream out;
  private String title = "";
  private int printed;

  /** Prints to {@code out}. */
  public LineProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void update(Snapshot snapshot) {
    if (!snapshot.title().equals(title) && snapshot.ending().isEmpty()) {
      title = snapshot.title();
      printed = 0;
      out.println(title);
    }
    History history = snapshot.curves().history();
    for (; printed < history.epochs().size(); printed++) {
      out.println(ProgressText.epoch(history, history.epochs().get(printed)));
    }
    snapshot.ending().ifPresent(out::println);
  }
}
