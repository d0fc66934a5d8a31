package dev.cairn.train;

import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Parameter;
import dev.cairn.stack.Net;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

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

  /** What a net takes over from a model. */
  public static Transfer of(Model from, Net to) {
    EmptyVariableException.check("a model", from, "Transfer.of");
    EmptyVariableException.check("a net", to, "Transfer.of");
    return of(from, to.graph());
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
   * The weights that a graph takes over from a model, by name.
   *
   * @throws TrainingException if no weight fits
   */
  static Map<String, float[]> taken(Model from, Graph to) {
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
    Map<String, float[]> arrays = new LinkedHashMap<>();
    transfer.matched().forEach(name -> arrays.put(name, from.weights().copy(name)));
    return arrays;
  }

  /** A row for each part of both nets, and how many of its parameters went which way. */
  public Table table() {
    Set<String> parts = new LinkedHashSet<>();
    Stream.of(matched, fresh, unused)
        .forEach(names -> names.forEach(name -> parts.add(part(name))));
    return Table.create(
        "Transfer",
        StringColumn.create("part", parts),
        counts("taken over", matched, parts),
        counts("fresh", fresh, parts),
        counts("left over", unused, parts));
  }

  private static IntColumn counts(String title, List<String> names, Set<String> parts) {
    Map<String, Long> counts =
        names.stream().collect(Collectors.groupingBy(Transfer::part, Collectors.counting()));
    return IntColumn.create(
        title, parts.stream().mapToInt(part -> counts.getOrDefault(part, 0L).intValue()).toArray());
  }

  /** Of {@code stage1.block1.conv1.weight} the block, of {@code conv2d_1.weight} the node. */
  private static String part(String parameter) {
    String node = parameter.substring(0, Math.max(0, parameter.lastIndexOf('.')));
    return node.contains(".") ? node.substring(0, node.lastIndexOf('.')) : node;
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
