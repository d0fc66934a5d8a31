package dev.cairn.train;

import dev.cairn.engine.Session;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks at the gradients of a training now and then. By itself so seldom, and with so few examples,
 * that it takes about a fiftieth of the time; by the number of the step, so that the same training
 * has the same samples.
 */
final class FlowProbe {
  private static final int EXAMPLES = 32;
  private static final int SELDOM = 50;
  private static final int COLUMNS = 100;
  private static final Pattern BLOCK = Pattern.compile("(stage\\d+\\.block\\d+)\\..*");
  private static final Pattern PART = Pattern.compile("([^.]+)\\..*");

  private final List<Place> places;
  private final List<String> outputs;
  private final List<String> gradients;
  private GradientFlow flow;

  /** A block: the node that it ends with, and its weights. */
  private record Place(String name, String output, List<String> weights) {}

  /**
   * A probe of a training.
   *
   * @param every steps between two samples; 0 to choose them by the length of the training
   * @param steps of the whole training
   * @param before what was seen before, if training goes on
   */
  FlowProbe(Graph graph, int every, long steps, Optional<GradientFlow> before) {
    Map<String, Node> ends = ends(graph, BLOCK);
    Pattern pattern = ends.isEmpty() ? PART : BLOCK;
    places =
        (ends.isEmpty() ? ends(graph, PART) : ends)
            .entrySet().stream()
                .map(
                    e ->
                        new Place(
                            e.getKey(), e.getValue().name(), weights(graph, pattern, e.getKey())))
                .toList();
    outputs = places.stream().map(Place::output).toList();
    gradients =
        Stream.concat(outputs.stream(), places.stream().flatMap(p -> p.weights().stream()))
            .toList();
    int step = every > 0 ? every : (int) Math.max(SELDOM, (steps + COLUMNS - 1) / COLUMNS);
    flow =
        new GradientFlow(
            places.stream().map(Place::name).toList(),
            step,
            steps,
            before.map(GradientFlow::samples).orElse(List.of()));
  }

  /** The last node of each part, in the order in which the parts begin. */
  private static Map<String, Node> ends(Graph graph, Pattern pattern) {
    Map<String, Node> ends = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      Matcher name = pattern.matcher(node.name());
      if (name.matches()) {
        ends.put(name.group(1), node);
      }
    }
    return ends;
  }

  private static List<String> weights(Graph graph, Pattern pattern, String part) {
    return graph.parameters().stream()
        .filter(p -> p.role() == Parameter.Role.WEIGHT)
        .map(Parameter::name)
        .filter(
            name -> {
              Matcher matcher = pattern.matcher(name);
              return matcher.matches() && matcher.group(1).equals(part);
            })
        .toList();
  }

  /** What was seen up to now. */
  GradientFlow flow() {
    return flow;
  }

  /**
   * Looks, if it is time to; changes nothing in the session.
   *
   * @param batch of the step that comes
   * @param step steps that are done
   */
  void look(Session session, Batch batch, long step) {
    if (step % flow.every() != 0) {
      return;
    }
    Batch few = batch.first(Math.min(EXAMPLES, batch.size()));
    Map<String, float[]> back = session.gradients(few, gradients);
    Map<String, float[]> there = session.forward(few, outputs);
    List<GradientFlow.Sample> samples = new ArrayList<>(flow.samples());
    samples.add(
        new GradientFlow.Sample(
            step,
            numbers(place -> GradientFlow.norm(of(back, place.output()))),
            numbers(
                place ->
                    GradientFlow.norm(
                        place.weights().stream()
                            .mapToDouble(name -> GradientFlow.norm(of(back, name))))),
            numbers(place -> GradientFlow.rootMeanSquare(of(there, place.output())))));
    flow = new GradientFlow(flow.blocks(), flow.every(), flow.steps(), samples);
  }

  private static float[] of(Map<String, float[]> values, String name) {
    return Objects.requireNonNull(values.get(name));
  }

  private List<Double> numbers(ToDoubleFunction<Place> number) {
    return places.stream().map(number::applyAsDouble).toList();
  }
}
