package dev.cairn.data.tables;

import dev.cairn.data.files.Checksum;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * A table and where it is from.
 *
 * @param table columns of numbers and texts
 * @param places of its rows
 * @param files their checksums; empty for a table in memory
 */
public record Source(Table table, Places places, List<Checksum> files) {

  /** Copies the list. */
  public Source {
    files = List.copyOf(files);
  }

  /** Of a table in memory. */
  public static Source of(Table table) {
    return new Source(table, Places.inTable(name(table)), List.of());
  }

  /** What the table is called. */
  public static String name(Table table) {
    return Optional.ofNullable(table.name()).filter(n -> !n.isBlank()).orElse("table");
  }
}
