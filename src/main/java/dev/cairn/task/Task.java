package dev.cairn.task;

import dev.cairn.data.Examples;
import java.util.Comparator;
import java.util.List;

/** What a network is trained for. */
public sealed interface Task
    permits Classification, Regression, Multitask, LanguageModelling, Tagging {

  /** Names of the metrics, the one to be shown first in front: for example {@code accuracy}. */
  List<String> metrics();

  /** What is drawn while a net learns, beside the loss. */
  List<CurveChart> charts();

  /** Begins to score outputs. */
  Scorer scorer();

  /** Orders scores: the better one is greater. */
  Comparator<Scores> better();

  /**
   * The same task with other metrics.
   *
   * @throws dev.cairn.graph.CairnException if one of them cannot be measured on it
   */
  Task with(Criteria criteria);

  /**
   * Decodes outputs into a table, a row an example.
   *
   * @param examples what was predicted
   * @param outputs the network's outputs, {@code examples.size()} rows of the output's elements
   */
  Predictions predictions(Examples examples, float[] outputs);

  /** Decodes outputs of a few examples for a look at them; of several heads those of the first. */
  default Predictions sample(Examples examples, float[] outputs) {
    return predictions(examples, outputs);
  }

  /**
   * How good predictions of this task are: for example a {@link ClassReport}.
   *
   * @throws TaskException if their table is not as this task made it, or has no rows of numbers
   */
  Report report(Predictions predictions);

  /**
   * How good outputs are, with what a table of predictions does not tell: top-k accuracy and AUC.
   *
   * @param examples what was predicted
   * @param outputs as {@link #predictions} has them
   * @throws TaskException if there are no answers
   */
  default Report report(Examples examples, float[] outputs) {
    return report(predictions(examples, outputs));
  }
}
