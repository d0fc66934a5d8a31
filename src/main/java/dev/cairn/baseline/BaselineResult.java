package dev.cairn.baseline;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.task.ClassReport;
import dev.cairn.task.EntityReport;
import dev.cairn.task.LanguageReport;
import dev.cairn.task.Report;
import dev.cairn.train.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a baseline gives on the test part, and nets beside it; for language models on the validation
 * part too, and on that alone where there is no test part. Immutable: {@link #beside} gives a new
 * one.
 *
 * @param data that all lines were measured on
 * @param training of the linear model, or of the n-grams of a language model
 * @param lines the most frequent answer, the linear model, then nets; for language models the
 *     unigram, n-grams, then nets
 */
public record BaselineResult(Dataset data, Training training, List<Line> lines) {
  /** Copies the lines. */
  public BaselineResult {
    lines = List.copyOf(lines);
  }

  /** What the validation part chooses. */
  public enum Choice {
    /** The cost of errors of a linear model. */
    COST("C", "costs", "features", "rows"),
    /** The length of the n-grams of a language model. */
    LENGTH("n", "lengths", "n-grams", "characters");

    private final String symbol;
    private final String several;
    private final String known;
    private final String read;

    Choice(String symbol, String several, String known, String read) {
      this.symbol = symbol;
      this.several = several;
      this.known = known;
      this.read = read;
    }
  }

  /**
   * How the linear model, or the n-grams of a language model, learned.
   *
   * @param model in words
   * @param features that it reads, or n-grams that it knows
   * @param rows that it learned from: texts, words of sentences, or characters
   * @param choice what the validation part chose
   * @param tried costs of errors, or lengths of n-grams, that models were trained with
   * @param chosen the best of them by validation; empty if an interruption came before
   * @param seconds that training and measuring took
   * @param isInterrupted whether an interruption kept others from being tried
   */
  public record Training(
      String model,
      long features,
      long rows,
      Choice choice,
      List<Double> tried,
      Optional<Double> chosen,
      double seconds,
      boolean isInterrupted) {
    /** Copies what was tried. */
    public Training {
      tried = List.copyOf(tried);
    }

    /** All but the seconds. */
    @Override
    public String toString() {
      String all = tried.stream().map(of -> number(of)).collect(Collectors.joining(", "));
      return String.format(
          Locale.ROOT,
          "%s: %,d %s, %,d training %s%s%s",
          model,
          features,
          choice.known,
          rows,
          choice.read,
          chosen
              .map(
                  of -> ", %s = %s (of %s by validation)".formatted(choice.symbol, number(of), all))
              .orElse(""),
          isInterrupted ? ". Interrupted: other " + choice.several + " were not tried." : "");
    }

    private static String number(double cost) {
      return cost == Math.rint(cost) && cost < 1e6
          ? String.valueOf((long) cost)
          : String.valueOf(cost);
    }
  }

  /**
   * One model on the test part.
   *
   * @param name of it
   * @param report a {@link ClassReport}, an {@link EntityReport} of tagged sentences, or a {@link
   *     LanguageReport}, which is of the validation part where there is no test part
   * @param validation of a language model, where the report is of a test part
   */
  public record Line(String name, Report report, Optional<LanguageReport> validation) {
    /** Measured on one part. */
    public Line(String name, Report report) {
      this(name, report, Optional.empty());
    }
  }

  /** With a net's figures on the same rows, under the name {@code net}, {@code net 2}, …. */
  public BaselineResult beside(Run run) {
    String name = "net";
    for (int n = 2; isTaken(name); n++) {
      name = "net " + n;
    }
    return beside(name, run);
  }

  /**
   * With a net's figures on the same rows.
   *
   * @param name for the table
   * @throws BaselineException if the name is taken, or the run's test part has other rows; of
   *     language models the validation part too
   */
  public BaselineResult beside(String name, Run run) {
    EmptyVariableException.check("a name", name, "BaselineResult.beside");
    EmptyVariableException.check("a run", run, "BaselineResult.beside");
    if (isTaken(name)) {
      throw new BaselineException(
          "a name of its own for each line",
          "'" + name + "' twice",
          "BaselineResult.beside",
          "name this run otherwise");
    }
    if (!isSame(run.data())) {
      throw new BaselineException(
          "a run on the %s of %s".formatted(isLanguage() ? "windows" : "test rows", data.name()),
          "a run on others, of " + run.data().name(),
          "BaselineResult.beside",
          "make the baseline of the run's own data: Baseline.of(run.data()).beside(run)");
    }
    List<Line> more = new ArrayList<>(lines);
    more.add(line(name, run));
    return new BaselineResult(data, training, more);
  }

  private Line line(String name, Run run) {
    if (!isLanguage()) {
      return new Line(name, run.report());
    }
    Line first = lines.get(0);
    LanguageReport report = (LanguageReport) first.report();
    return first
        .validation()
        .map(
            validation ->
                new Line(
                    name,
                    report(run, data.test(), report),
                    Optional.of(report(run, data.validation(), validation))))
        .orElseGet(() -> new Line(name, report(run, data.validation(), report)));
  }

  private static LanguageReport report(Run run, Examples part, LanguageReport same) {
    return LanguageBaseline.report(run.model().score(part), same.symbols());
  }

  private boolean isLanguage() {
    return training.choice() == Choice.LENGTH;
  }

  private boolean isTaken(String name) {
    return lines.stream().anyMatch(line -> line.name().equals(name));
  }

  private boolean isSame(Dataset other) {
    return data == other
        || data.labels().equals(other.labels())
            && isSame(data.test(), other.test())
            && (!isLanguage() || isSame(data.validation(), other.validation()));
  }

  private static boolean isSame(Examples a, Examples b) {
    boolean alike = a.size() == b.size();
    for (int i = 0; alike && i < a.size(); i++) {
      alike = a.text(i).equals(b.text(i)) && a.label(i).equals(b.label(i));
    }
    return alike;
  }

  /**
   * A row a model: of classes {@code accuracy} and {@code macro F1}; of tagged sentences {@code
   * entity F1}, {@code precision}, {@code recall} and {@code accuracy} by word, all 0 to 1. Of
   * language models {@code nats a character}, {@code bits per character}, {@code perplexity} and
   * {@code accuracy}; where these are of a test part, {@code validation nats} first.
   */
  public Table table() {
    Table table =
        Table.create(
            "baseline", StringColumn.create("model", lines.stream().map(Line::name).toList()));
    if (isLanguage()) {
      addLanguage(table);
    } else if (lines.get(0).report() instanceof EntityReport) {
      add(table, "entity F1", line -> ((EntityReport) line.report()).all().f1());
      add(table, "precision", line -> ((EntityReport) line.report()).all().precision());
      add(table, "recall", line -> ((EntityReport) line.report()).all().recall());
      add(table, "accuracy", line -> ((EntityReport) line.report()).accuracy());
    } else {
      add(table, "accuracy", line -> ((ClassReport) line.report()).accuracy());
      add(table, "macro F1", line -> ((ClassReport) line.report()).macro().f1());
    }
    return table;
  }

  private void addLanguage(Table table) {
    if (lines.get(0).validation().isPresent()) {
      add(table, "validation nats", line -> line.validation().orElseThrow().nats());
    }
    add(table, "nats a character", line -> ((LanguageReport) line.report()).nats());
    add(table, "bits per character", line -> ((LanguageReport) line.report()).bits());
    add(table, "perplexity", line -> ((LanguageReport) line.report()).perplexity());
    add(table, "accuracy", line -> ((LanguageReport) line.report()).accuracy());
  }

  private void add(Table table, String name, ToDoubleFunction<Line> value) {
    table.addColumns(DoubleColumn.create(name, lines.stream().mapToDouble(value).toArray()));
  }

  /** What was measured on what, in a line. */
  public String title() {
    Line first = lines.get(0);
    if (first.report() instanceof LanguageReport language) {
      String part = first.validation().isPresent() ? "test" : "validation";
      return title(language.symbols(), "characters of the " + part + " part");
    }
    return first.report() instanceof EntityReport tags
        ? title(tags.words(), "words of the test part")
        : title(((ClassReport) first.report()).total(), "texts of the test part");
  }

  private String title(long count, String what) {
    return String.format(Locale.ROOT, "%s, %,d %s", data.name(), count, what);
  }

  @Override
  public String toString() {
    return title() + "\n" + table().printAll() + "\n" + training;
  }
}
