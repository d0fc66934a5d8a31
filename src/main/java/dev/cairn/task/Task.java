package dev.cairn.task;

import dev.cairn.data.Examples;
import java.util.Comparator;
import java.util.List;

/** What a network is trained for. */
public sealed interface Task permits Classification, Regression {

  /** Names of the metrics, the one to be shown first in front: for example {@code accuracy}. */
  List<String> metrics();

  /** Begins to score outputs. */
  Scorer scorer();

  /** Orders scores: the better one is greater. */
  Comparator<Scores> better();

  /**
   * Decodes outputs into a table, a row an example.
   *
   * @param examples what was predicted
   * @param outputs the network's outputs, {@code examples.size()} rows of the output's elements
   */
  Predictions predictions(Examples examples, float[] outputs);

  /**
   * How good predictions of this task are: a {@link ClassReport} or a {@link TargetReport}.
   *
   * @throws TaskException if their table is not as this task made it, or has no rows of numbers
   */
  Report report(Predictions predictions);
}
