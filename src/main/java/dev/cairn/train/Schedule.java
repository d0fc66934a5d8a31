package dev.cairn.train;

import java.util.Arrays;

/**
 * How the learning rate goes over a run: a factor of the optimizer's rate. Drawn as its curve by
 * notebooks.
 */
@FunctionalInterface
public interface Schedule {

  /**
   * The factor of one step.
   *
   * @param progress share of the run that is done, from 0 to below 1
   */
  double factor(double progress);

  /**
   * This schedule, given what validation has shown so far. Most do not look; a schedule that does
   * has no memory of its own, so that a run which is resumed goes on with the same rates.
   *
   * @param history the finished epochs
   */
  default Schedule after(History history) {
    return this;
  }

  /** The optimizer's rate all along. */
  static Schedule constant() {
    return new Schedules.Constant();
  }

  /**
   * Multiplied by {@code factor} at each of the given shares of the run, for example {@code
   * step(0.1, 0.5, 0.75)} as in He et al. 2015.
   *
   * @param shares of the run, each from 0 to below 1
   * @throws TrainingException if one is not
   */
  static Schedule step(double factor, double... shares) {
    for (double share : shares) {
      Schedules.checkShare(share, "Schedule.step");
    }
    return new Schedules.Step(factor, Arrays.stream(shares).boxed().toList());
  }

  /** Half a cosine from 1 to 0 (Loshchilov and Hutter 2017, arXiv:1608.03983). */
  static Schedule cosine() {
    return new Schedules.Cosine();
  }

  /**
   * Half cosines from 1 to 0, one after the other, each as long as the one before times {@code
   * growth}: warm restarts (SGDR, Loshchilov and Hutter 2017, arXiv:1608.03983).
   *
   * @param cycles how many in the whole run, at least 1
   * @param growth at least 1; the paper takes 1 or 2
   * @throws TrainingException if one of them is below 1
   */
  static Schedule cosineRestarts(int cycles, double growth) {
    FitCheck.positive("cycles", cycles, "Schedule.cosineRestarts");
    if (!(growth >= 1)) {
      throw new TrainingException(
          "a growth of 1 or more",
          String.valueOf(growth),
          "Schedule.cosineRestarts",
          "1 for cycles of one length, 2 for each twice as long as the one before");
    }
    return new Schedules.Restarts(cycles, growth);
  }

  /**
   * One cycle (Smith 2018, arXiv:1803.09820): in the first 30 % of the run from a 25th of the rate
   * up to it, then down to a 250,000th, both along half cosines, as PyTorch's {@code OneCycleLR}
   * does by default. The optimizer's rate is the highest one; a good one is found by a
   * learning-rate range test. Momentum stays as it is.
   */
  static Schedule oneCycle() {
    return oneCycle(0.3);
  }

  /**
   * As {@link #oneCycle()}, with another share of the run for the way up.
   *
   * @param up from 0 to below 1
   * @throws TrainingException if it is not
   */
  static Schedule oneCycle(double up) {
    Schedules.checkShare(up, "Schedule.oneCycle");
    return new Schedules.OneCycle(up);
  }

  /**
   * This schedule after a linear rise from a hundredth of the first factor (Goyal et al. 2017,
   * arXiv:1706.02677).
   *
   * @param share of the run that the rise takes, from 0 to below 1
   * @throws TrainingException if it is not
   */
  default Schedule warmUp(double share) {
    Schedules.checkShare(share, "Schedule.warmUp");
    return new Schedules.WarmUp(this, share);
  }

  /**
   * This schedule, multiplied by {@code factor} each time that the validation loss has not become
   * smaller by at least a ten-thousandth for {@code patience} epochs, usually {@code
   * Schedule.constant().onPlateau(0.1, 5)}. As PyTorch's {@code ReduceLROnPlateau} with a patience
   * of one epoch less.
   *
   * @param factor above 0 and below 1
   * @param patience epochs, at least 1; counted anew after each time
   * @throws TrainingException if one of them is not
   */
  default Schedule onPlateau(double factor, int patience) {
    if (!(factor > 0 && factor < 1)) {
      throw new TrainingException(
          "a factor above 0 and below 1",
          String.valueOf(factor),
          "Schedule.onPlateau",
          "for example onPlateau(0.1, 5)");
    }
    FitCheck.positive("patience", patience, "Schedule.onPlateau");
    return new Schedules.Plateau(this, factor, patience);
  }
}
