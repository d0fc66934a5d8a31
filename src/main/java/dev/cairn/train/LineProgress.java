package dev.cairn.train;

import java.io.PrintStream;

/** Prints a line when training begins, after every epoch, and at the end: for pipes and logs. */
public final class LineProgress implements ProgressView {
  private final PrintStream out;
  private boolean begun;
  private int printed;

  /** Prints to {@code out}. */
  public LineProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void update(Snapshot snapshot) {
    if (!begun) {
      out.println(snapshot.title());
      begun = true;
    }
    History history = snapshot.curves().history();
    for (; printed < history.epochs().size(); printed++) {
      out.println(ProgressText.epoch(history, history.epochs().get(printed)));
    }
    snapshot.ending().ifPresent(out::println);
  }
}
