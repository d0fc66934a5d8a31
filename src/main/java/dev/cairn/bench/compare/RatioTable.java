package dev.cairn.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The result of a comparison: a row a workload, in Markdown. Rates are medians of all windows; of a
 * contender that was measured both as installed and with an allocator that keeps memory, both stand
 * there. A ratio is the median of pairs measured one after the other, and the fastest peer is the
 * one that ours is the least ahead of.
 */
public final class RatioTable {
  private static final String EAGER = "torch eager";

  private final List<Measurement> measurements;
  private final String ours;
  private final Map<String, TableRow> rows;

  private RatioTable(List<Measurement> measurements) {
    this.measurements = measurements;
    this.ours = TableRow.ours(measurements);
    this.rows = TableRow.of(measurements);
  }

  /**
   * Draws it.
   *
   * @param measurements in the order of time; the first of Cairn's engines is ours
   */
  public static String of(List<Measurement> measurements) {
    if (measurements.stream().allMatch(Measurement::isSgemm)) {
      return "nothing was measured\n";
    }
    return new RatioTable(measurements).text();
  }

  /** Those of Cairn first, each in the order of its first measurement. */
  private List<String> contenders() {
    var all = new ArrayList<String>();
    for (boolean cairn : List.of(true, false)) {
      measurements.stream()
          .filter(m -> !m.isSgemm() && m.isOurs() == cairn)
          .map(Measurement::contender)
          .distinct()
          .forEach(all::add);
    }
    return all;
  }

  private String text() {
    var table = new MarkdownTable(rows.keySet());
    for (String contender : contenders()) {
      column(table, contender, row -> rates(row, contender));
    }
    column(table, "fastest peer", row -> row.fastestPeer().map(this::named).orElse(Rates.NONE));
    column(table, "ours to it", row -> Rates.ratio(toFastest(row)));
    for (String other : contenders()) {
      if (other.startsWith("cairn ")) {
        column(table, "ours to " + other, row -> Rates.ratio(row.ratio(other)));
      }
    }
    column(table, "ours to " + EAGER, row -> Rates.ratio(row.ratio(EAGER)));
    OptionalDouble peak = peak();
    if (peak.isPresent()) {
      column(
          table,
          "of sgemm's " + Rates.text(peak.getAsDouble()) + " GFLOP/s",
          row -> Rates.ratio(divided(row.gigaflops(), peak)));
    }
    column(table, "MB", row -> megabytes(row, ours));
    column(
        table,
        "MB to " + EAGER,
        row -> Rates.ratio(divided(row.peakMegabytes(ours), row.peakMegabytes(EAGER))));
    column(table, "first step, s", row -> firstStep(row, ours));
    column(table, EAGER + "'s, s", row -> firstStep(row, EAGER));
    return table + lossesThatDoNotFall();
  }

  private void column(MarkdownTable table, String title, Function<TableRow, String> cell) {
    table.column(title, rows.values().stream().map(cell).toList());
  }

  private static String rates(TableRow row, String contender) {
    String installed = rate(row.rate(contender, false));
    OptionalDouble keeping = row.rate(contender, true);
    return keeping.isEmpty() ? installed : installed + " / " + rate(keeping);
  }

  private static String rate(OptionalDouble rate) {
    return rate.isEmpty() ? Rates.NONE : Rates.text(rate.getAsDouble());
  }

  private String named(TableRow.Rival rival) {
    return rival.name() + (rival.keepsMemory() ? ", keeping memory" : "");
  }

  private static OptionalDouble toFastest(TableRow row) {
    Optional<TableRow.Rival> fastest = row.fastestPeer();
    return fastest.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(fastest.get().ratio());
  }

  private static String megabytes(TableRow row, String contender) {
    return rate(row.peakMegabytes(contender));
  }

  private static String firstStep(TableRow row, String contender) {
    OptionalDouble seconds = row.firstStep(contender);
    return seconds.isEmpty()
        ? Rates.NONE
        : String.format(Locale.ROOT, "%.2f", seconds.getAsDouble());
  }

  /** The best window of all products of matrices with as many threads. */
  private OptionalDouble peak() {
    int threads =
        measurements.stream().filter(m -> !m.isSgemm()).findFirst().orElseThrow().threads();
    return measurements.stream()
        .filter(m -> m.isSgemm() && m.threads() == threads)
        .flatMap(m -> m.windows().stream())
        .mapToDouble(rate -> rate)
        .max();
  }

  private static OptionalDouble divided(OptionalDouble a, OptionalDouble b) {
    return a.isEmpty() || b.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(a.getAsDouble() / b.getAsDouble());
  }

  private String lossesThatDoNotFall() {
    var text = new StringBuilder();
    measurements.stream()
        .filter(m -> !m.lossFalls())
        .map(m -> m.contender() + ", " + m.workload())
        .distinct()
        .forEach(who -> text.append("the loss does not fall: ").append(who).append('\n'));
    return text.toString();
  }
}
