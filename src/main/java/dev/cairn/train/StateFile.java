package dev.cairn.train;

import dev.cairn.engine.Engine;
import dev.cairn.engine.State;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Cost;
import dev.cairn.graph.Graph;
import dev.cairn.seal.Seal;
import dev.cairn.store.Archive;
import dev.cairn.store.Content;
import dev.cairn.store.RecordText;
import dev.cairn.store.StoreException;
import dev.cairn.store.TensorFile;
import dev.cairn.store.TensorFile.Tensor;
import dev.cairn.store.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a file of a model has besides, so that training can go on from it: {@code state.safetensors}
 * with the arrays {@code last/…} and {@code moment0/…} under the names of the parameters, and
 * {@code state.json} with the rest. The best weights are those of the model.
 */
final class StateFile {
  private static final String TENSORS = "state.safetensors";
  private static final String TEXT = "state.json";
  private static final String LAST = "last/";
  private static final int MOST_TEXT = 16 << 20;

  /** What was not told when it was always so. */
  private static final Map<String, String> ADDED = Map.of("Standing.buckets", "true");

  private StateFile() {}

  /**
   * What is no array.
   *
   * @param data what was trained on, for people and to be compared
   * @param moments how many arrays stand beside each trained parameter
   */
  private record Header(
      String data, long step, long seed, int moments, Instant begun, Standing standing) {}

  /** Writes a file between epochs; if that fails, the end tries again, and tells it. */
  static void keep(Path path, Model model, Checkpoint checkpoint, Lesson lesson) {
    try {
      write(path, model, checkpoint, lesson);
    } catch (StoreException unwritten) {
      // A full disk is no reason to lose what was learned.
    }
  }

  /** Writes the last file; if that fails, the ending tells it, and nothing else is lost. */
  static Run.Ending keep(
      Path path, Model model, Checkpoint checkpoint, Lesson lesson, Run.Ending end) {
    try {
      write(path, model, checkpoint, lesson);
      return end;
    } catch (StoreException unwritten) {
      String text = end.text() + "\nThe checkpoint is not written.\n" + unwritten.getMessage();
      return new Run.Ending(end.reason(), text);
    }
  }

  private static void write(Path path, Model model, Checkpoint checkpoint, Lesson lesson) {
    Map<String, Content> entries = ModelFile.entries(model, entries(checkpoint, lesson));
    WholeFile.write(path, out -> Archive.write(out, entries));
  }

  /** What is added to the file of the model. */
  static Map<String, Content> entries(Checkpoint checkpoint, Lesson lesson) {
    State last = checkpoint.last();
    Map<String, Tensor> tensors =
        new LinkedHashMap<>(NamedArrays.of(LAST, last.weights(), lesson.graph()));
    for (int i = 0; i < last.moments().size(); i++) {
      tensors.putAll(NamedArrays.of(moment(i), last.moments().get(i), lesson.graph()));
    }
    Header header =
        new Header(
            data(lesson),
            last.step(),
            last.seed(),
            last.moments().size(),
            checkpoint.begun(),
            checkpoint.standing());
    Map<String, Content> entries = new LinkedHashMap<>();
    entries.put(TEXT, ModelFile.text(RecordText.writeIndented(header)));
    entries.put(TENSORS, new TensorFile(Map.of(), tensors));
    return entries;
  }

  private static String moment(int index) {
    return "moment" + index + "/";
  }

  private static String data(Lesson lesson) {
    return "%s, %d examples to train and %d to validate"
        .formatted(
            lesson.data().name(), lesson.data().train().size(), lesson.data().validation().size());
  }

  /**
   * Reads a file.
   *
   * @param engine that shall go on
   * @throws StoreException if there is none, it is damaged, it has no state, or it is of another
   *     net or data
   */
  static Checkpoint read(Path path, Lesson lesson, Engine engine) {
    return ModelFile.read(path, archive -> read(archive, path, lesson, engine));
  }

  /** Reads a sealed file. */
  static Checkpoint read(Path path, Seal seal, Lesson lesson, Engine engine) {
    return ModelFile.read(path, seal, archive -> read(archive, path, lesson, engine));
  }

  private static Checkpoint read(Archive archive, Path path, Lesson lesson, Engine engine)
      throws IOException {
    if (!archive.names().contains(TEXT)) {
      throw new StoreException(
          "a file that a run was saved to with its state",
          "one of a model alone",
          path.toString(),
          "save with run.save(path, Save.STATE), or let trainer.checkpoints(…) write it");
    }
    Header header = RecordText.read(archive.text(TEXT, MOST_TEXT), Header.class, ADDED);
    if (!header.data().equals(data(lesson))) {
      throw new StoreException(
          "the data of the checkpoint: " + header.data(),
          data(lesson),
          path.toString(),
          "give the data set that the run was trained on");
    }
    Model best = ModelFile.model(archive, name -> engine);
    checkNet(best.graph(), lesson.graph(), path);
    TensorFile file = archive.read(TENSORS, TensorFile::read);
    List<Weights> moments = new ArrayList<>();
    for (int i = 0; i < header.moments(); i++) {
      moments.add(NamedArrays.weights(file, moment(i), lesson.graph(), false));
    }
    Weights weights = NamedArrays.weights(file, LAST, lesson.graph(), true);
    State last = new State(weights, moments, header.step(), header.seed());
    return new Checkpoint(last, best.weights(), header.standing(), header.begun());
  }

  private static void checkNet(Graph saved, Graph given, Path path) {
    if (!saved.equals(given)) {
      throw new StoreException(
          "the net of the file: " + words(saved),
          given.parameters().equals(saved.parameters())
              ? "one with the same parameters that computes otherwise"
              : words(given),
          path.toString(),
          "give the net that the run trained");
    }
  }

  private static String words(Graph graph) {
    return String.format(
        Locale.ROOT,
        "%s in, %s out, %,d parameters",
        graph.inputShape(),
        graph.outputShape(),
        Cost.of(graph).parameters());
  }
}
