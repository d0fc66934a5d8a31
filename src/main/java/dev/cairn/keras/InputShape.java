package dev.cairn.keras;

import dev.cairn.graph.Shape;
import dev.cairn.keras.file.Architecture;
import dev.cairn.keras.file.KerasException;
import dev.cairn.keras.file.Layer;
import dev.cairn.keras.file.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a model reads. */
final class InputShape {
  private static final List<String> NAMES = List.of("batch_shape", "batch_input_shape");

  private InputShape() {}

  /**
   * Of one example, channels first.
   *
   * @param sizes to take where the model reads any size, in the order of Keras; none if it says all
   * @throws KerasException if a size is not known, or there are too many
   */
  static Shape of(Architecture model, List<Integer> sizes, String where) {
    List<Integer> found = find(model, 0).orElse(List.of(-1));
    List<Integer> given = new ArrayList<>(sizes);
    List<Integer> all = new ArrayList<>();
    for (int size : found) {
      boolean open = size < 1;
      if (open && given.isEmpty()) {
        throw new KerasException(
            "the sizes of what the model reads",
            found.stream().map(s -> s < 1 ? "any" : String.valueOf(s)).toList() + " in the file",
            where,
            "say them in the order of Keras: Keras.file(path).sizes(224, 224).load()");
      }
      all.add(open ? given.remove(0) : size);
    }
    if (all.size() > 3 || !given.isEmpty()) {
      throw new KerasException(
          all.size() > 3 ? "a vector, a sequence or an image to read" : "sizes that are not known",
          all.size() > 3 ? "inputs of " + found : "more sizes than " + found + " leaves open",
          where,
          all.size() > 3 ? "build the model for examples of 1 to 3 sizes" : "leave sizes(…) out");
    }
    Collections.rotate(all, 1);
    return new Shape(all);
  }

  private static Optional<List<Integer>> find(Architecture model, int depth) {
    if (depth > 8) {
      return Optional.empty();
    }
    Layer first =
        model.inputs().isEmpty()
            ? model.layers().get(0)
            : model.layers().stream()
                .filter(layer -> layer.name().equals(model.inputs().get(0).layer()))
                .findFirst()
                .orElse(model.layers().get(0));
    Options options = first.options();
    for (String name : NAMES) {
      Optional<List<Integer>> shape = options.shape(name);
      if (shape.isPresent()) {
        return shape;
      }
    }
    if (model.built().isPresent()) {
      return model.built();
    }
    if (options.has("input_length")) {
      return Optional.of(List.of(options.integer("input_length")));
    }
    return Architecture.isModel(first.kind())
        ? find(Architecture.of(first), depth + 1)
        : Optional.empty();
  }
}
