package dev.cairn.train;

import dev.cairn.task.Scores;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Why a training ended, in words, at the place where it stands.
 *
 * @param trainer with its plan
 * @param meter that knows the place
 * @param best scores of the best epoch so far
 * @param stop who asked, if somebody did
 */
record Endings(Trainer trainer, Meter meter, Optional<Scores> best, StopRequest stop) {

  Run.Ending completed() {
    String time = ProgressText.clock(meter.elapsed());
    return new Run.Ending(
        Run.Reason.COMPLETED,
        "%s in %s. %s".formatted(Trainer.count(trainer.epochs()), time, kept("")));
  }

  /**
   * Nothing more was gained.
   *
   * @param verdict of {@link EarlyStopping}
   */
  Run.Ending early(String verdict) {
    return new Run.Ending(Run.Reason.COMPLETED, verdict + " " + kept(""));
  }

  /**
   * Interrupted, stopped or superseded.
   *
   * @param where in the epoch, such as {@code after batch 3 of 9}
   */
  Run.Ending stopped(String where) {
    return new Run.Ending(
        Run.Reason.INTERRUPTED,
        "%s in epoch %d %s. %s"
            .formatted(
                stop.asked().orElseThrow().words(),
                meter.epoch(),
                where,
                kept("No epoch was finished: kept the weights as they are.")));
  }

  /**
   * Diverged.
   *
   * @param what is no longer a number
   * @param ahead 1 if the step that showed it is not counted yet
   */
  Run.Ending diverged(String what, int ahead, double rate, double loss) {
    return new Run.Ending(
        Run.Reason.DIVERGED,
        "Stopped: the %s became %s at step %d (epoch %d, batch %d) with a learning rate of %s. "
                .formatted(
                    what,
                    loss,
                    meter.step() + ahead,
                    meter.epoch(),
                    meter.batchesDone() + ahead,
                    number(rate))
            + kept("No epoch was finished: kept the first weights.")
            + " Try a learning rate of %s."
                .formatted(number(trainer.optimizer().learningRate() / 10)));
  }

  /**
   * The data are not what was sealed.
   *
   * @param doubt about them
   * @param where in the epoch, such as {@code after batch 3 of 9}
   */
  Run.Ending invalid(String doubt, String where) {
    return new Run.Ending(
        Run.Reason.INVALID,
        "%s Stopped in epoch %d %s.".formatted(invalid(doubt), meter.epoch(), where));
  }

  /** In the words that predictions have too. */
  static String invalid(String doubt) {
    return "Invalid: " + doubt + ". Nothing that was learned from them is to be relied on.";
  }

  private String kept(String otherwise) {
    return best.map(
            scores ->
                "Kept the weights of epoch %d: validation %s."
                    .formatted(meter.curves().history().best(), scores.summary()))
        .orElse(otherwise);
  }

  private static String number(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
