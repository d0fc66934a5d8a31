package dev.cairn.keras;

import dev.cairn.graph.Shape;
import dev.cairn.keras.file.Architecture;
import dev.cairn.keras.file.Hdf5;
import dev.cairn.keras.file.KerasException;
import dev.cairn.keras.file.Layer;
import dev.cairn.keras.file.Layer.Source;
import dev.cairn.keras.layers.Assembly;
import dev.cairn.keras.layers.Call;
import dev.cairn.keras.layers.LayerWeights;
import dev.cairn.keras.layers.Layers;
import dev.cairn.keras.layers.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the layers of a model, each behind those that it reads, and of models within it. */
final class Import {
  private static final String INPUT = "InputLayer";
  private static final String WEIGHTS = "model_weights";

  /** Models within models: more than that is no model that somebody made. */
  private static final int DEEPEST = 8;

  private final Hdf5 file;
  private final Assembly assembly;
  private final Set<String> weighted = new HashSet<>();

  Import(Hdf5 file, Shape input) {
    this.file = file;
    this.assembly = new Assembly(input);
  }

  Assembly assembly() {
    return assembly;
  }

  /** The value that the whole model puts out. */
  Value read(Architecture model) {
    Value input = Value.of(assembly.input());
    return new Part(model, input, "", 0).output();
  }

  /** The model, or one that is a layer of it. */
  private final class Part {
    private final Architecture model;
    private final Value input;
    private final String group;
    private final int depth;
    private final Map<Source, Value> values = new HashMap<>();

    Part(Architecture model, Value input, String group, int depth) {
      this.model = model;
      this.input = input;
      this.group = group;
      this.depth = depth;
    }

    Value output() {
      if (model.outputs().size() != 1 || model.inputs().size() > 1) {
        throw new KerasException(
            "a model with one input and one output",
            "%d inputs and %d outputs"
                .formatted(Math.max(1, model.inputs().size()), model.outputs().size()),
            file.name(),
            "save a model of the part that you need: keras.Model(inputs, outputs)");
      }
      List<Use> left = uses();
      while (!left.isEmpty()) {
        List<Use> later = new ArrayList<>();
        for (Use use : left) {
          if (values.keySet().containsAll(use.reads())) {
            values.put(new Source(use.layer().name(), use.number()), read(use));
          } else {
            later.add(use);
          }
        }
        if (later.size() == left.size()) {
          throw KerasException.damaged(
              "layers that read what is there",
              later.get(0).reads().toString(),
              later.get(0).layer().where());
        }
        left = later;
      }
      Value output = values.get(model.outputs().get(0));
      if (output == null) {
        throw KerasException.damaged(
            "the layer that the model ends with", model.outputs().toString(), file.name());
      }
      return output;
    }

    private List<Use> uses() {
      List<Use> uses = new ArrayList<>();
      for (Layer layer : model.layers()) {
        int calls = layer.kind().equals(INPUT) ? 1 : layer.calls().size();
        for (int call = 0; call < calls; call++) {
          List<Source> reads = layer.calls().isEmpty() ? List.of() : layer.calls().get(call);
          uses.add(new Use(layer, call, reads));
        }
      }
      return uses;
    }

    private Value read(Use use) {
      Layer layer = use.layer();
      if (layer.kind().equals(INPUT)) {
        return input;
      }
      List<Value> reads = new ArrayList<>();
      for (Source source : use.reads()) {
        reads.add(values.getOrDefault(source, input));
      }
      if (reads.isEmpty()) {
        reads.add(input);
      }
      String inner = group.isEmpty() ? WEIGHTS + "/" + layer.name() : group;
      if (Architecture.isModel(layer.kind())) {
        return nested(layer, reads, inner);
      }
      String within = group.isEmpty() ? "" : layer.name();
      LayerWeights weights = LayerWeights.of(file, layer.where(), inner, within);
      if (weights.hasNext() && !weighted.add(inner + "/" + within)) {
        throw new KerasException(
            "layers with weights that are used once",
            "one that is used several times",
            layer.where(),
            "build the model with a layer of its own at each place");
      }
      Call call = new Call(layer, assembly.name(layer.name()), reads, weights, assembly);
      return Layers.read(call);
    }

    private Value nested(Layer layer, List<Value> reads, String inner) {
      if (depth >= DEEPEST || reads.size() != 1) {
        throw new KerasException(
            "a model within a model with one input",
            depth >= DEEPEST ? "more than " + DEEPEST + " within each other" : reads.size() + "",
            layer.where(),
            "build the model of its layers");
      }
      return new Part(Architecture.of(layer), reads.get(0), inner, depth + 1).output();
    }
  }

  /** One of the times that a layer is used. */
  private record Use(Layer layer, int number, List<Source> reads) {}
}
