package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.graph.ShapeException;
import dev.cairn.stack.Net;
import java.util.Optional;

/**
 * How a net is trained. Immutable: every setting gives a new trainer.
 *
 * <p>{@link #defaults()}: 5 epochs, batches of 64; to classify, SGD with Nesterov momentum at a
 * learning rate of 0.1, to regress, Adam at 0.01; cosine schedule with a tenth of warm-up, seed 1
 * or the environment variable {@code CAIRN_SEED}, the preferred engine on all cores.
 */
public final class Trainer {
  private final int epochs;
  private final int batch;
  private final Optional<Optimizer> optimizer;
  private final Schedule schedule;
  private final long seed;
  private final Optional<Engine> engine;
  private final Device device;
  private final Optional<ProgressView> progress;

  private Trainer(
      int epochs,
      int batch,
      Optional<Optimizer> optimizer,
      Schedule schedule,
      long seed,
      Optional<Engine> engine,
      Device device,
      Optional<ProgressView> progress) {
    this.epochs = epochs;
    this.batch = batch;
    this.optimizer = optimizer;
    this.schedule = schedule;
    this.seed = seed;
    this.engine = engine;
    this.device = device;
    this.progress = progress;
  }

  /** The settings named above. */
  public static Trainer defaults() {
    return new Trainer(
        5,
        64,
        Optional.empty(),
        Schedule.cosine().warmUp(0.1),
        seedOf(System.getenv().getOrDefault("CAIRN_SEED", "1")),
        Optional.empty(),
        Device.cpu(),
        Optional.empty());
  }

  static long seedOf(String text) {
    try {
      return text.isBlank() ? 1 : Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new TrainingException(
          "a whole number in CAIRN_SEED",
          "'" + text + "'",
          "the environment",
          "set it like this: CAIRN_SEED=2");
    }
  }

  /** Passes over the training part, at least 1. */
  public Trainer epochs(int epochs) {
    return new Trainer(
        positive("epochs", epochs), batch, optimizer, schedule, seed, engine, device, progress);
  }

  /** Examples of a step, at least 1. */
  public Trainer batch(int size) {
    return new Trainer(
        epochs, positive("batch", size), optimizer, schedule, seed, engine, device, progress);
  }

  /** The update rule with its learning rate, for example {@code Optimizers.adam(1e-3)}. */
  public Trainer optimizer(Optimizer optimizer) {
    return new Trainer(
        epochs, batch, Optional.of(optimizer), schedule, seed, engine, device, progress);
  }

  /** How the learning rate goes, for example {@code Schedule.cosine().warmUp(0.1)}. */
  public Trainer schedule(Schedule schedule) {
    return new Trainer(epochs, batch, optimizer, schedule, seed, engine, device, progress);
  }

  /** Seed of the first weights and of the order of examples. */
  public Trainer seed(long seed) {
    return new Trainer(epochs, batch, optimizer, schedule, seed, engine, device, progress);
  }

  /** Another engine than the preferred one. */
  public Trainer engine(Engine engine) {
    return new Trainer(
        epochs, batch, optimizer, schedule, seed, Optional.of(engine), device, progress);
  }

  /** What may be used of the machine. */
  public Trainer device(Device device) {
    return new Trainer(epochs, batch, optimizer, schedule, seed, engine, device, progress);
  }

  /** Another view of the progress than the host's, for example {@code ProgressView.none()}. */
  public Trainer progress(ProgressView view) {
    return new Trainer(epochs, batch, optimizer, schedule, seed, engine, device, Optional.of(view));
  }

  private static int positive(String what, int value) {
    if (value < 1) {
      throw new TrainingException(
          what + " of 1 or more",
          String.valueOf(value),
          "Trainer." + what,
          "give a positive number");
    }
    return value;
  }

  /**
   * Trains a net. Interrupting the calling thread ends training with the running batch: the run
   * then has the best weights so far. So does a loss that is no longer finite. The test part is not
   * touched.
   *
   * @return the run, with the best epoch's model
   * @throws ShapeException if net and data do not fit together
   */
  public Run fit(Net net, Dataset data) {
    FitCheck.of(net, data);
    Trainer whole = optimizer.isPresent() ? this : optimizer(Optimizers.usual(net.loss()));
    return Fits.one(() -> new Fit(whole, net, data).run());
  }

  int epochs() {
    return epochs;
  }

  int batch() {
    return batch;
  }

  /** The chosen one; {@link #fit} chooses where the user did not. */
  Optimizer optimizer() {
    return optimizer.orElseThrow();
  }

  double learningRate(long step, long total) {
    return optimizer().learningRate() * schedule.factor((double) step / total);
  }

  long seed() {
    return seed;
  }

  Engine engine() {
    return engine.orElseGet(Engine::preferred);
  }

  Device device() {
    return device;
  }

  ProgressView view() {
    return progress.orElseGet(ProgressViews::current);
  }

  /** For example {@code 5 epochs, batch 64, Sgd[…] at 0.1}. */
  @Override
  public String toString() {
    String rule =
        optimizer
            .map(o -> "%s at %s".formatted(o.update(), o.learningRate()))
            .orElse("the usual optimizer of the head");
    return "%s, batch %d, %s, seed %d".formatted(count(epochs), batch, rule, seed);
  }

  /** For example {@code 1 epoch}, {@code 5 epochs}. */
  static String count(int epochs) {
    return epochs + (epochs == 1 ? " epoch" : " epochs");
  }
}
