package dev.cairn.experiment;

import dev.cairn.data.Dataset;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.stack.Net;
import dev.cairn.train.Trainer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Nets that are compared on one data set: each is trained with every seed, or on every fold.
 * Immutable: every method gives a new study.
 *
 * <pre>{@code
 * var results = Study.of(data)
 *     .trainer(Trainer.defaults().epochs(3))
 *     .sweep("blocks", List.of(2, 3, 6), n -> Net.of(data).stages(Blocks.dense().times(n), 32).regress())
 *     .withPlain()
 *     .folds(5)
 *     .run();
 * show(results);
 * }</pre>
 */
public final class Study {
  private final Dataset data;
  private final Trainer trainer;
  private final List<Candidate> candidates;
  private final List<Long> seeds;
  private final int folds;
  private final String axis;

  private Study(
      Dataset data,
      Trainer trainer,
      List<Candidate> candidates,
      List<Long> seeds,
      int folds,
      String axis) {
    this.data = data;
    this.trainer = trainer;
    this.candidates = List.copyOf(candidates);
    this.seeds = List.copyOf(seeds);
    this.folds = folds;
    this.axis = axis;
  }

  /** A study on a data set, with the usual trainer and seed 1, without candidates yet. */
  public static Study of(Dataset data) {
    EmptyVariableException.check("a data set", data, "Study.of");
    return new Study(data, Trainer.defaults(), List.of(), List.of(1L), 0, "");
  }

  /** How candidates without a trainer of their own are trained. */
  public Study trainer(Trainer trainer) {
    EmptyVariableException.check("a trainer", trainer, "Study.trainer");
    return new Study(data, trainer, candidates, seeds, folds, axis);
  }

  /**
   * Another net to compare.
   *
   * @throws ExperimentException if the name is taken
   */
  public Study candidate(String name, Net net) {
    return with(List.of(Candidate.of(name, net)), axis);
  }

  /** Another net, or the same one, trained in its own way. */
  public Study candidate(String name, Net net, Trainer trainer) {
    return with(List.of(Candidate.of(name, net).with(trainer)), axis);
  }

  /**
   * A net for each value of one quantity, such as the number of blocks: results are drawn over it.
   *
   * @param what the quantity, for the axis
   * @param values in the order in which they are tried
   * @param net makes the net of a value
   */
  public Study sweep(String what, List<? extends Number> values, Function<Integer, Net> net) {
    List<Candidate> more = new ArrayList<>();
    for (Number value : values) {
      String name = Candidate.counted(value, what);
      more.add(
          Candidate.of(name, net.apply(value.intValue()))
              .at(Candidate.RESIDUAL, value.doubleValue()));
    }
    return with(more, what);
  }

  /**
   * The same net trained with each of some learning rates, or otherwise.
   *
   * @param what the quantity, for the axis
   * @param values in the order in which they are tried
   * @param trainer makes the trainer of a value
   */
  public Study sweep(String what, Net net, List<Double> values, Function<Double, Trainer> trainer) {
    List<Candidate> more = new ArrayList<>();
    for (double value : values) {
      String name = what + " " + value;
      more.add(Candidate.of(name, net).with(trainer.apply(value)).at(what, value));
    }
    return with(more, what);
  }

  /**
   * A net for each pair of values: a grid.
   *
   * @param first name of the first quantity, such as {@code blocks}; the axis of the chart
   * @param second name of the second one, such as {@code width}; a line of the chart a value
   */
  public Study grid(
      String first,
      List<Integer> firsts,
      String second,
      List<Integer> seconds,
      BiFunction<Integer, Integer, Net> net) {
    List<Candidate> more = new ArrayList<>();
    for (int b : seconds) {
      for (int a : firsts) {
        String series = second + " " + b;
        more.add(
            Candidate.of("%s %d, %s".formatted(first, a, series), net.apply(a, b)).at(series, a));
      }
    }
    return with(more, first);
  }

  /** The plain twin of every candidate so far, behind it: the same net without its shortcuts. */
  public Study withPlain() {
    List<Candidate> both = new ArrayList<>();
    for (Candidate candidate : candidates) {
      both.add(candidate);
      both.add(candidate.plain());
    }
    return new Study(data, trainer, List.of(), seeds, folds, axis).with(both, axis);
  }

  /** Trains every candidate once with each of these seeds. */
  public Study seeds(long... seeds) {
    if (seeds.length == 0) {
      throw new ExperimentException(
          "one or more seeds", "none", "Study.seeds", "give some, for example seeds(1, 2, 3)");
    }
    return new Study(data, trainer, candidates, LongStream.of(seeds).boxed().toList(), folds, axis);
  }

  /**
   * Cross-validation: training and validation examples together are cut into {@code k} parts by
   * seed 1, each class keeping its share (stratified); every candidate is trained {@code k} times,
   * each time with another part left for validation. The test part is not touched.
   *
   * @throws ExperimentException if {@code k} is below 2
   */
  public Study folds(int k) {
    if (k < 2) {
      throw new ExperimentException(
          "2 or more folds", String.valueOf(k), "Study.folds", "give 5 or 10");
    }
    return new Study(data, trainer, candidates, seeds, k, axis);
  }

  private Study with(List<Candidate> more, String axis) {
    List<Candidate> all = new ArrayList<>(candidates);
    all.addAll(more);
    Set<String> names = new HashSet<>();
    for (Candidate candidate : all) {
      if (!names.add(candidate.name())) {
        throw new ExperimentException(
            "a name of its own for each candidate",
            "'" + candidate.name() + "' twice",
            "Study",
            "name this one otherwise");
      }
    }
    return new Study(data, trainer, all, seeds, folds, axis);
  }

  /**
   * Trains all candidates, one after the other, in this order: every candidate with the first seed
   * or fold, then with the next one.
   *
   * <p>An interruption ends the training at hand and the study: what was finished is kept. A
   * training that fails or diverges is a row of its own; the others go on.
   *
   * @throws ExperimentException if there is no candidate
   */
  public Results run() {
    if (candidates.isEmpty()) {
      throw new ExperimentException(
          "one or more candidates", "none", "Study.run", "add some: candidate(\"residual\", net)");
    }
    return new Runner(trials(), candidates, axis, folds, seeds.size() > 1).run();
  }

  /** The candidates so far. */
  public List<Candidate> candidates() {
    return candidates;
  }

  private List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    List<Dataset> parts = folds == 0 ? List.of(data) : data.folds(folds, 1);
    for (long seed : seeds) {
      for (int part = 0; part < parts.size(); part++) {
        for (Candidate candidate : candidates) {
          Trainer own = candidate.trainer().orElse(trainer).seed(seed);
          trials.add(new Trial(candidate, own, parts.get(part), seed, folds == 0 ? 0 : part + 1));
        }
      }
    }
    return trials;
  }

  /** For example {@code 4 candidates on Friedman 1, 5 folds, seed 1}. */
  @Override
  public String toString() {
    String times = folds == 0 ? "" : ", %d folds".formatted(folds);
    return String.format(
        Locale.ROOT,
        "%d candidates on %s%s, seeds %s",
        candidates.size(),
        data.name(),
        times,
        seeds);
  }
}
