package dev.cairn.train;

import java.util.List;

/**
 * The learning curves of a run, drawn as a picture by notebooks.
 *
 * @param training mean training losses over at most 400 stretches of the run
 * @param history validation by epoch
 */
public record Curves(List<Point> training, History history) {
  /** Copies the list. */
  public Curves {
    training = List.copyOf(training);
  }

  /**
   * A point of the training curve.
   *
   * @param epoch epochs done at its end, with a fraction
   * @param loss mean over the stretch
   */
  public record Point(double epoch, double loss) {}
}
