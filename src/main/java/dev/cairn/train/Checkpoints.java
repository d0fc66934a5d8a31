package dev.cairn.train;

import dev.cairn.engine.State;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Parameter;
import dev.cairn.train.checkpoint.CheckpointException;
import dev.cairn.train.checkpoint.RecordText;
import dev.cairn.train.checkpoint.TensorFile;
import dev.cairn.train.checkpoint.TensorFile.Tensor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checkpoints as files: the arrays {@code last/…}, {@code best/…} and {@code moment0/…} under the
 * names of the parameters, and the rest as one record of text.
 */
final class Checkpoints {
  private static final String TRAINING = "training";
  private static final String LAST = "last/";
  private static final String BEST = "best/";

  private Checkpoints() {}

  /**
   * What is no array.
   *
   * @param data what was trained on, for people and to be compared
   * @param moments how many arrays stand beside each trained parameter
   */
  private record Header(
      String data, long step, long seed, int moments, Instant begun, Standing standing) {}

  /** Writes a file between epochs; if that fails, the end tries again, and tells it. */
  static void keep(Path path, Checkpoint checkpoint, Lesson lesson) {
    try {
      write(path, checkpoint, lesson);
    } catch (CheckpointException unwritten) {
      // A full disk is no reason to lose what was learned.
    }
  }

  /** Writes the last file; if that fails, the ending tells it, and nothing else is lost. */
  static Run.Ending keep(Path path, Checkpoint checkpoint, Lesson lesson, Run.Ending end) {
    try {
      write(path, checkpoint, lesson);
      return end;
    } catch (CheckpointException unwritten) {
      String text = end.text() + "\nThe checkpoint is not written.\n" + unwritten.getMessage();
      return new Run.Ending(end.reason(), text);
    }
  }

  /**
   * Writes a file; one of that name stays whole until the new one is.
   *
   * @throws CheckpointException if it cannot be written
   */
  private static void write(Path path, Checkpoint checkpoint, Lesson lesson) {
    State last = checkpoint.last();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    put(tensors, LAST, last.weights(), lesson.graph());
    put(tensors, BEST, checkpoint.best(), lesson.graph());
    for (int i = 0; i < last.moments().size(); i++) {
      put(tensors, moment(i), last.moments().get(i), lesson.graph());
    }
    Header header =
        new Header(
            data(lesson),
            last.step(),
            last.seed(),
            last.moments().size(),
            checkpoint.begun(),
            checkpoint.standing());
    new TensorFile(Map.of(TRAINING, RecordText.write(header)), tensors).write(path);
  }

  private static String moment(int index) {
    return "moment" + index + "/";
  }

  private static String data(Lesson lesson) {
    return "%s, %d examples to train and %d to validate"
        .formatted(
            lesson.data().name(), lesson.data().train().size(), lesson.data().validation().size());
  }

  private static void put(
      Map<String, Tensor> tensors, String prefix, Weights weights, Graph graph) {
    for (Parameter parameter : graph.parameters()) {
      String name = parameter.name();
      if (weights.names().contains(name)) {
        Tensor tensor = new Tensor(parameter.shape().dimensions(), weights.copy(name));
        tensors.put(prefix + name, tensor);
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws CheckpointException if there is none, it is damaged, or it is of another net or data
   */
  static Checkpoint read(Path path, Lesson lesson) {
    TensorFile file = TensorFile.read(path);
    String text = file.metadata().get(TRAINING);
    if (text == null) {
      throw new CheckpointException(
          "a checkpoint of a training",
          "a file of weights without one",
          path.toString(),
          "give the file that trainer.checkpoints(…) wrote");
    }
    Header header = RecordText.read(text, Header.class, path);
    if (!header.data().equals(data(lesson))) {
      throw new CheckpointException(
          "the data of the checkpoint: " + header.data(),
          data(lesson),
          path.toString(),
          "give the data set that the run was trained on");
    }
    Graph graph = lesson.graph();
    List<Weights> moments = new ArrayList<>();
    for (int i = 0; i < header.moments(); i++) {
      moments.add(get(file, moment(i), graph, path, false));
    }
    Weights weights = get(file, LAST, graph, path, true);
    State last = new State(weights, moments, header.step(), header.seed());
    Weights best = get(file, BEST, graph, path, true);
    return new Checkpoint(last, best, header.standing(), header.begun());
  }

  private static Weights get(
      TensorFile file, String prefix, Graph graph, Path path, boolean whole) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      Tensor tensor = file.tensors().get(prefix + parameter.name());
      boolean wanted = whole || parameter.role().isTrainable();
      List<Integer> shape = parameter.shape().dimensions();
      if (tensor == null ? wanted : !tensor.shape().equals(shape)) {
        throw new CheckpointException(
            "%s of %s, as the net has it".formatted(parameter.name(), parameter.shape()),
            tensor == null ? "none" : tensor.shape().toString(),
            path.toString(),
            "give the net that the run trained");
      }
      if (tensor != null) {
        arrays.put(parameter.name(), tensor.values());
      }
    }
    return Weights.of(arrays);
  }
}
