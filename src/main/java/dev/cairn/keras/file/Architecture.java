package dev.cairn.keras.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.cairn.graph.CairnException;
import dev.cairn.keras.file.Layer.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The layers of a model and how they are connected: of a sequential one in a row, of a functional
 * one as it says, whichever version of Keras wrote it.
 *
 * @param layers in the order of the file
 * @param inputs what goes in; empty for a sequential model, whose first layer reads the input
 * @param outputs what comes out
 * @param built sizes of the input without the batch, where the model says them beside its layers
 */
public record Architecture(
    List<Layer> layers, List<Source> inputs, List<Source> outputs, Optional<List<Integer>> built) {
  private static final List<String> MODELS = List.of("Sequential", "Model", "Functional");

  /** Far more than any net has, few enough for a damaged file to be refused soon. */
  private static final int MOST = 10_000;

  /** Copies the lists. */
  public Architecture {
    layers = List.copyOf(layers);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Whether a class of this name is a model with layers of its own. */
  public static boolean isModel(String kind) {
    return MODELS.contains(kind);
  }

  /**
   * Reads a description.
   *
   * @param text JSON
   * @param where for errors
   * @throws KerasException if it is no model that Keras describes
   */
  public static Architecture parse(String text, String where) {
    return guarded(
        where,
        () -> {
          JsonObject model = JsonParser.parseString(text).getAsJsonObject();
          String kind = model.get("class_name").getAsString();
          if (!isModel(kind)) {
            throw new KerasException(
                "a sequential or functional model",
                "a model of the class '" + kind + "'",
                where,
                "build it with keras.Sequential or keras.Model(inputs, outputs): the layers of a"
                    + " subclass are code, which is not in the file");
          }
          return of(kind, model.get("config"), where);
        });
  }

  /**
   * The layers of a model that is a layer of another one.
   *
   * @throws KerasException if it is no model that Keras describes
   */
  public static Architecture of(Layer model) {
    return guarded(model.where(), () -> of(model.kind(), model.options().json(), model.where()));
  }

  private static Architecture guarded(String where, Supplier<Architecture> read) {
    try {
      return read.get();
    } catch (CairnException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw KerasException.damaged("a model described in JSON", "something else", where);
    }
  }

  private static Architecture of(String kind, JsonElement config, String where) {
    JsonArray described =
        config.isJsonArray()
            ? config.getAsJsonArray()
            : config.getAsJsonObject().getAsJsonArray("layers");
    List<Layer> layers = new ArrayList<>();
    for (JsonElement element : described) {
      layers.add(layer(element.getAsJsonObject()));
    }
    if (layers.isEmpty() || layers.size() > MOST) {
      throw KerasException.damaged(
          "a model of 1 to " + MOST + " layers", String.valueOf(layers.size()), where);
    }
    Optional<List<Integer>> built =
        config instanceof JsonObject object
            ? new Options(where, object).shape("build_input_shape")
            : Optional.empty();
    if (kind.equals("Sequential")) {
      return row(layers, built);
    }
    JsonObject object = config.getAsJsonObject();
    return new Architecture(
        layers, ends(object.get("input_layers")), ends(object.get("output_layers")), built);
  }

  private static Layer layer(JsonObject described) {
    String kind = described.get("class_name").getAsString();
    JsonObject config =
        described.get("config") instanceof JsonObject object ? object : new JsonObject();
    String name =
        Optional.ofNullable(config.get("name"))
            .or(() -> Optional.ofNullable(described.get("name")))
            .map(JsonElement::getAsString)
            .orElse(kind);
    List<List<Source>> calls = new ArrayList<>();
    if (described.get("inbound_nodes") instanceof JsonArray nodes) {
      nodes.forEach(node -> calls.add(sources(node)));
    }
    String where = "%s layer '%s'".formatted(kind, name);
    return new Layer(name, kind, new Options(where, config), calls);
  }

  /** Each layer reads the one before it. */
  private static Architecture row(List<Layer> layers, Optional<List<Integer>> built) {
    List<Layer> row = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      List<Source> before = i == 0 ? List.of() : List.of(new Source(layers.get(i - 1).name(), 0));
      row.add(new Layer(layer.name(), layer.kind(), layer.options(), List.of(before)));
    }
    Source last = new Source(layers.get(layers.size() - 1).name(), 0);
    return new Architecture(row, List.of(), List.of(last), built);
  }

  private static List<Source> ends(JsonElement element) {
    List<Source> all = new ArrayList<>();
    collect(element, all);
    return all;
  }

  /** The values of one call, in the order in which they are given. */
  private static List<Source> sources(JsonElement node) {
    List<Source> all = new ArrayList<>();
    if (node instanceof JsonObject call) {
      collect(call.get("args"), all);
      collect(call.get("kwargs"), all);
    } else {
      collect(node, all);
    }
    return all;
  }

  /** A value is {@code [layer, call, 0, …]}, in newer files within an object. */
  private static void collect(JsonElement element, List<Source> all) {
    if (element instanceof JsonArray array) {
      if (array.size() >= 3 && isText(array.get(0)) && !isText(array.get(1))) {
        all.add(new Source(array.get(0).getAsString(), array.get(1).getAsInt()));
        return;
      }
      array.forEach(e -> collect(e, all));
    } else if (element instanceof JsonObject object) {
      if (object.get("keras_history") instanceof JsonArray history) {
        collect(history, all);
        return;
      }
      object.entrySet().forEach(e -> collect(e.getValue(), all));
    }
  }

  private static boolean isText(JsonElement element) {
    return element instanceof JsonPrimitive primitive && primitive.isString();
  }
}
