package dev.cairn.data;

import dev.cairn.data.tables.Source;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A table that is read when it is needed. */
interface TableReading {
  /**
   * Reads it.
   *
   * @param texts columns whose cells are kept as they are written
   */
  Source read(Set<String> texts);

  /** Another file or folder, read in the same way; empty for what is in memory. */
  default Optional<TableReading> of(Path other) {
    return Optional.empty();
  }
}
