package dev.cairn.train;

import dev.cairn.engine.State;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.UnknownNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which weights of a trained model another net begins with: those of the same name and shape.
 *
 * @param matched names of parameters that are taken over
 * @param fresh names of parameters of the new net that begin as if nothing had been trained
 * @param unused names of parameters of the model that the new net has no place for
 */
public record Transfer(List<String> matched, List<String> fresh, List<String> unused) {
  /** Copies the lists. */
  public Transfer {
    matched = List.copyOf(matched);
    fresh = List.copyOf(fresh);
    unused = List.copyOf(unused);
  }

  /** What a graph takes over from a model. */
  public static Transfer of(Model from, Graph to) {
    Map<String, Parameter> known = new LinkedHashMap<>();
    from.graph().parameters().forEach(p -> known.put(p.name(), p));
    List<String> matched = new ArrayList<>();
    List<String> fresh = new ArrayList<>();
    for (Parameter parameter : to.parameters()) {
      Parameter other = known.get(parameter.name());
      boolean same = other != null && other.shape().equals(parameter.shape());
      (same ? matched : fresh).add(parameter.name());
    }
    List<String> unused = new ArrayList<>(known.keySet());
    unused.removeAll(matched);
    return new Transfer(matched, fresh, unused);
  }

  /**
   * The state before the first step of a graph that takes over what fits.
   *
   * @throws TrainingException if no weight fits
   */
  static State state(Model from, Graph to, long seed) {
    Transfer transfer = of(from, to);
    boolean fits =
        to.parameters().stream()
            .filter(p -> p.role() == Parameter.Role.WEIGHT)
            .anyMatch(p -> transfer.matched().contains(p.name()));
    if (!fits) {
      throw new TrainingException(
          "a model with weights of the names and shapes of the net",
          "no weight that fits",
          "Trainer.startFrom",
          "give both nets the same stem and first stages");
    }
    Weights initial = Weights.initial(to, seed);
    Map<String, float[]> arrays = new LinkedHashMap<>();
    initial.names().forEach(name -> arrays.put(name, initial.copy(name)));
    transfer.matched().forEach(name -> arrays.put(name, from.weights().copy(name)));
    return new State(Weights.of(arrays), List.of(), 0, seed);
  }

  /**
   * The parameters of parts of a graph, such as {@code stem} or {@code stage1.block2}.
   *
   * @throws UnknownNameException if a part has no parameters
   */
  static Set<String> parameters(Graph graph, List<String> parts) {
    Set<String> names = new LinkedHashSet<>();
    for (String part : parts) {
      List<String> own =
          graph.parameters().stream()
              .map(Parameter::name)
              .filter(name -> name.equals(part) || name.startsWith(part + "."))
              .toList();
      if (own.isEmpty()) {
        throw new UnknownNameException(
            "the name of a part of the net", part, "Trainer.freeze", parts(graph));
      }
      names.addAll(own);
    }
    return names;
  }

  /** The learned parameters before the head. */
  static Set<String> trunk(Graph graph) {
    Set<String> names = new LinkedHashSet<>();
    for (Parameter parameter : graph.parameters()) {
      if (parameter.role().isTrainable() && !parameter.name().startsWith("head.")) {
        names.add(parameter.name());
      }
    }
    return names;
  }

  /** All beginnings of names of parameters. */
  private static Set<String> parts(Graph graph) {
    Set<String> parts = new LinkedHashSet<>();
    for (Parameter parameter : graph.parameters()) {
      String name = parameter.name();
      for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
        parts.add(name.substring(0, dot));
      }
    }
    return parts;
  }

  /** For example {@code 40 of 42 parameters taken over; fresh: head.dense1.weight, …}. */
  @Override
  public String toString() {
    int all = matched.size() + fresh.size();
    return "%d of %d parameters taken over%s%s"
        .formatted(matched.size(), all, list("; fresh: ", fresh), list("; left over: ", unused));
  }

  private static String list(String before, List<String> names) {
    int shown = Math.min(names.size(), 4);
    String more = names.size() > shown ? " and %d more".formatted(names.size() - shown) : "";
    return names.isEmpty() ? "" : before + String.join(", ", names.subList(0, shown)) + more;
  }
}
