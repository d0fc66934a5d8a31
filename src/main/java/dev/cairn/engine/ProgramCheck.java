package dev.cairn.engine;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.NearestName;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a session of one program accepts. Every engine asks this before it touches its own memory,
 * so that a mistake has the same text everywhere and changes nothing.
 */
public final class ProgramCheck {
  private final Graph graph;
  private final ShorterGraphs graphs;
  private final Loss loss;
  private final int moments;
  private final List<Node> embeddings;
  private final boolean averages;
  private final Set<String> nodes = new LinkedHashSet<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  /**
   * Learns the names and shapes of a program once.
   *
   * @throws EngineException if it has a learning rate for what is not a trained parameter, or none
   *     that is 0 or more; or an embedding that is padded, but not on the input
   */
  public ProgramCheck(Program program) {
    graph = program.graph();
    graphs = new ShorterGraphs(graph);
    loss = program.loss();
    moments = program.update().moments();
    averages = program.update().averaging() > 0;
    graph.nodes().stream().map(Node::name).forEach(nodes::add);
    graph.parameters().forEach(p -> parameters.put(p.name(), p));
    embeddings =
        graph.nodes().stream()
            .filter(n -> n.op() instanceof Op.Embedding)
            .filter(n -> n.inputs().contains(graph.input().name()))
            .toList();
    graph.nodes().forEach(this::padding);
    program.update().rates().forEach(this::rate);
  }

  private void padding(Node node) {
    if (node.op() instanceof Op.Embedding op && op.padded() && !embeddings.contains(node)) {
      throw new EngineException(
          "a padded embedding on the input of the net",
          "one on " + node.inputs().get(0),
          "node " + node.name(),
          "put it right on the input, or use an embedding without padding");
    }
  }

  private void rate(String name, double factor) {
    Parameter parameter = parameters.get(name);
    if (parameter == null || !parameter.role().isTrainable()) {
      throw unknown("the name of a trained parameter", name, "learning rates", trained());
    }
    if (!(factor >= 0 && Double.isFinite(factor))) {
      throw new EngineException(
          "a factor of 0 or more",
          String.valueOf(factor),
          "learning rate of " + name,
          "for example 0.1");
    }
  }

  /**
   * Checks a batch for {@link Session#forward}: only its inputs.
   *
   * @throws EngineException if it is empty, its inputs are not shaped as the graph's or as those of
   *     a {@link dev.cairn.graph.ShorterGraph}, numbers are missing, or an embedding does not know
   *     an index
   */
  public void inputs(Batch batch) {
    if (batch.size() < 1) {
      throw new EngineException(
          "a batch of 1 or more examples",
          "a batch of " + batch.size(),
          "node " + graph.input().name(),
          "leave empty batches out");
    }
    if (graphs.of(batch.inputShape()).isEmpty()) {
      throw new EngineException(
          "examples of " + graph.inputShape(),
          "examples of " + batch.inputShape(),
          "a batch of " + batch.size() + " for node " + graph.input().name(),
          "make the batch from the data that the network was made for");
    }
    numbers("inputs", batch.size(), batch.inputShape(), batch.inputs().limit());
    for (Node node : embeddings) {
      indices(batch, node, ((Op.Embedding) node.op()).vocabulary());
    }
  }

  /**
   * The net for a batch that was checked: that of the program, or the {@link
   * dev.cairn.graph.ShorterGraph} of it for texts of that length.
   */
  public Graph graph(Batch batch) {
    return graphs.of(batch.inputShape()).orElseThrow();
  }

  private static void indices(Batch batch, Node node, int vocabulary) {
    int length = batch.inputShape().elements();
    for (int i = 0; i < batch.size() * length; i++) {
      float index = batch.inputs().get(i);
      if (!(index >= 0 && index < vocabulary && index == (int) index)) {
        throw new EngineException(
            "whole numbers from 0 to " + (vocabulary - 1),
            "%s, number %d of example %d".formatted(index, i % length + 1, i / length + 1),
            "node " + node.name(),
            "encode the examples with the vocabulary that the network was made for");
      }
    }
  }

  /**
   * Checks a batch for {@link Session#step} and {@link Session#gradients}: inputs and targets.
   *
   * @throws EngineException as {@link #inputs} does, also if the targets are not shaped as the loss
   *     wants them
   */
  public void inputsAndTargets(Batch batch) {
    inputs(batch);
    Shape target = loss.targets(graph(batch).outputShape());
    if (!batch.targetShape().equals(target)) {
      throw new EngineException(
          "targets of " + target,
          "targets of " + batch.targetShape(),
          "a batch of " + batch.size() + " for node " + graph.output(),
          "give the network as many outputs as a target has numbers");
    }
    numbers("targets", batch.size(), batch.targetShape(), batch.targets().limit());
  }

  private static void numbers(String what, int size, Shape shape, int found) {
    long expected = (long) size * shape.elements();
    if (found < expected) {
      throw new EngineException(
          "%d %s: %d examples of %s".formatted(expected, what, size, shape),
          String.valueOf(found),
          "a batch of " + size,
          "fill the buffer from position 0 and set its limit to the end");
    }
  }

  /**
   * Checks the names given to {@link Session#forward}.
   *
   * @throws EngineException if one is not the name of a node
   */
  public void nodes(Collection<String> names) {
    for (String name : names) {
      if (!nodes.contains(name)) {
        throw unknown("the name of a node", name, "forward", nodes);
      }
    }
  }

  /**
   * Checks the names given to {@link Session#gradients}.
   *
   * @throws EngineException if one is neither the name of a node nor of a trained parameter
   */
  public void nodesAndTrained(Collection<String> names) {
    Set<String> known = new LinkedHashSet<>(nodes);
    known.addAll(trained());
    for (String name : names) {
      if (!known.contains(name)) {
        throw unknown("the name of a node or of a trained parameter", name, "gradients", known);
      }
    }
  }

  private Set<String> trained() {
    Set<String> names = new LinkedHashSet<>();
    parameters.values().stream()
        .filter(p -> p.role().isTrainable())
        .forEach(p -> names.add(p.name()));
    return names;
  }

  /**
   * Checks the names given to {@link Session#freeze}.
   *
   * @throws EngineException if one is not the name of a parameter
   */
  public void parameters(Collection<String> names) {
    for (String name : names) {
      if (!parameters.containsKey(name)) {
        throw unknown("the name of a parameter", name, "freeze", parameters.keySet());
      }
    }
  }

  private static EngineException unknown(
      String expected, String found, String where, Set<String> known) {
    return new EngineException(expected, found, where, NearestName.mend(found, known));
  }

  /**
   * Checks a state given to {@link Engine#open} or {@link Session#restore}.
   *
   * @throws EngineException if an array is missing or has another length, or the moments are not
   *     those of the program's update
   */
  public void state(State state) {
    if (!state.moments().isEmpty() && state.moments().size() != moments) {
      throw new EngineException(
          moments == 0 ? "no moments" : "%d moments or none".formatted(moments),
          state.moments().size() + " moments",
          "the state of step " + state.step(),
          "continue with the same kind of update, or leave the moments out");
    }
    parameters.values().forEach(p -> array(state, state.weights(), p));
    for (int i = 0; i < state.moments().size(); i++) {
      Weights moment = state.moments().get(i);
      boolean average = averages && i == moments - 1;
      parameters.values().stream()
          .filter(p -> average || p.role().isTrainable())
          .forEach(p -> array(state, moment, p));
    }
  }

  private static void array(State state, Weights weights, Parameter parameter) {
    String name = parameter.name();
    int found = weights.names().contains(name) ? weights.get(name).remaining() : 0;
    if (found != parameter.elements()) {
      throw new EngineException(
          "%s of %s: %d numbers".formatted(name, parameter.shape(), parameter.elements()),
          found == 0 ? "none" : found + " numbers",
          "the state of step " + state.step(),
          "use a state of the same graph");
    }
  }

  /** The error of a session that is used after {@link Session#close}, in {@code method}. */
  public static EngineException closed(String method) {
    return new EngineException(
        "an open session",
        "a closed one",
        method,
        "open another session with the state that was kept");
  }
}
