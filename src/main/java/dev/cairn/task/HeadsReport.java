package dev.cairn.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How good each of several heads is.
 *
 * @param heads their reports by name, in order
 */
public record HeadsReport(Map<String, Report> heads) implements Report {
  /** Copies the map. */
  public HeadsReport {
    heads = Collections.unmodifiableMap(new LinkedHashMap<>(heads));
  }

  /** A row a head, with its summary; the tables of the heads are in their own reports. */
  @Override
  public Table table() {
    List<String> names = List.copyOf(heads.keySet());
    return Table.create(
        "report",
        StringColumn.create("head", names),
        StringColumn.create("result", heads.values().stream().map(Report::summary).toList()));
  }

  @Override
  public String summary() {
    return heads.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue().summary())
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return heads.entrySet().stream()
        .map(e -> e.getKey() + ": " + e.getValue())
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
