package dev.cairn.train;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.UnknownNameException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of parts of a graph, such as {@code stem} or {@code stage1.block2}. */
final class Parts {
  /** Begins every name, and stands for all learned parameters before the head. */
  static final String TRUNK = "";

  private Parts() {}

  /**
   * All parameters of some parts.
   *
   * @param where they are asked for
   * @throws UnknownNameException if a part has no parameters
   */
  static Set<String> of(Graph graph, List<String> parts, String where) {
    Set<String> names = new LinkedHashSet<>();
    for (String part : parts) {
      List<String> own =
          graph.parameters().stream()
              .filter(parameter -> isIn(part, parameter))
              .map(Parameter::name)
              .toList();
      if (own.isEmpty() && !part.equals(TRUNK)) {
        throw new UnknownNameException("the name of a part of the net", part, where, all(graph));
      }
      names.addAll(own);
    }
    return names;
  }

  private static boolean isIn(String part, Parameter parameter) {
    String name = parameter.name();
    return part.equals(TRUNK)
        ? parameter.role().isTrainable() && !name.startsWith("head.")
        : name.equals(part) || name.startsWith(part + ".");
  }

  /**
   * A factor for each learned parameter of some parts, that of the smallest one.
   *
   * @throws UnknownNameException if a part has no parameters
   */
  static Map<String, Double> rates(Graph graph, Map<String, Double> ofParts) {
    Map<String, Double> rates = new LinkedHashMap<>();
    List<String> smallestLast =
        ofParts.keySet().stream().sorted(Comparator.comparing(String::length)).toList();
    Set<String> trained = new LinkedHashSet<>();
    graph.parameters().stream()
        .filter(parameter -> parameter.role().isTrainable())
        .forEach(parameter -> trained.add(parameter.name()));
    for (String part : smallestLast) {
      double factor = ofParts.getOrDefault(part, 1.0);
      of(graph, List.of(part), "Trainer.learningRate").stream()
          .filter(trained::contains)
          .forEach(name -> rates.put(name, factor));
    }
    return rates;
  }

  /** All beginnings of names of parameters. */
  private static Set<String> all(Graph graph) {
    Set<String> parts = new LinkedHashSet<>();
    for (Parameter parameter : graph.parameters()) {
      String name = parameter.name();
      for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
        parts.add(name.substring(0, dot));
      }
    }
    return parts;
  }
}
