package dev.cairn.keras.layers;

import com.google.gson.JsonObject;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Op.Cell;
import dev.cairn.graph.Op.Direction;
import dev.cairn.graph.Shape;
import dev.cairn.keras.file.Layer;
import dev.cairn.keras.file.Options;

/** LSTM and GRU, alone and in both directions. */
final class RecurrentLayers {
  private RecurrentLayers() {}

  /** {@code LSTM}. */
  static Value lstm(Call call) {
    return alone(call, lstm(call.options()));
  }

  /** {@code GRU}. */
  static Value gru(Call call) {
    return alone(call, Cell.GRU);
  }

  /** The older Keras has gates of straight pieces. */
  private static Cell lstm(Options options) {
    boolean hard = options.text("recurrent_activation", "sigmoid").equals("hard_sigmoid");
    return hard ? Cell.HARD_LSTM : Cell.LSTM;
  }

  private static Value alone(Call call, Cell cell) {
    Value x = call.sequence(call.x());
    boolean back = call.options().flag("go_backwards", false);
    boolean all = call.options().flag("return_sequences", false);
    if (back && all) {
      throw call.refusal(
          "go_backwards with return_sequences=False, or Bidirectional", "both of them");
    }
    Node node = layer(call, call.name(), cell, back ? Direction.BACKWARD : Direction.FORWARD, x);
    Value y = Value.of(node);
    return all ? y : back ? first(call, "first", y) : last(call, "last", y);
  }

  /** {@code Bidirectional}: each direction a layer of its own, put together behind it. */
  static Value both(Call call) {
    Value x = call.sequence(call.x());
    if (!(call.options().json().get("layer") instanceof JsonObject wrapped)
        || !(wrapped.get("config") instanceof JsonObject config)) {
      throw call.refusal("Bidirectional around LSTM or GRU", "something else");
    }
    Options outer = new Options(call.layer().where(), wrapped);
    Options inner = new Options(call.layer().where(), config);
    call.options().only("merge_mode", "concat", "sum", "mul");
    Cell cell =
        switch (outer.text("class_name", "")) {
          case "LSTM" -> lstm(inner);
          case "GRU" -> Cell.GRU;
          default ->
              throw call.refusal(
                  "Bidirectional around LSTM or GRU",
                  "Bidirectional around " + outer.text("class_name", "nothing"));
        };
    if (inner.flag("go_backwards", false)) {
      throw inner.refusal("go_backwards", true, "False");
    }
    Layer layer = new Layer(call.layer().name(), call.layer().kind(), inner, call.layer().calls());
    Call own = call.as(layer);
    Value there = Value.of(layer(own, call.name() + ".forward", cell, Direction.FORWARD, x));
    Value back = Value.of(layer(own, call.name() + ".backward", cell, Direction.BACKWARD, x));
    if (!inner.flag("return_sequences", false)) {
      there = last(call, "last", there);
      back = first(call, "first", back);
    }
    Op merge =
        switch (call.options().text("merge_mode", "concat")) {
          case "sum" -> new Op.Add();
          case "mul" -> new Op.Multiply();
          default -> new Op.Concatenate();
        };
    return Value.of(call.first(merge, there, back));
  }

  private static Value last(Call call, String part, Value y) {
    return Value.of(call.more(part, new Op.LastPosition(), y));
  }

  /** Where the way back ends. */
  private static Value first(Call call, String part, Value y) {
    Value one = Value.of(call.more(part, new Op.Subsample(y.shape().size(1)), y));
    return call.reshaped(part + "Position", one, Shape.vector(y.shape().channels()));
  }

  private static Node layer(Call call, String name, Cell cell, Direction direction, Value x) {
    Options options = call.options();
    check(call, cell);
    int units = options.integer("units");
    int rows = Math.multiplyExact(cell.gates(), units);
    int channels = x.shape().channels();
    boolean bias = options.flag("use_bias", true);
    float[] weight = call.weights().take("kernel", channels, rows);
    float[] recurrent = call.weights().take("recurrent kernel", units, rows);
    float[][] biases = biases(call, cell, rows, bias);
    Node node = call.assembly().add(name, new Op.Recurrent(cell, units, direction), x);
    call.assembly().put(node, "weight", gates(cell, DenseLayers.turned(weight, rows)));
    call.assembly().put(node, "recurrent", gates(cell, DenseLayers.turned(recurrent, rows)));
    call.assembly().put(node, "bias", gates(cell, biases[0]));
    if (cell == Cell.GRU) {
      call.assembly().put(node, "recurrentBias", gates(cell, biases[1]));
    }
    return node;
  }

  private static void check(Call call, Cell cell) {
    Options options = call.options();
    options.only("activation", "tanh");
    if (cell == Cell.HARD_LSTM && call.weights().version().startsWith("3")) {
      throw options.refusal("recurrent_activation", "hard_sigmoid of Keras 3", "'sigmoid'");
    }
    if (cell != Cell.HARD_LSTM) {
      options.only("recurrent_activation", "sigmoid");
    }
    options.only("return_state", "false");
    options.only("time_major", "false");
    if (cell == Cell.GRU && !options.flag("reset_after", false)) {
      throw options.refusal("reset_after", false, "True");
    }
  }

  private static float[][] biases(Call call, Cell cell, int rows, boolean bias) {
    float[][] biases = new float[2][rows];
    if (bias && cell != Cell.GRU) {
      biases[0] = call.weights().take("bias", rows);
    } else if (bias) {
      float[] both = call.weights().take("bias", 2, rows);
      System.arraycopy(both, 0, biases[0], 0, rows);
      System.arraycopy(both, rows, biases[1], 0, rows);
    }
    return biases;
  }

  /** A GRU in Keras has its update gate first, ours its reset gate; those of LSTMs are alike. */
  private static float[] gates(Cell cell, float[] rows) {
    if (cell != Cell.GRU) {
      return rows;
    }
    int gate = rows.length / Cell.GRU.gates();
    float[] ours = rows.clone();
    System.arraycopy(rows, 0, ours, gate, gate);
    System.arraycopy(rows, gate, ours, 0, gate);
    return ours;
  }
}
