package dev.cairn.experiment;

import dev.cairn.graph.UnknownNameException;
import dev.cairn.task.Scores;
import dev.cairn.train.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a study found: a row a candidate with mean and deviation over seeds or folds, a row a
 * training, and which candidate to choose. Notebooks draw it.
 *
 * @param candidates in the order in which they were added
 * @param outcomes of the trainings that ended, in order
 * @param axis the quantity that a sweep went over; empty without one
 * @param folds of cross-validation; 0 without
 * @param ending why the study ended, for people
 */
public record Results(
    List<Candidate> candidates, List<Outcome> outcomes, String axis, int folds, String ending) {
  /** Instead of a metric, where there is none. */
  public static final String LOSS = Scores.LOSS;

  private static final double MEGA = 1e6;

  /** Copies the lists. */
  public Results {
    candidates = List.copyOf(candidates);
    outcomes = List.copyOf(outcomes);
  }

  /** The metric that candidates are chosen by: the first one of the validation part. */
  public String metric() {
    return outcomes.stream()
        .flatMap(o -> o.curves().stream())
        .flatMap(c -> c.history().metrics().stream())
        .findFirst()
        .orElse(LOSS);
  }

  /** Trainings of a candidate. */
  public List<Outcome> of(String candidate) {
    String known = candidate(candidate).name();
    return outcomes.stream().filter(o -> o.candidate().equals(known)).toList();
  }

  /**
   * A candidate by its name: {@code results.candidate(results.choice().simplest()).net()}.
   *
   * @throws UnknownNameException if there is none of this name
   */
  public Candidate candidate(String name) {
    return candidates.stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UnknownNameException(
                    "the name of a candidate",
                    name,
                    "Results",
                    candidates.stream().map(Candidate::name).toList()));
  }

  /** The metric of a candidate on the validation parts. */
  public Spread validation(String candidate) {
    return Spread.of(of(candidate).stream().map(o -> o.validation(metric())).toList());
  }

  /** The metric of a candidate on the test part; of no values in cross-validation. */
  public Spread test(String candidate) {
    return Spread.of(
        of(candidate).stream().map(o -> o.test().getOrDefault(metric(), Double.NaN)).toList());
  }

  /** Candidates with a finished training, the best mean on validation first. */
  public List<String> ranking() {
    Comparator<String> byMean = Comparator.comparingDouble(name -> validation(name).mean());
    return candidates.stream()
        .map(Candidate::name)
        .filter(name -> Double.isFinite(validation(name).mean()))
        .sorted(Scores.isHigherBetter(metric()) ? byMean.reversed() : byMean)
        .toList();
  }

  /** The best one so far, with its mean, in words. */
  Optional<String> leader() {
    return ranking().stream()
        .findFirst()
        .map(name -> "%s, %s %s".formatted(name, metric(), validation(name)));
  }

  /**
   * Which candidate to choose, and how sure that is. The best one by its mean on validation; and,
   * where there are several seeds or folds, the one of fewest parameters that is within one
   * standard error of it (Breiman et al. 1984).
   */
  public Choice choice() {
    List<String> ranking = ranking();
    if (ranking.isEmpty()) {
      throw new ExperimentException(
          "a candidate with a finished training",
          "none of %d trainings".formatted(outcomes.size()),
          "Results.choice",
          "look at results.trials() for what went wrong");
    }
    String best = ranking.get(0);
    Spread top = validation(best);
    double error = top.count() < 2 ? 0 : top.standardError();
    String simplest =
        ranking.stream()
            .filter(name -> Math.abs(validation(name).mean() - top.mean()) <= error)
            .min(Comparator.comparingLong(this::parameters))
            .orElse(best);
    return new Choice(metric(), best, top, simplest, validation(simplest), lead(ranking));
  }

  /** Of the best two. */
  private Optional<Spread> lead(List<String> ranking) {
    return ranking.size() < 2
        ? Optional.empty()
        : Optional.of(difference(ranking.get(0), ranking.get(1))).filter(l -> l.count() > 0);
  }

  /**
   * By how much the metric of one candidate is above that of another one, training by training with
   * the same seed and fold: what makes a fold hard is the same for both and falls out.
   */
  public Spread difference(String candidate, String other) {
    List<Outcome> others = of(other);
    List<Double> differences = new ArrayList<>();
    for (Outcome mine : of(candidate)) {
      others.stream()
          .filter(o -> o.seed() == mine.seed() && o.fold() == mine.fold())
          .forEach(o -> differences.add(mine.validation(metric()) - o.validation(metric())));
    }
    return Spread.of(differences);
  }

  private long parameters(String name) {
    return candidate(name).net().cost().parameters();
  }

  /**
   * A row a candidate: trainings, mean and deviation of the metric on validation and test,
   * parameters, forward FLOPs of an example, mean seconds of a training, the most megabytes that
   * the whole process had meanwhile.
   */
  public Table table() {
    StringColumn name = StringColumn.create("net");
    IntColumn trainings = IntColumn.create("trainings");
    DoubleColumn mean = DoubleColumn.create("validation " + metric());
    DoubleColumn deviation = DoubleColumn.create("deviation");
    DoubleColumn test = DoubleColumn.create("test " + metric());
    DoubleColumn testDeviation = DoubleColumn.create("test deviation");
    LongColumn parameters = LongColumn.create("parameters");
    DoubleColumn flops = DoubleColumn.create("MFLOPs");
    DoubleColumn seconds = DoubleColumn.create("seconds");
    DoubleColumn memory = DoubleColumn.create("process MB");
    for (Candidate candidate : candidates) {
      List<Outcome> own = of(candidate.name());
      name.append(candidate.name());
      trainings.append((int) own.stream().filter(o -> o.curves().isPresent()).count());
      append(mean, validation(candidate.name()).mean());
      append(deviation, validation(candidate.name()).deviation());
      append(test, test(candidate.name()).mean());
      append(testDeviation, test(candidate.name()).deviation());
      parameters.append(candidate.net().cost().parameters());
      flops.append(candidate.net().cost().flops() / MEGA);
      append(seconds, Spread.of(own.stream().map(Outcome::seconds).toList()).mean());
      append(memory, own.stream().mapToDouble(o -> o.peakBytes() / MEGA).max().orElse(Double.NaN));
    }
    Table table = Table.create("candidates", name, trainings, mean, deviation);
    if (folds == 0) {
      table.addColumns(test, testDeviation);
    }
    return table.addColumns(parameters, flops, seconds, memory);
  }

  private static void append(DoubleColumn column, double value) {
    if (Double.isFinite(value)) {
      column.append(value);
    } else {
      column.appendMissing();
    }
  }

  /** A row a training: net, seed, fold, how it ended, metrics, seconds, what went wrong. */
  public Table trials() {
    StringColumn name = StringColumn.create("net");
    LongColumn seed = LongColumn.create("seed");
    IntColumn fold = IntColumn.create("fold");
    StringColumn status = StringColumn.create("status");
    DoubleColumn loss = DoubleColumn.create("validation loss");
    DoubleColumn value = DoubleColumn.create("validation " + metric());
    DoubleColumn test = DoubleColumn.create("test " + metric());
    DoubleColumn seconds = DoubleColumn.create("seconds");
    StringColumn message = StringColumn.create("message");
    for (Outcome outcome : outcomes) {
      name.append(outcome.candidate());
      seed.append(outcome.seed());
      fold.append(outcome.fold());
      status.append(outcome.status().words());
      append(loss, outcome.validation(LOSS));
      append(value, outcome.validation(metric()));
      append(test, outcome.test().getOrDefault(metric(), Double.NaN));
      seconds.append(outcome.seconds());
      message.append(outcome.message());
    }
    Table table = Table.create("trainings", name, seed);
    if (folds > 0) {
      table.addColumns(fold);
    }
    table.addColumns(status, loss);
    if (!metric().equals(LOSS)) {
      table.addColumns(value);
    }
    if (folds == 0) {
      table.addColumns(test);
    }
    return table.addColumns(seconds, message);
  }

  /** The learning curves of each candidate's first training, to be drawn over each other. */
  public Comparison curves() {
    List<Comparison.Named> runs = new ArrayList<>();
    for (Candidate candidate : candidates) {
      of(candidate.name()).stream()
          .flatMap(o -> o.curves().stream())
          .findFirst()
          .ifPresent(curves -> runs.add(new Comparison.Named(candidate.name(), curves)));
    }
    return new Comparison(runs);
  }

  /** The table of candidates and the choice. */
  @Override
  public String toString() {
    String choice = ranking().isEmpty() ? "" : "\n" + choice();
    return String.format(Locale.ROOT, "%s%n%s%s", table().printAll(), ending, choice);
  }
}
