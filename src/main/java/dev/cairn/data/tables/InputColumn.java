package dev.cairn.data.tables;

import java.util.List;

/** A column that a network sees. */
public sealed interface InputColumn {

  /** Its name in the table. */
  String name();

  /** Numbers. */
  record Numeric(String name) implements InputColumn {}

  /**
   * One of several texts a row.
   *
   * @param categories all that occur in the table, sorted
   */
  record Categorical(String name, List<String> categories) implements InputColumn {
    /** Copies the list. */
    public Categorical {
      categories = List.copyOf(categories);
    }
  }
}
