package dev.cairn.train;

import java.util.List;

/** The schedules behind {@link Schedule}. */
final class Schedules {
  private Schedules() {}

  /** Half a cosine: 1 at 0, 0 at 1. */
  private static double halfCosine(double share) {
    return (1 + Math.cos(Math.PI * share)) / 2;
  }

  /** Always 1. */
  record Constant() implements Schedule {
    @Override
    public double factor(double progress) {
      return 1;
    }
  }

  /** Down in steps. */
  record Step(double by, List<Double> shares) implements Schedule {
    @Override
    public double factor(double progress) {
      double value = 1;
      for (double share : shares) {
        value *= progress >= share ? by : 1;
      }
      return value;
    }
  }

  /** Down along half a cosine. */
  record Cosine() implements Schedule {
    @Override
    public double factor(double progress) {
      return halfCosine(progress);
    }
  }

  /** Down along half a cosine, again and again. */
  record Restarts(int cycles, double growth) implements Schedule {
    @Override
    public double factor(double progress) {
      double all = 0;
      for (int i = 0; i < cycles; i++) {
        all += Math.pow(growth, i);
      }
      double left = progress * all;
      int cycle = 0;
      while (cycle < cycles - 1 && left >= Math.pow(growth, cycle)) {
        left -= Math.pow(growth, cycle);
        cycle++;
      }
      return halfCosine(left / Math.pow(growth, cycle));
    }
  }

  /** Up once, and down once. */
  record OneCycle(double up) implements Schedule {
    private static final double START = 1 / 25.0;
    private static final double END = START / 10_000;

    @Override
    public double factor(double progress) {
      return progress < up
          ? 1 + (START - 1) * halfCosine(progress / up)
          : END + (1 - END) * halfCosine((progress - up) / (1 - up));
    }
  }

  /** Up along a line, then another schedule. */
  record WarmUp(Schedule then, double share) implements Schedule {
    @Override
    public double factor(double progress) {
      return progress < share
          ? then.factor(0) * (0.01 + 0.99 * progress / share)
          : then.factor((progress - share) / (1 - share));
    }

    @Override
    public Schedule after(History history) {
      return new WarmUp(then.after(history), share);
    }
  }

  /** Another schedule, which becomes smaller where validation no longer gains. */
  record Plateau(Schedule of, double by, int patience) implements Schedule {
    private static final double LEAST = 1e-4;

    @Override
    public double factor(double progress) {
      return of.factor(progress);
    }

    @Override
    public Schedule after(History history) {
      double factor = Math.pow(by, plateaus(history));
      Schedule then = of.after(history);
      return progress -> factor * then.factor(progress);
    }

    private int plateaus(History history) {
      int plateaus = 0;
      int waited = 0;
      double best = Double.POSITIVE_INFINITY;
      for (History.Epoch epoch : history.epochs()) {
        boolean gained = epoch.validationLoss() < best * (1 - LEAST);
        best = gained ? epoch.validationLoss() : best;
        waited = gained ? 0 : waited + 1;
        if (waited == patience) {
          plateaus++;
          waited = 0;
        }
      }
      return plateaus;
    }
  }

  static void checkShare(double share, String where) {
    if (!(share >= 0 && share < 1)) {
      throw new TrainingException(
          "a share of the run, from 0 to below 1",
          String.valueOf(share),
          where,
          "divide by the number of epochs: epoch 10 of 40 is 0.25");
    }
  }
}
