package dev.cairn.task;

import tech.tablesaw.api.Table;

/** How good predictions are, class by class or target by target. */
public sealed interface Report
    permits ClassReport, TargetReport, HeadsReport, LanguageReport, EntityReport {

  /** The same numbers as a table, a row a class or a target. */
  Table table();

  /** One line for people, for example {@code accuracy 0.8945 (1,789 of 2,000)}. */
  String summary();
}
