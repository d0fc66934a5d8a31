package dev.cairn.insight;

import dev.cairn.data.Encoder;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.engine.Session;
import dev.cairn.graph.Batch;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Shape;
import dev.cairn.task.Classification;
import dev.cairn.train.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** Gradients of logits for some images, a few at a time. */
final class Gaze {
  private static final int BATCH = 16;

  private final String where;
  private final Model model;
  private final Model frozen;
  private final Labels labels;
  private final Examples examples;

  /**
   * A look of a model at images.
   *
   * @param where for errors
   */
  Gaze(String where, Model model, Examples examples) {
    EmptyVariableException.check("a model", model, where);
    EmptyVariableException.check("examples", examples, where);
    this.where = where;
    this.model = model;
    this.examples = examples;
    if (!examples.input().isImage() || !model.graph().inputShape().equals(examples.input())) {
      throw new InsightException(
          "images of " + model.graph().inputShape() + ", as the model has learned them",
          "examples of " + examples.input(),
          where,
          model.encoder().input() instanceof Encoder.Texts
              ? "for texts use Occlusion.of"
              : "give images that were prepared as the training data were");
    }
    if (!(model.task() instanceof Classification classes)) {
      throw new InsightException(
          "a model that classifies",
          "one that does not",
          where,
          "look at its feature maps instead");
    }
    this.labels = classes.labels();
    this.frozen = Frozen.of(model);
  }

  /** The number of a class. */
  int label(String name) {
    int label = labels.names().indexOf(name);
    if (label < 0) {
      throw new InsightException(
          "one of the classes " + labels, name, where, "write it as data.labels() has it");
    }
    return label;
  }

  /** Computes a map from the arrays of one image. */
  @FunctionalInterface
  interface Reader {
    double[] map(float[] values, float[] gradients, Shape shape);
  }

  /**
   * One map an image.
   *
   * @param node whose values and gradients are read
   * @param wanted the class; the predicted one if empty
   */
  List<Attribution> at(String node, OptionalInt wanted, Reader reader) {
    return frozen.inspect(
        session -> {
          List<Attribution> all = new ArrayList<>();
          for (int from = 0; from < examples.size(); from += BATCH) {
            int size = Math.min(BATCH, examples.size() - from);
            all.addAll(batch(session, from, size, node, wanted, reader));
          }
          return all;
        });
  }

  private List<Attribution> batch(
      Session session, int from, int size, String node, OptionalInt wanted, Reader reader) {
    Batch batch = filled(examples, from, size);
    String output = frozen.graph().output();
    Map<String, float[]> values =
        session.forward(batch, node.equals(output) ? List.of(node) : List.of(output, node));
    float[] logits = of(values, output);
    int classes = labels.size();
    int[] chosen = new int[size];
    for (int i = 0; i < size; i++) {
      chosen[i] = wanted.orElse(highest(logits, i * classes, classes));
      for (int k = 0; k < classes; k++) {
        batch.targets().put(i * classes + k, k == chosen[i] ? 1 : 0);
      }
    }
    float[] gradients = of(session.gradients(batch, List.of(node)), node);
    Shape shape = frozen.graph().node(node).shape();
    Shape image = model.graph().inputShape();
    List<Attribution> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double[] map =
          reader.map(
              part(of(values, node), i, shape), times(size, part(gradients, i, shape)), shape);
      all.add(
          new Attribution(
              from + i,
              chosen[i],
              labels.name(chosen[i]),
              logits[i * classes + chosen[i]],
              image.size(1),
              image.size(2),
              Attribution.scaled(map)));
    }
    return all;
  }

  /** Some examples with their targets. */
  static Batch filled(Examples examples, int from, int size) {
    Batch batch = Batch.allocate(size, examples.input(), examples.target());
    for (int i = 0; i < size; i++) {
      examples.write(from + i, batch.inputs(), batch.targets());
    }
    batch.inputs().rewind();
    batch.targets().rewind();
    return batch;
  }

  static float[] of(Map<String, float[]> values, String name) {
    return Objects.requireNonNull(values.get(name));
  }

  private static float[] part(float[] all, int index, Shape shape) {
    return Arrays.copyOfRange(all, index * shape.elements(), (index + 1) * shape.elements());
  }

  /** The loss is a mean over the batch; each image shall have its own gradient. */
  private static float[] times(int factor, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return values;
  }

  private static int highest(float[] logits, int from, int count) {
    int best = 0;
    for (int k = 1; k < count; k++) {
      best = logits[from + k] > logits[from + best] ? k : best;
    }
    return best;
  }
}
