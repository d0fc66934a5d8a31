package dev.cairn.train;

import dev.cairn.task.Predictions;
import dev.cairn.task.Scores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures a fit while it runs, and tells the view: speed, remaining time, curves, history. */
final class Meter {
  /** The training curve has at most this many points. */
  private static final int POINTS = 400;

  /** Weight of the newest step in the loss that is shown. */
  private static final double SMOOTHING = 0.05;

  /** Forward alone takes about a third of a training step: a guess before it is measured. */
  private static final double FORWARD_SHARE = 1 / 3.0;

  private final String title;
  private final String unit;
  private final ProgressView view;
  private final int epochs;
  private final int batches;
  private final int batchSize;
  private final int validationBatches;
  private final long stretch;
  private final long start = System.nanoTime();
  private final List<Curves.Point> points = new ArrayList<>();

  private final ResidentMemory memory = new ResidentMemory(System::nanoTime);

  private History history;
  private Optional<Predictions> sample = Optional.empty();
  private Snapshot.Phase phase = Snapshot.Phase.PREPARING;
  private int epoch;
  private int batch;
  private long step;
  private double rate;
  private double shown = Double.NaN;
  private double epochLoss;
  private double stretchLoss;
  private long epochStart;
  private long trainingNanos;
  private long validationNanos;
  private long phaseStart;
  private boolean viewFailed;

  Meter(
      String title,
      String unit,
      Trainer trainer,
      int batches,
      int validationBatches,
      List<String> metrics) {
    this.title = title;
    this.unit = unit;
    this.view = trainer.view();
    this.epochs = trainer.epochs();
    this.batches = batches;
    this.batchSize = trainer.batch();
    this.validationBatches = validationBatches;
    this.stretch = Math.max(1, (long) epochs * batches / POINTS);
    this.history = new History(metrics, List.of(), 0);
  }

  int batches() {
    return batches;
  }

  long step() {
    return step;
  }

  Curves curves() {
    return new Curves(points, history);
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  void preparing() {
    show(Optional.empty());
  }

  void begin(int number) {
    phase = Snapshot.Phase.TRAINING;
    epoch = number;
    batch = 0;
    epochLoss = 0;
    epochStart = System.nanoTime();
    phaseStart = epochStart;
  }

  void stepped(double loss, double learningRate) {
    long now = System.nanoTime();
    trainingNanos += now - phaseStart;
    phaseStart = now;
    step++;
    batch++;
    rate = learningRate;
    shown = Double.isNaN(shown) ? loss : shown + SMOOTHING * (loss - shown);
    epochLoss += loss;
    stretchLoss += loss;
    if (step % stretch == 0) {
      points.add(new Curves.Point((double) step / batches, stretchLoss / stretch));
      stretchLoss = 0;
    }
    show(Optional.empty());
  }

  void validating() {
    phase = Snapshot.Phase.VALIDATING;
    phaseStart = System.nanoTime();
    show(Optional.empty());
  }

  void validated(Scores scores, Predictions predictions, boolean best) {
    sample = Optional.of(predictions);
    long now = System.nanoTime();
    validationNanos += now - phaseStart;
    double seconds = (now - epochStart) / 1e9;
    double loss = epochLoss / Math.max(1, batch);
    history =
        history.plus(
            new History.Epoch(epoch, loss, scores.loss(), scores.metrics(), rate, seconds), best);
    show(Optional.empty());
  }

  void ended(String text) {
    phase = Snapshot.Phase.ENDED;
    show(Optional.of(text));
  }

  private double nanosPerStep() {
    return step == 0 ? 0 : (double) trainingNanos / step;
  }

  private Duration remaining() {
    long stepsLeft = (long) epochs * batches - step;
    int validated = history.epochs().size();
    double validation =
        validated == 0
            ? nanosPerStep() * FORWARD_SHARE * validationBatches
            : (double) validationNanos / validated;
    double nanos = stepsLeft * nanosPerStep() + (epochs - validated) * validation;
    return phase == Snapshot.Phase.ENDED ? Duration.ZERO : Duration.ofNanos((long) nanos);
  }

  /** A view that fails must not end training: it is left alone from then on. */
  private void show(Optional<String> ending) {
    if (viewFailed) {
      return;
    }
    double speed = step == 0 ? 0 : batchSize * 1e9 / nanosPerStep();
    Snapshot snapshot =
        new Snapshot(
            title,
            unit,
            false,
            phase,
            new Snapshot.Progress(epoch, epochs, batch, batches),
            new Snapshot.Pace(speed, elapsed(), remaining()),
            rate,
            shown,
            memory.bytes(),
            curves(),
            sample,
            ending);
    try {
      view.update(snapshot);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      viewFailed = true;
    }
  }
}
