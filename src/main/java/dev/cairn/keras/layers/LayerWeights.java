package dev.cairn.keras.layers;

import dev.cairn.keras.file.Array;
import dev.cairn.keras.file.Hdf5;
import dev.cairn.keras.file.KerasException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The arrays of one layer, handed out in the order in which Keras lists them. */
public final class LayerWeights {
  private final Hdf5 file;
  private final String where;
  private final List<String> paths;
  private int next;

  private LayerWeights(Hdf5 file, String where, List<String> paths) {
    this.file = file;
    this.where = where;
    this.paths = paths;
  }

  /**
   * Of a layer.
   *
   * @param group of the layer, or of the model that it is a layer of
   * @param layer its name within that model; empty if the group is its own
   */
  public static LayerWeights of(Hdf5 file, String where, String group, String layer) {
    List<String> names = file.has(group) ? file.texts(group, "weight_names") : List.of();
    List<String> own =
        names.stream()
            .filter(name -> layer.isEmpty() || isOf(name, layer))
            .map(name -> group + "/" + name)
            .toList();
    return new LayerWeights(file, where, own);
  }

  private static boolean isOf(String name, String layer) {
    List<String> steps = List.of(name.split("/"));
    return steps.subList(0, steps.size() - 1).contains(layer);
  }

  /**
   * The next array.
   *
   * @param what it is, for errors
   * @param sizes that it must have
   */
  float[] take(String what, int... sizes) {
    String expected =
        "%s of %s"
            .formatted(
                what,
                Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining("x")));
    if (next >= paths.size()) {
      throw KerasException.damaged(expected, "no more arrays than " + paths.size(), where);
    }
    Array array = file.array(paths.get(next++));
    if (!array.sizes().equals(Arrays.stream(sizes).boxed().toList())) {
      String found = array.sizes().stream().map(String::valueOf).collect(Collectors.joining("x"));
      throw KerasException.damaged(expected, "an array of " + found, where);
    }
    return array.values();
  }

  /** Which Keras wrote the file; a hard sigmoid is another function since version 3. */
  String version() {
    return file.text("/", "keras_version").orElse("");
  }

  /** Whether arrays are left. */
  public boolean hasNext() {
    return next < paths.size();
  }

  /** Leaves the next array out: one that only training needs. */
  void skip() {
    next++;
  }

  /** Looks whether a layer that has weights has taken all of them. */
  void finish() {
    if (next > 0 && hasNext()) {
      throw KerasException.damaged(next + " arrays", String.valueOf(paths.size()), where);
    }
  }
}
