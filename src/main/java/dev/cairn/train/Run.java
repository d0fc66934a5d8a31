package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.engine.State;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.seal.Seal;
import dev.cairn.store.Archive;
import dev.cairn.store.Content;
import dev.cairn.task.Classification;
import dev.cairn.task.Confusion;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.Multitask;
import dev.cairn.task.Predictions;
import dev.cairn.task.Report;
import dev.cairn.task.Scores;
import dev.cairn.task.Tagging;
import dev.cairn.task.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What training gives: the best model, the last state, what was measured on the way, and why it
 * ended. The data set is only referred to, for {@link #test()} and its tables; it is no part of
 * what a run saves.
 */
public final class Run {
  private final Model model;
  private final State lastState;
  private final Ending ending;
  private final Dataset data;
  private final Standing standing;

  /** Why training ended. */
  public enum Reason {
    /** All epochs were done, or early stopping ended them. */
    COMPLETED,
    /** The user interrupted or stopped it, or ran the cell of a job again. */
    INTERRUPTED,
    /** The loss was no longer a finite number. */
    DIVERGED,
    /** The data turned out to be changed or cut: nothing that they taught is to be relied on. */
    INVALID
  }

  /**
   * How training ended.
   *
   * @param reason why
   * @param text one or two sentences for people: what happened, what was kept
   */
  public record Ending(Reason reason, String text) {}

  Run(Model model, State lastState, Ending ending, Dataset data, Standing standing) {
    this.model = model;
    this.lastState = lastState;
    this.ending = ending;
    this.data = data;
    this.standing = standing;
  }

  /** The model with the weights of the best epoch by validation. */
  public Model model() {
    return data.doubt().map(model::doubted).orElse(model);
  }

  /** Where training stood at its end, or before it diverged. */
  public State lastState() {
    return lastState;
  }

  /** Losses and metrics, an epoch a row. */
  public History history() {
    return curves().history();
  }

  /** The learning curves, drawn as a picture by notebooks. */
  public Curves curves() {
    return standing.tally().curves();
  }

  /**
   * How gradients got through the blocks while training, drawn as strips by notebooks.
   *
   * @throws TrainingException if the trainer was not asked for it
   */
  public GradientFlow gradientFlow() {
    return standing
        .flow()
        .orElseThrow(
            () ->
                new TrainingException(
                    "a run that looked at its gradients",
                    "one that did not",
                    "run.gradientFlow()",
                    "switch it on before: Trainer.defaults().gradientFlow().fit(net, data)"));
  }

  /**
   * Why training ended, and what was kept. Data may turn out to be changed or cut later too, when
   * the test part is read: then this says so from then on.
   */
  public Ending ending() {
    boolean known = ending.reason() == Reason.INVALID;
    return data.doubt()
        .filter(why -> !known)
        .map(why -> new Ending(Reason.INVALID, Endings.invalid(why) + " " + ending.text()))
        .orElse(ending);
  }

  /** The data set that the net was fitted to. */
  public Dataset data() {
    return data;
  }

  /** What {@link Trainer#resume} goes on from. */
  Checkpoint checkpoint() {
    return new Checkpoint(lastState, model.weights(), standing, model.provenance().begun());
  }

  /**
   * Saves the model to one file, as {@link Model#save} does, and with {@link Save#STATE} all that
   * training needs to go on; never the data.
   *
   * <pre>{@code
   * run.save(Path.of("fashion.cairn"), Save.STATE);
   * run = trainer.epochs(40).resumeFrom(Path.of("fashion.cairn"), net, data);   // some other day
   * }</pre>
   *
   * @param file folders on the way are made
   * @throws dev.cairn.store.StoreException as {@link Model#save} does
   * @throws TrainingException if the state of a run is asked for that diverged
   */
  public void save(Path file, Save... options) {
    EmptyVariableException.check("a file", file, "Run.save");
    List<Save> asked = List.of(options);
    boolean overwrite = asked.contains(Save.OVERWRITE);
    Content content = ModelFile.open(entries(asked.contains(Save.STATE)));
    ModelFile.save(file, content, overwrite, "run.save");
  }

  /**
   * Saves as {@link #save(Path, Save...)} does, to a file that only opens with the seal.
   *
   * @throws dev.cairn.store.StoreException as {@link Model#save(Path, Seal, Save...)} does
   * @throws TrainingException if the state of a run is asked for that diverged or is invalid
   */
  public void save(Path file, Seal seal, Save... options) {
    EmptyVariableException.check("a file", file, "Run.save");
    EmptyVariableException.check("a seal", seal, "Run.save");
    List<Save> asked = List.of(options);
    boolean overwrite = asked.contains(Save.OVERWRITE);
    Content content = ModelFile.sealed(entries(asked.contains(Save.STATE)), seal);
    ModelFile.save(file, content, overwrite, "run.save");
  }

  /**
   * Writes what {@link #save} writes.
   *
   * @param out is flushed and left open
   * @param state whether to keep what training needs to go on
   * @throws IOException if it cannot be written to
   */
  public void write(OutputStream out, boolean state) throws IOException {
    Archive.write(out, entries(state));
  }

  private Map<String, Content> entries(boolean state) {
    if (state && ending.reason() == Reason.DIVERGED) {
      throw new TrainingException(
          "a run that learned to its end",
          "one that diverged",
          "run.save(path, Save.STATE)",
          "save its model alone, with the weights from before: run.save(path)");
    }
    if (state && ending().reason() == Reason.INVALID) {
      throw new TrainingException(
          "a run on data as they were sealed",
          "a run on data that were changed or cut",
          "run.save(path, Save.STATE)",
          "fit again on another copy of the data");
    }
    Map<String, Content> more = state ? StateFile.entries(checkpoint(), Lesson.of(this)) : Map.of();
    return ModelFile.entries(model(), more);
  }

  /**
   * Scores the model on the test part, which training never saw.
   *
   * @throws TrainingException if the data have none, as a corpus has unless it is asked for one
   */
  public Test test() {
    Scores scores = model.score(measured("run.test()"));
    return new Test(scores, model.provenance().seed());
  }

  /**
   * Scores on the test part.
   *
   * @param scores loss and metrics
   * @param seed of the run
   */
  public record Test(Scores scores, long seed) {
    /** For example {@code test accuracy 0.8935 (1787/2000), seed 1}. */
    @Override
    public String toString() {
      return "test " + scores.summary() + ", seed " + seed;
    }
  }

  /** Predictions for the test part, a row an example. */
  public Predictions predictions() {
    return model().predict(data.test());
  }

  /**
   * Predictions of one of several heads for the test part, as a net with that head alone gives
   * them; where only some classes are known, the rows of those.
   *
   * @throws dev.cairn.graph.UnknownNameException if there is no head of that name
   * @throws TrainingException if the net has one head
   */
  public Predictions predictions(String head) {
    return model().predict(data.test(), head);
  }

  /**
   * The confusion matrix of the test part.
   *
   * @throws TrainingException if the net does not classify
   */
  public Confusion confusion() {
    if (model.task() instanceof Classification classes) {
      return Confusion.of(classes.labels(), predictions());
    }
    String all = model.task() instanceof Multitask heads ? heads.names().get(0) : "";
    throw new TrainingException(
        "a net that classifies, for a confusion matrix",
        all.isEmpty() ? kind() : "a net with several heads",
        "run.confusion()",
        all.isEmpty()
            ? "look at run.predictions() and run.report() instead"
            : "say which: run.confusion(\"" + all + "\")");
  }

  private String kind() {
    return model.task() instanceof LanguageModelling
        ? "a language model"
        : model.task() instanceof Tagging ? "a net that tags" : "a net that regresses";
  }

  /**
   * The confusion matrix of one of several heads on the test part.
   *
   * @throws dev.cairn.graph.UnknownNameException if there is no head of that name
   * @throws TrainingException if it does not classify, or the net has one head
   */
  public Confusion confusion(String head) {
    Predictions predictions = predictions(head);
    Task task = ((Multitask) model.task()).head(head, "run.confusion").task();
    if (task instanceof Classification classes) {
      return Confusion.of(classes.labels(), predictions);
    }
    throw new TrainingException(
        "a head that classifies, for a confusion matrix",
        "head '" + head + "', which regresses",
        "run.confusion(\"" + head + "\")",
        "look at run.predictions(\"" + head + "\") instead");
  }

  /**
   * How good the model is on the test part: precision, recall and F1 of each class, or the errors
   * of each target; of a net with several heads, a report of each.
   *
   * @throws TrainingException if the data have no test part, as a corpus has none unless it is
   *     asked for one
   */
  public Report report() {
    return model.report(measured("run.report()"));
  }

  /** The test part, if there is one. */
  private Examples measured(String where) {
    if (data.test().size() > 0) {
      return data.test();
    }
    boolean isCorpus = model.task() instanceof LanguageModelling;
    throw new TrainingException(
        "a test part, which training never saw",
        "none in the data set " + data.name(),
        where,
        (isCorpus
                ? "ask for one with testShare(0.05) before load(), and train again"
                : "give the data set a test part")
            + "; or measure on the validation part: run.model().score(data.validation())");
  }

  /**
   * How good one of several heads is on the test part, on the examples whose answer is known.
   *
   * @throws dev.cairn.graph.UnknownNameException if there is no head of that name
   * @throws TrainingException if the net has one head, or the data have no test part
   */
  public Report report(String head) {
    return model.report(measured("run.report(\"" + head + "\")"), head);
  }

  @Override
  public String toString() {
    return ending().text() + System.lineSeparator() + history();
  }
}
