package dev.cairn.train;

import java.time.Duration;
import java.util.Locale;

/** Progress in words: one line for a snapshot, one line for an epoch. */
public final class ProgressText {
  private static final int BAR = 20;

  private ProgressText() {}

  /** One line, such as {@code epoch 2/6 [###### ] 1,234 images/s loss 0.412 0:35 left}. */
  public static String line(Snapshot s) {
    if (s.ending().isPresent()) {
      return s.ending().get();
    }
    if (s.phase() == Snapshot.Phase.PREPARING) {
      return "preparing: " + s.title();
    }
    Snapshot.Progress progress = s.progress();
    String where = "epoch %d/%d ".formatted(progress.epoch(), progress.epochs());
    double part = progress.epochShare();
    String bar = "[" + "#".repeat((int) (BAR * part)) + ".".repeat(BAR - (int) (BAR * part)) + "]";
    String doing =
        s.phase() == Snapshot.Phase.VALIDATING
            ? "validating"
            : String.format(
                Locale.ROOT,
                "%,.0f %s/s  loss %.4f",
                s.pace().examplesPerSecond(),
                s.unit(),
                s.loss());
    return where + bar + "  " + doing + "  " + clock(s.pace().remaining()) + " left";
  }

  /** One line for a finished epoch. */
  public static String epoch(History history, History.Epoch epoch) {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "epoch %d  loss %.4f  validation loss %.4f",
                epoch.number(),
                epoch.loss(),
                epoch.validationLoss()));
    for (String metric : history.metrics()) {
      line.append(String.format(Locale.ROOT, "  %s %.4f", metric, epoch.validation().get(metric)));
    }
    return line.append(String.format(Locale.ROOT, "  %.1f s", epoch.seconds())).toString();
  }

  /** Minutes and seconds, such as {@code 1:05}, behind the hours where there are any. */
  public static String clock(Duration time) {
    return time.toHours() > 0
        ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
