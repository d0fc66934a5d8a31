package dev.cairn.data.tables;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.Notice;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * A table and where it is from.
 *
 * @param table columns of numbers and texts
 * @param places of its rows
 * @param files their checksums; empty for a table in memory
 * @param notices what was left out when it was read
 */
public record Source(Table table, Places places, List<Checksum> files, List<Notice> notices) {

  /** Copies the lists. */
  public Source {
    files = List.copyOf(files);
    notices = List.copyOf(notices);
  }

  /** Of which nothing was left out. */
  public Source(Table table, Places places, List<Checksum> files) {
    this(table, places, files, List.of());
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
