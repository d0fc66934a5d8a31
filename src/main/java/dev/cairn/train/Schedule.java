package dev.cairn.train;

/** How the learning rate goes over a run: a factor of the optimizer's rate. */
@FunctionalInterface
public interface Schedule {

  /**
   * The factor of one step.
   *
   * @param progress share of the run that is done, from 0 to below 1
   */
  double factor(double progress);

  /** The optimizer's rate all along. */
  static Schedule constant() {
    return progress -> 1;
  }

  /**
   * Multiplied by {@code factor} at each of the given shares of the run, for example {@code
   * step(0.1, 0.5, 0.75)} as in He et al. 2015.
   *
   * @param shares of the run, each from 0 to below 1
   * @throws TrainingException if one is not
   */
  static Schedule step(double factor, double... shares) {
    double[] at = shares.clone();
    for (double share : at) {
      checkShare(share, "Schedule.step");
    }
    return progress -> {
      double value = 1;
      for (double share : at) {
        value *= progress >= share ? factor : 1;
      }
      return value;
    };
  }

  /** Half a cosine from 1 to 0 (Loshchilov and Hutter 2017, arXiv:1608.03983). */
  static Schedule cosine() {
    return progress -> (1 + Math.cos(Math.PI * progress)) / 2;
  }

  /**
   * This schedule after a linear rise from a hundredth of the first factor (Goyal et al. 2017,
   * arXiv:1706.02677).
   *
   * @param share of the run that the rise takes, from 0 to below 1
   * @throws TrainingException if it is not
   */
  default Schedule warmUp(double share) {
    checkShare(share, "Schedule.warmUp");
    return progress ->
        progress < share
            ? factor(0) * (0.01 + 0.99 * progress / share)
            : factor((progress - share) / (1 - share));
  }

  private static void checkShare(double share, String where) {
    if (!(share >= 0 && share < 1)) {
      throw new TrainingException(
          "a share of the run, from 0 to below 1",
          String.valueOf(share),
          where,
          "divide by the number of epochs: epoch 10 of 40 is 0.25");
    }
  }
}
