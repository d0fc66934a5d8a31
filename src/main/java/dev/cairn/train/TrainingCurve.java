package dev.cairn.train;

import java.util.ArrayList;
import java.util.List;

/** The points of the training curve, each the mean over a stretch of the run. */
final class TrainingCurve {
  /** A run has at most this many; one that goes on with other epochs may have a few more. */
  private static final int POINTS = 400;

  private final List<Curves.Point> points;
  private final long stretch;
  private final int batches;
  private double sum;
  private int steps;

  TrainingCurve(int epochs, int batches, Tally from) {
    this.stretch = ((long) epochs * batches + POINTS - 1) / POINTS;
    this.batches = batches;
    this.points = new ArrayList<>(from.curves().training());
    this.sum = from.stretchLoss();
    this.steps = from.stretchSteps();
    while (points.size() > POINTS * 2) {
      thinOut();
    }
  }

  /** Two stretches become one. */
  private void thinOut() {
    List<Curves.Point> pairs = new ArrayList<>();
    for (int i = 1; i < points.size(); i += 2) {
      double mean = (points.get(i - 1).loss() + points.get(i).loss()) / 2;
      pairs.add(new Curves.Point(points.get(i).epoch(), mean));
    }
    points.clear();
    points.addAll(pairs);
  }

  /** The loss of the step that is number {@code step} of the run. */
  void add(long step, double loss) {
    sum += loss;
    steps++;
    if (steps >= stretch) {
      points.add(new Curves.Point((double) step / batches, sum / steps));
      sum = 0;
      steps = 0;
    }
  }

  List<Curves.Point> points() {
    return points;
  }

  /** Sum of the losses since the last point. */
  double sum() {
    return sum;
  }

  /** Steps since the last point. */
  int steps() {
    return steps;
  }
}
