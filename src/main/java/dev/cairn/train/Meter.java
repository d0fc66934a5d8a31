package dev.cairn.train;

import dev.cairn.task.Predictions;
import dev.cairn.task.Scores;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Measures a fit while it runs, and tells the view: speed, remaining time, curves, history. */
final class Meter {
  /** Weight of the newest step in the loss that is shown. */
  private static final double SMOOTHING = 0.05;

  private final Plan plan;
  private final ProgressView view;
  private final LongSupplier nanos;
  private final long start;
  private final long before;
  private final Forecast forecast;
  private final TrainingCurve curve;
  private final ResidentMemory memory;

  private Optional<FlowProbe> probe = Optional.empty();
  private History history;
  private Optional<Predictions> sample = Optional.empty();
  private Snapshot.Phase phase = Snapshot.Phase.PREPARING;
  private int epoch;
  private int batch;
  private long step;
  private double rate;
  private double shown;
  private double epochLoss;
  private long epochNanos;
  private long lapStart;

  /**
   * What is planned.
   *
   * @param title for people
   * @param unit for people: images, texts or rows
   * @param background whether other cells may run meanwhile
   * @param epochs of the whole run
   * @param batchSize examples of a batch
   * @param batches of an epoch
   * @param validationBatches of a validation
   * @param scale how the curves are drawn
   */
  record Plan(
      String title,
      String unit,
      boolean background,
      int epochs,
      int batchSize,
      int batches,
      int validationBatches,
      Curves.Scale scale) {}

  /**
   * Begins, or goes on.
   *
   * @param nanos the clock
   * @param step steps that are done
   * @param from what was measured up to them
   */
  Meter(Plan plan, ProgressView view, LongSupplier nanos, long step, Tally from) {
    this.plan = plan;
    this.view = new QuietView(view);
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.before = from.nanos();
    this.forecast = new Forecast(plan.epochs(), plan.batches(), plan.validationBatches());
    this.curve = new TrainingCurve(plan.epochs(), plan.batches(), from);
    this.memory = new ResidentMemory(nanos);
    this.history = from.curves().history();
    this.step = step;
    this.rate = from.rate();
    this.shown = from.shown();
    this.epochLoss = from.epochLoss();
    this.epochNanos = from.epochNanos();
    this.batch = (int) (step - (long) epochsDone() * plan.batches());
    this.epoch = epochsDone() + (batch > 0 ? 1 : 0);
  }

  /** Shows what a probe sees from now on. */
  void watch(FlowProbe seen) {
    probe = Optional.of(seen);
  }

  /** Batches of an epoch. */
  int batches() {
    return plan.batches();
  }

  /** Steps of the whole run that are done. */
  long step() {
    return step;
  }

  /** The epoch at hand, from 1. */
  int epoch() {
    return epoch;
  }

  /** The epochs that are done. */
  History history() {
    return history;
  }

  /** Epochs that are done, validation included. */
  int epochsDone() {
    return history.epochs().size();
  }

  /** Batches of the epoch at hand that are done. */
  int batchesDone() {
    return batch;
  }

  Curves curves() {
    return new Curves(curve.points(), history, plan.scale());
  }

  Tally tally() {
    return new Tally(
        curves(),
        shown,
        rate,
        epochLoss,
        curve.sum(),
        curve.steps(),
        epochNanos,
        elapsed().toNanos());
  }

  Duration elapsed() {
    return Duration.ofNanos(before + nanos.getAsLong() - start);
  }

  void preparing() {
    show(Optional.empty());
  }

  /** The engine is ready: what follows counts as training. */
  void prepared() {
    lapStart = nanos.getAsLong();
  }

  /** The next epoch, or the one at hand if some of its batches are done. */
  void begin() {
    phase = Snapshot.Phase.TRAINING;
    if (epoch <= epochsDone()) {
      epoch = epochsDone() + 1;
      batch = 0;
      epochLoss = 0;
      epochNanos = 0;
    }
  }

  void stepped(double loss, double learningRate) {
    forecast.stepped(lap());
    step++;
    batch++;
    rate = learningRate;
    shown = Double.isNaN(shown) ? loss : shown + SMOOTHING * (loss - shown);
    epochLoss += loss;
    curve.add(step, loss);
    show(Optional.empty());
  }

  void validating() {
    phase = Snapshot.Phase.VALIDATING;
    show(Optional.empty());
  }

  void validated(Scores scores, Predictions predictions, boolean best) {
    forecast.validated(lap());
    sample = Optional.of(predictions);
    double loss = epochLoss / Math.max(1, batch);
    double seconds = epochNanos / 1e9;
    history =
        history.plus(
            new History.Epoch(epoch, loss, scores.loss(), scores.metrics(), rate, seconds), best);
    show(Optional.empty());
  }

  void ended(String text) {
    phase = Snapshot.Phase.ENDED;
    show(Optional.of(text));
  }

  /** Time since the last call; all of it belongs to the epoch at hand. */
  private long lap() {
    long now = nanos.getAsLong();
    long lap = now - lapStart;
    lapStart = now;
    epochNanos += lap;
    return lap;
  }

  private void show(Optional<String> ending) {
    double speed =
        forecast.step().isEmpty() ? 0 : plan.batchSize() * 1e9 / forecast.step().orElseThrow();
    Duration remaining =
        ending.isPresent() ? Duration.ZERO : forecast.remaining(step, epochsDone());
    view.update(
        new Snapshot(
            plan.title(),
            plan.unit(),
            plan.background(),
            phase,
            new Snapshot.Progress(epoch, plan.epochs(), batch, plan.batches()),
            new Snapshot.Pace(speed, elapsed(), remaining),
            rate,
            shown,
            memory.bytes(),
            curves(),
            sample,
            ending,
            probe.map(FlowProbe::flow)));
  }
}
