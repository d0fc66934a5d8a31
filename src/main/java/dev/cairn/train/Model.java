package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.Encoder;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.data.tables.Source;
import dev.cairn.engine.Engine;
import dev.cairn.engine.Session;
import dev.cairn.engine.Weights;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.ShapeException;
import dev.cairn.seal.Seal;
import dev.cairn.stack.Goal;
import dev.cairn.stack.Head;
import dev.cairn.stack.Net;
import dev.cairn.stack.Trunk;
import dev.cairn.store.Archive;
import dev.cairn.store.Content;
import dev.cairn.store.StoreException;
import dev.cairn.task.Classification;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.Multitask;
import dev.cairn.task.Predictions;
import dev.cairn.task.Report;
import dev.cairn.task.Scorer;
import dev.cairn.task.Scores;
import dev.cairn.task.Tagging;
import dev.cairn.task.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * A trained network: its graph, weights, task and provenance. Immutable and without native memory;
 * all methods may be called from any thread.
 *
 * @param graph the network
 * @param loss that it was trained with
 * @param weights all parameters
 * @param task how outputs are scored and decoded
 * @param provenance what it was trained on, and how
 * @param engine what it predicts with: at first the one that it was trained with
 * @param encoder how raw pictures and rows become what it reads
 * @param curves what was measured while it was trained
 */
public record Model(
    Graph graph,
    Loss loss,
    Weights weights,
    Task task,
    Provenance provenance,
    Engine engine,
    Encoder encoder,
    Curves curves) {
  /** Of whose data and curves nothing is known. */
  public Model(
      Graph graph, Loss loss, Weights weights, Task task, Provenance provenance, Engine engine) {
    this(
        graph,
        loss,
        weights,
        task,
        provenance,
        engine,
        Encoder.unknown(graph.inputShape()),
        Curves.NONE);
  }

  /** The same model, predicting with another engine. */
  public Model with(Engine engine) {
    return new Model(graph, loss, weights, task, provenance, engine, encoder, curves);
  }

  /** The same model, marked as invalid. */
  Model doubted(String why) {
    return new Model(graph, loss, weights, task, provenance.doubted(why), engine, encoder, curves);
  }

  /**
   * The same model, told how raw inputs become what it reads: for one that was trained elsewhere.
   *
   * @throws ShapeException if that is of another shape than the net reads
   */
  public Model with(Encoder encoder) {
    FitCheck.examples(graph, encoder.input().shape());
    return new Model(graph, loss, weights, task, provenance, engine, encoder, curves);
  }

  /** What was measured while it was trained, an epoch a row. */
  public History history() {
    return curves.history();
  }

  /**
   * Saves all of it to one file, by custom {@code name.cairn}: net, weights, task, history and
   * provenance. The file is written whole or not at all. {@link Run#save} can keep the state of the
   * training too.
   *
   * <pre>{@code
   * run.model().save(Path.of("fashion.cairn"));
   * var model = Model.load(Path.of("fashion.cairn"));   // in another notebook, without the data
   * }</pre>
   *
   * @param file folders on the way are made
   * @param options {@link Save#OVERWRITE} to take the place of a file of that name
   * @throws StoreException if there is a file of that name already, or it cannot be written
   */
  public void save(Path file, Save... options) {
    EmptyVariableException.check("a file", file, "Model.save");
    requireNoState(options);
    boolean overwrite = List.of(options).contains(Save.OVERWRITE);
    Content content = ModelFile.open(ModelFile.entries(this, Map.of()));
    ModelFile.save(file, content, overwrite, "model.save");
  }

  /**
   * Saves as {@link #save(Path, Save...)} does, to a file that only opens with the seal, by custom
   * {@code name.sealed}.
   *
   * @throws StoreException if there is a file of that name already, or it cannot be written
   */
  public void save(Path file, Seal seal, Save... options) {
    EmptyVariableException.check("a file", file, "Model.save");
    EmptyVariableException.check("a seal", seal, "Model.save");
    requireNoState(options);
    boolean overwrite = List.of(options).contains(Save.OVERWRITE);
    Content content = ModelFile.sealed(ModelFile.entries(this, Map.of()), seal);
    ModelFile.save(file, content, overwrite, "model.save");
  }

  private static void requireNoState(Save... options) {
    if (List.of(options).contains(Save.STATE)) {
      throw new TrainingException(
          "a run, which has a state",
          "a model",
          "model.save(path, Save.STATE)",
          "save the run: run.save(path, Save.STATE)");
    }
  }

  /**
   * Writes what {@link #save} writes.
   *
   * @param out is flushed and left open
   * @throws IOException if it cannot be written to
   */
  public void write(OutputStream out) throws IOException {
    Archive.write(out, ModelFile.entries(this, Map.of()));
  }

  /**
   * The model of a file that {@link #save}, {@link Run#save} or a trainer's checkpoints wrote. It
   * predicts the same bits on the same engine: it takes the one that it was trained with, or, where
   * that does not run, the preferred one.
   *
   * @throws StoreException if there is no such file, it is damaged, or newer than this Cairn
   */
  public static Model load(Path file) {
    EmptyVariableException.check("a file", file, "Model.load");
    return ModelFile.read(file, ModelFile::model);
  }

  /**
   * The model of a sealed file; all of it is authenticated before anything is used.
   *
   * @throws dev.cairn.seal.SealException if there is no such file or the seal does not open it:
   *     another key, a changed or a cut file, all in the same words
   * @throws StoreException if something else than a model was sealed
   */
  public static Model load(Path file, Seal seal) {
    EmptyVariableException.check("a file", file, "Model.load");
    return ModelFile.read(file, seal, ModelFile::model);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param channel from its beginning to its end; left open
   * @param where it is from, for errors
   * @throws StoreException as {@link #load} does
   */
  public static Model read(SeekableByteChannel channel, String where) {
    return ModelFile.read(channel, where, ModelFile::model);
  }

  /**
   * This net with its head, to train it further: {@code
   * Trainer.defaults().startFrom(model).fit(model.net(), data)}.
   */
  public Net net() {
    if (task instanceof Multitask several) {
      return Net.of(
          graph, loss, Optional.empty(), several.heads().stream().map(Model::head).toList());
    }
    if (task instanceof LanguageModelling model) {
      return Net.of(graph, loss, model.symbols(), Goal.NEXT_SYMBOL);
    }
    if (task instanceof Tagging tagger) {
      return Net.of(graph, loss, tagger.tags(), Goal.TAG);
    }
    Optional<Labels> labels =
        task instanceof Classification classes ? Optional.of(classes.labels()) : Optional.empty();
    return Net.of(graph, loss, labels, List.of());
  }

  private static Head head(Multitask.Part part) {
    Head head =
        part.task() instanceof Classification classes
            ? Head.classify(part.name(), classes.labels())
            : Head.regress(part.name());
    return head.weight(part.weight());
  }

  /**
   * This net without its head, to end with another one. Train it from these weights, all of it or
   * its head alone:
   *
   * <pre>{@code
   * var net = model.trunk().classify(labels);
   * var run = Trainer.defaults().startFrom(model).freezeTrunk().fit(net, data);
   * }</pre>
   *
   * @return the description only; see {@link Trunk#of(Graph)} for where the head begins
   */
  public Trunk trunk() {
    return Trunk.of(graph);
  }

  /**
   * As {@link #trunk()}, for what these data ask: {@code model.trunk(data).classify()}.
   *
   * @throws ShapeException if the model was trained with examples of another shape
   */
  public Trunk trunk(Dataset data) {
    return Trunk.of(graph, data);
  }

  /**
   * Pictures as examples for {@link #predict(Examples)}, brought to the size, channels and scaling
   * of those that the net learned from, without the data.
   *
   * <pre>{@code
   * show(model.predict(model.encode(Path.of("my-rose.jpg"))));
   * }</pre>
   *
   * @param pictures files, PNG, JPEG, BMP, GIF or TIFF
   * @throws dev.cairn.data.files.DataException if the net did not learn from images, or a file is
   *     no picture or broken
   */
  public Examples encode(Path... pictures) {
    return encoder.pictures(List.of(pictures));
  }

  /**
   * Texts as examples for {@link #predict(Examples)}, cut and numbered as those that the net
   * learned from, without the data.
   *
   * <pre>{@code
   * show(model.predict(model.encode("Where is the station?")));
   * }</pre>
   *
   * @param text the first
   * @param more others
   * @throws dev.cairn.data.files.DataException if the net did not learn from texts, or one is blank
   */
  public Examples encode(String text, String... more) {
    EmptyVariableException.check("a text", text, "Model.encode");
    return encoder.texts(Stream.concat(Stream.of(text), Stream.of(more)).toList());
  }

  /** As {@link #encode(String, String...)}, for any number of texts. */
  public Examples encode(List<String> texts) {
    EmptyVariableException.check("texts", texts, "Model.encode");
    return encoder.texts(texts);
  }

  /**
   * Rows as examples for {@link #predict(Examples)}, encoded as those that the net learned from; of
   * a net that learned from texts, the column of texts.
   *
   * @throws dev.cairn.data.files.DataException if the net did not learn from a table or texts, a
   *     column is missing or of another type, or a value is missing and there is nothing to put
   *     there
   */
  public Examples encode(Table rows) {
    EmptyVariableException.check("a table", rows, "Model.encode");
    return encoder.rows(Source.of(rows));
  }

  /**
   * Sentences as examples for {@link #predict(Examples)} of a net that tags:
   *
   * <pre>{@code
   * show(model.predict(model.encodeSentences(List.of(List.of("Anna", "lives", "in", "Berlin")))));
   * }</pre>
   *
   * @param sentences each as its words
   * @throws dev.cairn.data.files.DataException if the net did not learn from tagged sentences, one
   *     has no word, or a word is blank or has half of a surrogate pair
   */
  public Examples encodeSentences(List<List<String>> sentences) {
    EmptyVariableException.check("sentences", sentences, "Model.encodeSentences");
    return encoder.sentences(sentences);
  }

  /**
   * Text that goes on from {@code prompt}, symbol by symbol, for a net that ends with {@code
   * predictNext()}; settings may follow.
   *
   * <pre>{@code
   * model.generate("ROMEO:\n").temperature(0.8).nucleus(0.9).length(500).print();
   * }</pre>
   *
   * @param prompt one symbol or more that the net knows; it is brought to the spelling of the texts
   *     that the net learned from, small letters if they were read so
   * @throws TrainingException if the net is no language model, or does not know a symbol
   */
  public Generator generate(String prompt) {
    EmptyVariableException.check("a prompt", prompt, "Model.generate");
    return Generator.of(this, prompt);
  }

  /**
   * Text on a topic, up to the end that the net gives it, for a net that learned from {@code
   * Datasets.corpus(texts)}, texts with a class each; settings may follow.
   *
   * <pre>{@code
   * model.generate("Sports", "").temperature(0.8).print();
   * }</pre>
   *
   * @param topic one of the classes of the texts
   * @param prompt what the text begins with, of symbols that the net knows, as in {@link
   *     #generate(String)}; may be empty
   * @throws dev.cairn.graph.UnknownNameException if there is no such topic
   * @throws TrainingException if the net is no language model of topics, or does not know a symbol
   */
  public Generator generate(String topic, String prompt) {
    EmptyVariableException.check("a topic", topic, "Model.generate");
    EmptyVariableException.check("a prompt", prompt, "Model.generate");
    return Generator.on(this, topic, prompt);
  }

  /**
   * Predicts examples, each by itself: norms use their running statistics.
   *
   * @param examples of the graph's input shape
   * @return a row an example
   * @throws ShapeException if the shapes differ
   * @throws TrainingException if the calling thread is interrupted before the last example; it is
   *     no longer marked so then, and nothing is kept
   */
  public Predictions predict(Examples examples) {
    EmptyVariableException.check("examples", examples, "Model.predict");
    return marked(task.predictions(examples, new Inference(this).outputs(examples)));
  }

  /**
   * Predicts examples with one of several heads; as {@link #predict(Examples)}, with the rows whose
   * class is known where only some are.
   *
   * @param head its name
   * @throws dev.cairn.graph.UnknownNameException if there is none of that name
   * @throws TrainingException if the net has one head, and as {@link #predict(Examples)} does
   */
  public Predictions predict(Examples examples, String head) {
    Multitask heads = heads(head, "Model.predict");
    Multitask.Part part = heads.head(head, "Model.predict");
    return marked(heads.predictions(part, examples, new Inference(this).outputs(examples)));
  }

  /** Those of an invalid model say so. */
  private Predictions marked(Predictions predictions) {
    return provenance.doubt().map(predictions::doubted).orElse(predictions);
  }

  /**
   * How good the predictions of examples are; see {@link Run#report()}.
   *
   * @throws TrainingException as {@link #predict(Examples)} does
   */
  Report report(Examples examples) {
    return task.report(examples, new Inference(this).outputs(examples));
  }

  /** Of one of several heads. */
  Report report(Examples examples, String head) {
    Multitask heads = heads(head, "run.report");
    Multitask.Part part = heads.head(head, "run.report");
    return heads.report(part, examples, new Inference(this).outputs(examples));
  }

  private Multitask heads(String head, String where) {
    if (task instanceof Multitask heads) {
      return heads;
    }
    throw new TrainingException(
        "a net that ends with heads(…)",
        "a net with one head",
        "%s(\"%s\")".formatted(where, head),
        "leave the name out");
  }

  /**
   * Scores examples whose targets are known.
   *
   * @throws ShapeException if the shapes differ
   * @throws TrainingException if a target is not known, or if the calling thread is interrupted
   *     before the last example; it is no longer marked so then, and nothing is kept
   */
  public Scores score(Examples examples) {
    EmptyVariableException.check("examples", examples, "Model.score");
    Scorer scorer = task.scorer();
    int[] from = {0};
    new Inference(this)
        .forEachBatch(
            examples,
            part -> {
              if (!(task instanceof Multitask)) {
                Inference.requireAnswers(part, from[0], task instanceof Classification);
              }
              scorer.add(part.size(), part.outputs(), part.targets());
              from[0] += part.size();
            });
    return scorer.scores();
  }

  /**
   * Runs work on a session of this model, which is closed behind it: values and gradients of nodes,
   * for a look inside. The weights stay as they are.
   *
   * @param work on the session's own thread, which the calling one waits for
   */
  public <T> T inspect(Function<Session, T> work) {
    return new Inference(this).inspect(work);
  }
}
