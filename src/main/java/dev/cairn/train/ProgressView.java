package dev.cairn.train;

/**
 * Shows the progress of one run. Called after every step from the thread that called {@code fit};
 * how often it really draws is the view's business.
 */
@FunctionalInterface
public interface ProgressView {

  /** Shows a snapshot; the last one of a run has an ending. */
  void update(Snapshot snapshot);

  /** Shows nothing. */
  static ProgressView none() {
    return snapshot -> {};
  }
}
