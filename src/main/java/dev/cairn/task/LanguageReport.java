package dev.cairn.task;

import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How well a language model knows a text.
 *
 * @param nats mean of minus the natural logarithm of the probability of what came
 * @param accuracy part of the symbols that were the likeliest ones, 0 to 1
 * @param symbols how many were asked for
 */
public record LanguageReport(double nats, double accuracy, long symbols) implements Report {

  /** The same as nats, in bits a symbol. */
  public double bits() {
    return nats / Math.log(2);
  }

  /** Between how many equally likely symbols the net wavers: {@code exp(nats)}. */
  public double perplexity() {
    return Math.exp(nats);
  }

  @Override
  public Table table() {
    return Table.create(
        "report",
        StringColumn.create(
            "measure", "nats a character", LanguageModelling.BITS, "perplexity", "accuracy"),
        DoubleColumn.create("value", nats, bits(), perplexity(), accuracy));
  }

  @Override
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%.4f nats a character (%.4f bits, perplexity %.2f), accuracy %.4f of %,d",
        nats,
        bits(),
        perplexity(),
        accuracy,
        symbols);
  }

  @Override
  public String toString() {
    return summary();
  }
}
