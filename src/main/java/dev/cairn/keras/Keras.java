package dev.cairn.keras;

import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.data.batches.Batches;
import dev.cairn.data.files.DataException;
import dev.cairn.graph.Batch;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import dev.cairn.keras.file.KerasException;
import dev.cairn.keras.layers.Layers;
import dev.cairn.train.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Models that Keras saved as {@code .h5}, sequential or functional, by Keras 2 or 3:
 *
 * <pre>{@code
 * var model = Keras.load(Path.of("resnet8.h5"));
 * var data = Datasets.cifar10().raw();             // pixels 0 to 255, as the model was trained
 * show(model.predict(data.test()));
 * }</pre>
 *
 * <p>A net that ends with softmax, or with one sigmoid, classifies; any other regresses. Its nodes
 * are named like the layers. {@code docs/keras.md} has the table of layers and options.
 */
public final class Keras {
  private static final int BATCH = 64;

  private Keras() {}

  /**
   * Reads a model.
   *
   * @throws KerasException if the file is damaged, or has a layer or an option that cannot be
   *     imported
   * @throws DataException if there is no such file
   */
  public static Model load(Path path) {
    return file(path).load();
  }

  /** As {@link #load(Path)}, with the names of the classes in the order of the outputs. */
  public static Model load(Path path, Labels labels) {
    return file(path).labels(labels).load();
  }

  /** A model with settings to follow; {@link KerasFile#load} reads. */
  public static KerasFile file(Path path) {
    EmptyVariableException.check("a file", path, "Keras.load");
    return new KerasFile(path, Optional.empty(), List.of());
  }

  /** Names of the layers that can be imported. */
  public static List<String> layers() {
    return Layers.names();
  }

  /**
   * Examples without answers, for {@code model.predict(…)}.
   *
   * @param values as Keras reads them, raw: {@code [examples, rows, columns, channels]}, {@code
   *     [examples, positions, channels]} or {@code [examples, features]}
   * @throws ShapeException if they are no whole number of examples
   */
  public static Examples examples(Model model, float[] values) {
    Shape input = model.graph().inputShape();
    if (values.length % input.elements() != 0) {
      throw new ShapeException(
          "a multiple of %d numbers, one example of %s".formatted(input.elements(), input),
          values.length + " numbers",
          "the input of the model",
          "give all numbers of each example, channels last");
    }
    return RawExamples.of(input, model.graph().outputShape(), model.task(), values);
  }

  /**
   * What the net puts out, in the order of Keras; of a net that classifies the logits, whose
   * softmax are Keras's probabilities.
   *
   * @param values as {@link #examples} has them
   */
  public static float[] outputs(Model model, float[] values) {
    Examples examples = examples(model, values);
    String output = model.graph().output();
    Shape shape = model.graph().outputShape();
    float[] all = new float[examples.size() * shape.elements()];
    return model.inspect(
        session -> {
          int from = 0;
          try (Batches batches = Batches.inOrder(examples, BATCH)) {
            while (batches.hasNext()) {
              Batch batch = batches.next();
              float[] some = session.forward(batch, List.of(output)).get(output);
              System.arraycopy(Objects.requireNonNull(some), 0, all, from, some.length);
              from += some.length;
            }
          }
          return ChannelsLast.last(all, shape);
        });
  }
}
