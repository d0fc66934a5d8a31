package dev.cairn.train;

import static dev.cairn.train.FitCheck.positive;

import dev.cairn.data.Dataset;
import dev.cairn.data.WordVectors;
import dev.cairn.data.augment.Augment;
import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.State;
import dev.cairn.engine.Weights;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Graph;
import dev.cairn.graph.ShapeException;
import dev.cairn.graph.Update;
import dev.cairn.seal.Seal;
import dev.cairn.stack.Net;
import dev.cairn.store.StoreException;
import dev.cairn.task.Criteria;
import dev.cairn.task.metric.Metric;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * How a net is trained. Immutable: every setting gives a new trainer.
 *
 * <p>{@link #defaults()}: 5 epochs, batches of 64; to classify, SGD with Nesterov momentum at a
 * learning rate of 0.1, to regress, Adam at 0.01; cosine schedule with a tenth of warm-up, seed 1
 * or the environment variable {@code CAIRN_SEED}, the preferred engine on all cores.
 */
public final class Trainer {
  private final Settings settings;

  private Trainer(Settings settings) {
    this.settings = settings;
  }

  /** The settings named above. */
  public static Trainer defaults() {
    Settings settings = new Settings();
    settings.seed = seedOf(System.getenv().getOrDefault("CAIRN_SEED", "1"));
    return new Trainer(settings);
  }

  /** This trainer with a setting changed. */
  private Trainer with(Consumer<Settings> change) {
    Settings copy = settings.copy();
    change.accept(copy);
    return new Trainer(copy);
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
    int checked = positive("epochs", epochs);
    return with(s -> s.epochs = checked);
  }

  /** Examples of a step, at least 1. */
  public Trainer batch(int size) {
    int checked = positive("batch", size);
    return with(s -> s.batch = checked);
  }

  /** The update rule with its learning rate, for example {@code Optimizers.adam(1e-3)}. */
  public Trainer optimizer(Optimizer optimizer) {
    EmptyVariableException.check("an optimizer", optimizer, "Trainer.optimizer");
    return with(s -> s.optimizer = Optional.of(optimizer));
  }

  /** How the learning rate goes, for example {@code Schedule.cosine().warmUp(0.1)}. */
  public Trainer schedule(Schedule schedule) {
    EmptyVariableException.check("a schedule", schedule, "Trainer.schedule");
    return with(s -> s.schedule = schedule);
  }

  /**
   * Shortens the gradient where its norm over all parameters is above this one (Pascanu et al.
   * 2013, arXiv:1211.5063): a single wild batch then cannot throw the weights away.
   *
   * @param norm above 0; 1 is usual
   * @throws TrainingException if it is not above 0
   */
  public Trainer clip(double norm) {
    if (!(norm > 0)) {
      throw new TrainingException(
          "a norm above 0", String.valueOf(norm), "Trainer.clip", "for example clip(1.0)");
    }
    return with(s -> s.clip = norm);
  }

  /**
   * Keeps a moving average of the weights and running statistics, which validation, the best model
   * and predictions use; training goes on with the weights themselves ({@link Update.Averaged}).
   *
   * @param decay share of what was before, above 0 and below 1: 0.999 looks back over about 1,000
   *     steps
   * @throws TrainingException if it is not in this range
   */
  public Trainer average(double decay) {
    if (!(decay > 0 && decay < 1)) {
      throw new TrainingException(
          "a decay above 0 and below 1",
          String.valueOf(decay),
          "Trainer.average",
          "for example average(0.999)");
    }
    return with(s -> s.average = decay);
  }

  /**
   * Takes the gradients of several batches together for one step, with the mean over all of their
   * examples: as a batch so many times as large, in the memory of one. Norms normalise each batch
   * by itself. The last step of an epoch has the batches that are left. Progress and schedule count
   * steps, and training stops between two of them.
   *
   * @param batches of a step, at least 1
   * @throws TrainingException if it is below 1
   */
  public Trainer accumulate(int batches) {
    int checked = positive("accumulate", batches);
    return with(s -> s.accumulate = checked);
  }

  /**
   * Whether texts of similar length are learned together, in batches that are only as long as their
   * longest text needs; true unless told otherwise. Examples are as many, each is seen once an
   * epoch, and padding changes nothing anyway, so only the order differs. Without it every batch
   * has the length of the data set's rows.
   *
   * <p>A net with something that belongs to certain positions, such as {@code positions()}, has one
   * length in any case, and so has one for anything but texts. A run that is resumed needs the same
   * answer, and is refused otherwise.
   */
  public Trainer buckets(boolean on) {
    return with(s -> s.buckets = on);
  }

  /**
   * How training examples are changed at random, in every epoch anew, for example {@code
   * Augment.crop(4).then(Augment.flip())}. Seed, epoch and the number of an example alone decide.
   * Validation and test parts are never changed.
   */
  public Trainer augment(Augment augment) {
    EmptyVariableException.check("an augmentation", augment, "Trainer.augment");
    return with(s -> s.feed = s.feed.augmented(augment));
  }

  /**
   * Takes a share of the targets of the training part and gives it to all classes alike (Szegedy et
   * al. 2016). The losses of validation and test stay those of the true classes.
   *
   * @param share 0.1 in the paper
   */
  public Trainer labelSmoothing(double share) {
    return with(s -> s.feed = s.feed.smoothed(share));
  }

  /**
   * Makes the loss of some classes weigh more in training. Metrics, and the losses of validation
   * and test, stay unweighted.
   *
   * @param weights in the order of the labels
   */
  public Trainer classWeights(double... weights) {
    return with(s -> s.feed = s.feed.weighted(weights));
  }

  /**
   * Class weights by which every class has the same part in the training loss: a class half as
   * frequent as the average weighs twice as much. See {@link #classWeights}.
   */
  public Trainer balanced() {
    return with(s -> s.feed = s.feed.balance());
  }

  /**
   * Ends training when the validation loss has not become smaller for so many epochs.
   *
   * @param patience at least 1
   * @throws TrainingException if it is below 1
   */
  public Trainer stopEarly(int patience) {
    return stopEarly(EarlyStopping.after(patience));
  }

  /** Ends training when validation has not gained for some epochs; the best one is kept anyway. */
  public Trainer stopEarly(EarlyStopping rule) {
    EmptyVariableException.check("a rule", rule, "Trainer.stopEarly");
    return with(s -> s.stopEarly = Optional.of(rule));
  }

  /**
   * Writes a checkpoint behind each epoch, and when training ends or is interrupted: the last
   * state, the best weights, and what was measured. It takes the place of a file of that name, at
   * once and whole; {@link #resumeFrom} goes on from it, after a power cut too. A run that diverges
   * leaves the file of the epoch before.
   *
   * @param file folders on the way are made
   */
  public Trainer checkpoints(Path file) {
    EmptyVariableException.check("a file", file, "Trainer.checkpoints");
    return with(s -> s.checkpoints = Optional.of(file));
  }

  /** Seed of the first weights, of the order of examples, and of their augmentation. */
  public Trainer seed(long seed) {
    return with(s -> s.seed = seed);
  }

  /** Another engine than the preferred one. */
  public Trainer engine(Engine engine) {
    EmptyVariableException.check("an engine", engine, "Trainer.engine");
    return with(s -> s.engine = Optional.of(engine));
  }

  /** What may be used of the machine. */
  public Trainer device(Device device) {
    EmptyVariableException.check("a device", device, "Trainer.device");
    return with(s -> s.device = device);
  }

  /** Another view of the progress than the host's, for example {@code ProgressView.none()}. */
  public Trainer progress(ProgressView view) {
    EmptyVariableException.check("a view", view, "Trainer.progress");
    return with(s -> s.progress = Optional.of(view));
  }

  /**
   * Begins with the weights of a trained model, wherever a parameter of the net has the same name
   * and shape; all others begin as usual. {@link Transfer#of} tells which ones.
   */
  public Trainer startFrom(Model model) {
    EmptyVariableException.check("a model", model, "Trainer.startFrom");
    return with(s -> s.start = Optional.of(model));
  }

  /**
   * Parts of the net that training leaves as they are, named as drawings name them: for example
   * {@code "stem", "stage1", "stage2.block1"}; none to train all. Running statistics of their norms
   * stay, too, but while training they go on normalising with the batch. Unknown names are told by
   * {@link #fit}.
   */
  public Trainer freeze(String... parts) {
    List<String> frozen = List.of(parts);
    return with(s -> s.frozen = frozen);
  }

  /**
   * Trains the head alone: all other learned parameters stay as they are, whatever their names.
   * Running statistics of norms follow the new data, so that prediction normalises as training did.
   * Takes the place of what {@link #freeze} named.
   */
  public Trainer freezeTrunk() {
    return freeze(Parts.TRUNK);
  }

  /**
   * Another learning rate for a part of the net, named as for {@link #freeze}: that of the
   * optimizer and the schedule times a factor. Of two parts that one parameter belongs to, the
   * smaller one counts. Unknown names are told by {@link #fit}.
   *
   * @param factor above 0, for example 0.1; to leave a part as it is, freeze it
   * @throws TrainingException if it is not
   */
  public Trainer learningRate(String part, double factor) {
    EmptyVariableException.check("the name of a part", part, "Trainer.learningRate");
    if (!(factor > 0 && Double.isFinite(factor))) {
      throw new TrainingException(
          "a factor above 0",
          String.valueOf(factor),
          "Trainer.learningRate",
          "give one such as 0.1; to leave a part as it is, freeze it");
    }
    Map<String, Double> rates = new LinkedHashMap<>(settings.rates);
    rates.put(part, factor);
    return with(s -> s.rates = Map.copyOf(rates));
  }

  /** As {@link #learningRate}, for all parts of the net but its head, whatever their names are. */
  public Trainer learningRateOfTrunk(double factor) {
    return learningRate(Parts.TRUNK, factor);
  }

  /**
   * Metrics to measure on the validation part after each epoch, beside the usual ones: each becomes
   * a column of the history and a curve, for example {@code metrics(Metrics.f1(), Metrics.top(3))}.
   * Of several heads, those that a metric fits, or the one that {@code Metrics.f1().on("article")}
   * names.
   */
  public Trainer metrics(Metric... metrics) {
    for (Metric metric : metrics) {
      EmptyVariableException.check("a metric", metric, "Trainer.metrics");
    }
    return with(s -> s.criteria = new Criteria(List.of(metrics), s.criteria.best()));
  }

  /**
   * What chooses the best epoch, whose weights are kept; it is recorded too. Without it, accuracy
   * to classify, the loss else.
   */
  public Trainer best(Metric metric) {
    EmptyVariableException.check("a metric", metric, "Trainer.best");
    return with(s -> s.criteria = new Criteria(s.criteria.metrics(), Optional.of(metric)));
  }

  /**
   * How the curves are drawn, in the panel and in the run, for example {@code curves ->
   * curves.logarithmic().smoothed(0.9)}.
   */
  public Trainer curves(UnaryOperator<Curves> drawn) {
    Curves none = new Curves(List.of(), new History(List.of(), List.of(), 0), settings.scale);
    Curves.Scale asked = drawn.apply(none).scale();
    return with(s -> s.scale = asked);
  }

  /**
   * Looks at the norms of gradients and outputs of each block now and then while training, in the
   * panel and for {@link Run#gradientFlow}: every 50 steps, in long trainings a hundred times, with
   * 32 examples. Training is the same with it, bit for bit.
   */
  public Trainer gradientFlow() {
    return with(s -> s.flow = Optional.of(0));
  }

  /**
   * As {@link #gradientFlow()}, so often as is asked for; a look takes about as long as a step.
   *
   * @param every steps between two looks, at least 1; the first is before the first step
   * @throws TrainingException if it is below 1
   */
  public Trainer gradientFlow(int every) {
    int checked = positive("gradientFlow", every);
    return with(s -> s.flow = Optional.of(checked));
  }

  /**
   * Trains a net while the calling thread waits.
   *
   * <p>Interrupting that thread ends training with the running batch, in preparing and validation
   * too: the run then has the best weights so far, and the thread is no longer marked as
   * interrupted. An interruption that comes when everything is done leaves it marked. A loss that
   * is no longer finite ends training too. The test part is not touched.
   *
   * @return the run, with the best epoch's model
   * @throws ShapeException if net and data do not fit together
   * @throws TrainingException if the same net, data and settings are being trained in the
   *     background
   */
  public Run fit(Net net, Dataset data) {
    FitCheck.of(net, data);
    return Fits.inFront(
        orElse(Optimizers.usual(net.loss())),
        Lesson.of(net, data, settings.criteria),
        Optional.empty());
  }

  /**
   * Trains a net on a thread of its own, while other cells run. Its panel lives on in this cell. A
   * cell that is run again stops the jobs that it started before.
   *
   * <p>Jobs run side by side, and beside a cell that fits; they share the processor's cores.
   *
   * @return the job, which waits for the run or stops it
   * @throws ShapeException if net and data do not fit together
   * @throws TrainingException if the same net, data and settings are being trained already
   */
  public Job fitInBackground(Net net, Dataset data) {
    FitCheck.of(net, data);
    return Fits.inBackground(
        orElse(Optimizers.usual(net.loss())),
        Lesson.of(net, data, settings.criteria),
        Optional.empty());
  }

  /**
   * Goes on with a run from its last state, also in the middle of an epoch, up to {@link
   * #epochs(int)} in all: those of the run count. Curves, history, and the best epoch go on too.
   *
   * <p>With the settings of the run, the result is that of a run which was never interrupted, bit
   * for bit on the same engine and number of threads. The schedule is that of this trainer over all
   * epochs. Without an optimizer of its own, this trainer takes that of the run.
   *
   * <pre>{@code
   * var run = trainer.epochs(20).fit(net, data);   // interrupted in epoch 7
   * run = trainer.epochs(20).resume(run);          // epochs 7 to 20
   * }</pre>
   *
   * @return a run from the first epoch of {@code run} to the last of this trainer
   * @throws TrainingException if the run has all these epochs already, has diverged, or had another
   *     batch, seed or kind of optimizer
   */
  public Run resume(Run run) {
    return Fits.inFront(going(run), Lesson.of(run), Optional.of(run.checkpoint()));
  }

  /**
   * As {@link #resume}, from a file that {@link #checkpoints} wrote: the result is that of a run
   * which was never interrupted, bit for bit.
   *
   * <pre>{@code
   * var file = Path.of("fashion.checkpoint");
   * var trainer = Trainer.defaults().epochs(20).checkpoints(file);
   * var run = file.toFile().exists() ? trainer.resumeFrom(file, net, data) : trainer.fit(net, data);
   * }</pre>
   *
   * @param net and {@code data}, those of the run
   * @throws StoreException if there is no such file, it is damaged, or it is of another net or
   *     other data
   * @throws TrainingException as {@link #resume} does
   */
  public Run resumeFrom(Path file, Net net, Dataset data) {
    EmptyVariableException.check("a file", file, "Trainer.resumeFrom");
    return resumeFrom(net, data, lesson -> StateFile.read(file, lesson, engine()));
  }

  /**
   * As {@link #resumeFrom(Path, Net, Dataset)}, from a file that {@code run.save(file, seal,
   * Save.STATE)} wrote.
   *
   * @throws dev.cairn.seal.SealException if the seal does not open it
   */
  public Run resumeFrom(Path file, Seal seal, Net net, Dataset data) {
    EmptyVariableException.check("a file", file, "Trainer.resumeFrom");
    return resumeFrom(net, data, lesson -> StateFile.read(file, seal, lesson, engine()));
  }

  private Run resumeFrom(Net net, Dataset data, Function<Lesson, Checkpoint> reading) {
    FitCheck.of(net, data);
    Lesson lesson = Lesson.of(net, data, settings.criteria);
    Checkpoint checkpoint = reading.apply(lesson);
    ResumeCheck.checkMetrics(lesson, checkpoint);
    return Fits.inFront(going(checkpoint), lesson, Optional.of(checkpoint));
  }

  /**
   * As {@link #resume}, on a thread of its own as {@link #fitInBackground} has it.
   *
   * @throws TrainingException as {@link #resume} does, and if it is going on already
   */
  public Job resumeInBackground(Run run) {
    return Fits.inBackground(going(run), Lesson.of(run), Optional.of(run.checkpoint()));
  }

  private Trainer going(Run run) {
    EmptyVariableException.check("a run", run, "Trainer.resume");
    ResumeCheck.check(this, run);
    return going(run.checkpoint());
  }

  private Trainer going(Checkpoint checkpoint) {
    Trainer trainer = orElse(checkpoint.standing().optimizer());
    ResumeCheck.check(trainer, checkpoint);
    return trainer;
  }

  /**
   * Does the first steps of a training for what they show, with learning rates of its own; nothing
   * is kept of them. Experiments are made of it.
   *
   * @param steps at most so many, at least 1
   * @param rate learning rate of each step, counted from 0
   * @param enough asked with the loss of each step: true ends them
   * @throws ShapeException if net and data do not fit together
   */
  public Rehearsal rehearse(
      Net net, Dataset data, int steps, IntToDoubleFunction rate, DoublePredicate enough) {
    FitCheck.of(net, data);
    positive("steps", steps);
    Trainer trainer = orElse(Optimizers.usual(net.loss()));
    return Fits.alone(() -> Rehearsal.of(trainer, net, data, steps, rate, enough));
  }

  /** This trainer, with an optimizer where the user chose none. */
  private Trainer orElse(Optimizer usual) {
    return settings.optimizer.isPresent() ? this : optimizer(usual);
  }

  int epochs() {
    return settings.epochs;
  }

  int batch() {
    return settings.batch;
  }

  /** The chosen one; {@link #fit} chooses where the user did not. */
  Optimizer optimizer() {
    return settings.optimizer.orElseThrow();
  }

  /** The optimizer's rule, clipped and averaged as was asked. */
  Update update() {
    Update update = optimizer().update();
    if (settings.clip != Double.POSITIVE_INFINITY) {
      update = new Update.Clipped(update, settings.clip);
    }
    return settings.average == 0 ? update : new Update.Averaged(update, settings.average);
  }

  /** As {@link #update()}, with the learning rates of parts of this net. */
  Update update(Graph graph) {
    Map<String, Double> rates = Parts.rates(graph, settings.rates);
    return rates.isEmpty() ? update() : new Update.Grouped(update(), rates);
  }

  /** Batches of a step. */
  int accumulate() {
    return settings.accumulate;
  }

  /** Whether texts of similar length are learned together. */
  boolean buckets() {
    return settings.buckets;
  }

  /**
   * Of one step.
   *
   * @param step from 0
   * @param total steps of the whole run
   * @param history the epochs before it
   */
  double learningRate(long step, long total, History history) {
    double factor = settings.schedule.after(history).factor((double) step / total);
    return optimizer().learningRate() * factor;
  }

  Optional<EarlyStopping> earlyStopping() {
    return settings.stopEarly;
  }

  Optional<Path> checkpoints() {
    return settings.checkpoints;
  }

  Feed feed() {
    return settings.feed;
  }

  long seed() {
    return settings.seed;
  }

  Engine engine() {
    return settings.engine.orElseGet(Engine::preferred);
  }

  Device device() {
    return settings.device;
  }

  Criteria criteria() {
    return settings.criteria;
  }

  /** Steps between two looks at the gradients, 0 if that is not said; none without looks. */
  Optional<Integer> flow() {
    return settings.flow;
  }

  Curves.Scale scale() {
    return settings.scale;
  }

  /** How progress is shown: the view that was given, else a new one of the host. */
  public ProgressView view() {
    return settings.progress.orElseGet(ProgressViews::current);
  }

  /**
   * Where training begins: with weights of a model, else vectors of words, else at random.
   *
   * @param vectors by the names of parameters
   */
  State first(Graph graph, Map<String, WordVectors> vectors) {
    if (vectors.isEmpty() && settings.start.isEmpty()) {
      return State.initial(graph, settings.seed);
    }
    Weights random = Weights.initial(graph, settings.seed);
    Map<String, float[]> arrays = new LinkedHashMap<>();
    random.names().forEach(name -> arrays.put(name, random.copy(name)));
    vectors.forEach((name, words) -> arrays.put(name, words.beginning(random.copy(name))));
    settings.start.ifPresent(model -> arrays.putAll(Transfer.taken(model, graph)));
    return new State(Weights.of(arrays), List.of(), 0, settings.seed);
  }

  /** Parameters that stay as they are. */
  Set<String> frozen(Graph graph) {
    return Parts.of(graph, settings.frozen, "Trainer.freeze");
  }

  /** Passes over the training part that are planned. */
  public int epochCount() {
    return settings.epochs;
  }

  /** Examples of a step. */
  public int batchSize() {
    return settings.batch;
  }

  /** For example {@code 5 epochs, batch 64, Sgd[…] at 0.1}. */
  @Override
  public String toString() {
    String rule =
        settings
            .optimizer
            .map(o -> "%s at %s".formatted(o.update(), o.learningRate()))
            .orElse("the usual optimizer of the head");
    return "%s, batch %d, %s%s, seed %d"
        .formatted(count(settings.epochs), settings.batch, rule, settings.extras(), settings.seed);
  }

  /** For example {@code 1 epoch}, {@code 5 epochs}. */
  static String count(int epochs) {
    return epochs + (epochs == 1 ? " epoch" : " epochs");
  }
}
