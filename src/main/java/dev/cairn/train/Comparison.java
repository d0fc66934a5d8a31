package dev.cairn.train;

import dev.cairn.graph.EmptyVariableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs side by side, drawn as one picture and a table by notebooks. Immutable: {@link #with} gives
 * a new one.
 *
 * <pre>{@code
 * show(Comparison.of("residual", residual).with("plain", plain));
 * }</pre>
 *
 * @param runs the curves under their names, in the order in which they were added; names differ,
 *     and the validation part was measured by the same metrics
 */
public record Comparison(List<Named> runs) {
  /**
   * Copies the list.
   *
   * @throws TrainingException if two runs have one name, or other metrics than each other
   */
  public Comparison {
    runs = List.copyOf(runs);
    checkNames(runs);
    checkMetrics(runs);
  }

  /**
   * The curves of a run and the name that they are drawn with.
   *
   * @param name for the legend and the table
   * @param curves of the run
   */
  public record Named(String name, Curves curves) {}

  /** Begins with one run. */
  public static Comparison of(String name, Run run) {
    return new Comparison(List.of()).with(name, run);
  }

  /**
   * These runs and another one.
   *
   * @throws TrainingException if the name is taken, or the run has other metrics
   */
  public Comparison with(String name, Run run) {
    EmptyVariableException.check("a name", name, "Comparison");
    EmptyVariableException.check("a run", run, "Comparison");
    List<Named> more = new ArrayList<>(runs);
    more.add(new Named(name, run.curves()));
    return new Comparison(more);
  }

  /** Names of the metrics that all runs have. */
  public List<String> metrics() {
    return runs.stream().findFirst().map(run -> run.curves().history().metrics()).orElse(List.of());
  }

  private static void checkNames(List<Named> runs) {
    List<String> seen = new ArrayList<>();
    for (Named run : runs) {
      if (seen.contains(run.name())) {
        throw new TrainingException(
            "a name of its own for each run",
            "'" + run.name() + "' twice",
            "Comparison",
            "name this run otherwise");
      }
      seen.add(run.name());
    }
  }

  private static void checkMetrics(List<Named> runs) {
    for (Named run : runs) {
      List<String> first = runs.get(0).curves().history().metrics();
      List<String> metrics = run.curves().history().metrics();
      if (!metrics.equals(first)) {
        throw new TrainingException(
            "runs with the metrics " + first,
            "a run with " + metrics,
            "'" + run.name() + "' in a Comparison",
            "compare runs of one data set");
      }
    }
  }
}
