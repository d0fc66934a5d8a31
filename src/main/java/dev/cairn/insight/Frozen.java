package dev.cairn.insight;

import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.train.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model that computes the same in training as in prediction, so that gradients are those of its
 * predictions: batch norms become factors and summands of their channels, dropout is left out. All
 * other nodes keep their names. Its loss is the sum of the outputs, each times its target.
 */
final class Frozen {
  private final Model model;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, String> renamed = new HashMap<>();
  private final Map<String, float[]> arrays = new LinkedHashMap<>();

  private Frozen(Model model) {
    this.model = model;
  }

  static Model of(Model model) {
    return new Frozen(model).make();
  }

  private Model make() {
    for (Node node : model.graph().nodes()) {
      List<String> inputs = node.inputs().stream().map(this::now).toList();
      if (node.op() instanceof Op.BatchNorm norm) {
        norm(node, norm.epsilon(), inputs);
      } else if (node.op() instanceof Op.Dropout) {
        renamed.put(node.name(), inputs.get(0));
      } else {
        nodes.add(new Node(node.name(), node.op(), inputs, node.shape()));
      }
    }
    Graph graph = new Graph(nodes, now(model.graph().output()));
    graph
        .parameters()
        .forEach(p -> arrays.computeIfAbsent(p.name(), name -> model.weights().copy(name)));
    return new Model(
        graph, Loss.LINEAR, Weights.of(arrays), model.task(), model.provenance(), model.engine());
  }

  private String now(String name) {
    return renamed.getOrDefault(name, name);
  }

  private void norm(Node node, double epsilon, List<String> inputs) {
    String factor = node.name() + ".factor";
    nodes.add(new Node(factor, new Op.Scale(true, 1), inputs, node.shape()));
    nodes.add(new Node(node.name(), new Op.Shift(true), List.of(factor), node.shape()));
    float[] scale = model.weights().copy(node.name() + ".scale");
    float[] shift = model.weights().copy(node.name() + ".shift");
    float[] mean = model.weights().copy(node.name() + ".mean");
    float[] variance = model.weights().copy(node.name() + ".variance");
    for (int c = 0; c < scale.length; c++) {
      double times = scale[c] / Math.sqrt(variance[c] + epsilon);
      scale[c] = (float) times;
      shift[c] = (float) (shift[c] - times * mean[c]);
    }
    arrays.put(factor + ".scale", scale);
    arrays.put(node.name() + ".shift", shift);
  }
}
