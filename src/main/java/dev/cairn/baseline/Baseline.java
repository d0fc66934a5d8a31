package dev.cairn.baseline;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.task.ClassReport;
import dev.cairn.task.EntityReport;
import dev.cairn.task.Report;
import dev.cairn.train.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A fair baseline: what the most frequent answer and a linear model give on the rows that a net is
 * measured on. Texts become bags of n-grams of the symbols that the net reads too, normalised alike
 * (1 to 4 characters or bytes, 1 or 2 words or subwords), weighted by TF-IDF; words of tagged
 * sentences are seen with their neighbours. Logistic regression (LIBLINEAR, Fan et al. 2008) learns
 * from the training part, the validation part chooses the cost of errors, the test part measures.
 * No random numbers are drawn.
 *
 * <p>Beside a language model stand two that only count the training part: how frequent characters
 * are, and n-grams with interpolated Witten-Bell smoothing (Witten and Bell 1991; Chen and Goodman
 * 1998). They are measured at the same positions of the same windows, and see no more than the net
 * does: a context begins where the window begins. The validation part chooses the length of the
 * n-grams, 2 to 10, the first behind which a longer one gains nothing.
 *
 * <pre>{@code
 * show(Baseline.of(data).beside(run));
 * }</pre>
 *
 * @param data texts with one answer that has classes, tagged sentences, or a corpus
 * @param isCut whether texts are cut as a net's are; they are read to their end without it
 * @param costs of errors that are tried, LIBLINEAR's C; empty for 1, 10, 100 and 1000 on texts and
 *     1, 10 and 100 on tagged sentences
 */
public record Baseline(Dataset data, boolean isCut, List<Double> costs) {

  /**
   * Copies the costs.
   *
   * @throws BaselineException if there is no baseline for such data, or a cost is not above 0
   */
  public Baseline {
    EmptyVariableException.check("a data set", data, "Baseline.of");
    costs = List.copyOf(costs);
    for (double cost : costs) {
      if (!(cost > 0 && Double.isFinite(cost))) {
        throw new BaselineException(
            "costs of errors above 0", String.valueOf(cost), "Baseline.costs", "for example 1, 10");
      }
    }
    if (!LanguageBaseline.suits(data)) {
      Problem.check(data);
    } else if (!costs.isEmpty()) {
      throw new BaselineException(
          "no costs of errors, for a language model",
          "the costs " + costs,
          "Baseline.costs, data set " + data.name(),
          "leave costs(…) out: validation chooses the length of the n-grams");
    }
  }

  /**
   * The baseline of a data set.
   *
   * @throws BaselineException if these are no texts with one answer that has classes, no tagged
   *     sentences, and no corpus
   */
  public static Baseline of(Dataset data) {
    return new Baseline(data, false, List.of());
  }

  /**
   * Texts are cut to as many symbols as the rows of a net have, so both read the same. Tagged
   * sentences and windows of a corpus are read alike already.
   */
  public Baseline cut() {
    return new Baseline(data, true, costs);
  }

  /**
   * Other costs of errors to choose from; larger ones fit the training part closer.
   *
   * @throws BaselineException if one is not above 0, or the baseline is one of language models
   */
  public Baseline costs(double first, double... more) {
    return new Baseline(
        data,
        isCut,
        DoubleStream.concat(DoubleStream.of(first), Arrays.stream(more)).boxed().toList());
  }

  /**
   * Trains a model for each cost and measures the best one, by accuracy or entity F1 on the
   * validation part; of equal ones that of the lower cost in front. An interruption is noticed
   * between two trainings and ends it: what was finished is kept. Of language models n-grams are
   * counted instead, longer ones as long as validation gains.
   *
   * @throws BaselineException if the training part has one class only
   */
  public BaselineResult train() {
    return LanguageBaseline.suits(data) ? new LanguageBaseline(data).train() : trainLinear();
  }

  private BaselineResult trainLinear() {
    long begin = System.nanoTime();
    Problem problem = Problem.of(data, isCut);
    LinearRows rows = problem.rows();
    checkClasses(rows);
    List<Double> tried = costs.isEmpty() ? problem.costs() : costs;
    Optional<Trained> best = Optional.empty();
    int done = 0;
    for (double cost : tried) {
      if (Thread.interrupted()) {
        break;
      }
      Linear model = rows.train(cost);
      double score = score(problem.measure(model, data.validation()));
      if (best.isEmpty() || score > best.get().score()) {
        best = Optional.of(new Trained(model, cost, score));
      }
      done++;
    }
    Examples test = data.test();
    List<BaselineResult.Line> lines = new ArrayList<>();
    lines.add(new BaselineResult.Line(problem.majorityName(), problem.majority(rows, test)));
    best.ifPresent(
        of ->
            lines.add(
                new BaselineResult.Line(problem.modelName(), problem.measure(of.model(), test))));
    BaselineResult.Training training =
        new BaselineResult.Training(
            problem.model(),
            rows.features(),
            rows.size(),
            BaselineResult.Choice.COST,
            tried.subList(0, done),
            best.map(Trained::cost),
            (System.nanoTime() - begin) / 1e9,
            done < tried.size());
    return new BaselineResult(data, training, lines);
  }

  private record Trained(Linear model, double cost, double score) {}

  /** Trains, and puts a net's figures on the same rows below. */
  public BaselineResult beside(Run run) {
    EmptyVariableException.check("a run", run, "Baseline.beside");
    return train().beside(run);
  }

  /** Trains, and puts a net's figures on the same rows below, under a name. */
  public BaselineResult beside(String name, Run run) {
    EmptyVariableException.check("a run", run, "Baseline.beside");
    return train().beside(name, run);
  }

  private void checkClasses(LinearRows rows) {
    long occurring = Arrays.stream(rows.counts()).filter(count -> count > 0).count();
    if (occurring < 2) {
      throw new BaselineException(
          "training examples of two classes or more",
          occurring == 1 ? "one class" : "none with an answer",
          "Baseline.train, data set " + data.name(),
          "look at show(data): which classes does the training part have?");
    }
  }

  /** What chooses: accuracy; where tags tell entities their F1. */
  private static double score(Report report) {
    if (report instanceof EntityReport entities && !entities.kinds().isEmpty()) {
      return entities.all().f1();
    }
    return report instanceof EntityReport tags
        ? tags.accuracy()
        : ((ClassReport) report).accuracy();
  }
}
