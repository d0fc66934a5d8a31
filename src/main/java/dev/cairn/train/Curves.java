package dev.cairn.train;

import java.util.List;

/**
 * The learning curves of a run, drawn as a picture by notebooks.
 *
 * <pre>{@code
 * show(run.curves().logarithmic().smoothed(0.9));
 * }</pre>
 *
 * @param training mean training losses over at most 400 stretches of the run
 * @param history validation by epoch
 * @param scale how they are drawn
 */
public record Curves(List<Point> training, History history, Scale scale) {
  /** Of nothing. */
  static final Curves NONE = new Curves(List.of(), new History(List.of(), List.of(), 0));

  /** Copies the list. */
  public Curves {
    training = List.copyOf(training);
  }

  /** Drawn in the usual way. */
  public Curves(List<Point> training, History history) {
    this(training, history, Scale.USUAL);
  }

  /**
   * A point of the training curve.
   *
   * @param epoch epochs done at its end, with a fraction
   * @param loss mean over the stretch
   */
  public record Point(double epoch, double loss) {}

  /**
   * How curves are drawn; the picture says so.
   *
   * @param logarithmic whether losses have a logarithmic axis
   * @param smoothing weight of what was before in a moving mean of the training loss, 0 for the
   *     measured points alone; NaN for a mean over neighbours, where there are many points
   */
  public record Scale(boolean logarithmic, double smoothing) {
    /** A linear axis and a mean over neighbours. */
    public static final Scale USUAL = new Scale(false, Double.NaN);
  }

  /** The same with a logarithmic axis for the losses; losses of 0 and less are left out. */
  public Curves logarithmic() {
    return new Curves(training, history, new Scale(true, scale.smoothing()));
  }

  /**
   * The same with a smoothed training loss, the measured one pale behind it.
   *
   * @param weight of what was before, at least 0 and below 1: 0 shows the measured points, 0.9 is
   *     smooth
   * @throws TrainingException if the weight is not in this range
   */
  public Curves smoothed(double weight) {
    if (!(weight >= 0 && weight < 1)) {
      throw new TrainingException(
          "a weight of at least 0 and below 1",
          String.valueOf(weight),
          "curves.smoothed",
          "0.9 is smooth, 0 shows what was measured");
    }
    return new Curves(training, history, new Scale(scale.logarithmic(), weight));
  }
}
