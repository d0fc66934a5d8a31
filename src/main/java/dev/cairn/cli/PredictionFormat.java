package dev.cairn.cli;

import java.io.PrintWriter;

/** How predictions are printed; the names are those of the command line. */
enum PredictionFormat {
  /** Columns below each other, for people. */
  table,
  /** Separated by commas, as RFC 4180 says. */
  csv,
  /** One array with an object a line. */
  json;

  PredictionLines lines(PrintWriter out) {
    return switch (this) {
      case table -> new TableLines(out);
      case csv -> new CsvLines(out);
      case json -> new JsonLines(out);
    };
  }
}
