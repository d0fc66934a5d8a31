package dev.cairn.baseline;

import dev.cairn.data.Dataset;
import dev.cairn.data.Encoder;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.task.Report;
import java.util.List;

/** What a linear model is to learn, and how it is measured. */
sealed interface Problem permits TextProblem, TagProblem {

  /** The model in words. */
  String model();

  /** What the most frequent answer is called in the table. */
  String majorityName();

  /** What the model is called in the table. */
  String modelName();

  /** Costs of errors that are tried, where nobody asks for others. */
  List<Double> costs();

  /** The training part. */
  LinearRows rows();

  /** The most frequent answer of the training part, on some examples. */
  Report majority(LinearRows rows, Examples part);

  /** A model on some examples. */
  Report measure(Linear model, Examples part);

  /** For a data set that was checked. */
  static Problem of(Dataset data, boolean cut) {
    Labels labels = data.labels().orElseThrow();
    return data.encoder().input() instanceof Encoder.Texts texts
        ? new TextProblem(data, labels, texts.encoding(), cut)
        : new TagProblem(data, labels);
  }

  /**
   * Looks whether there is a baseline for such data.
   *
   * @throws BaselineException if there is none
   */
  static void check(Dataset data) {
    Encoder.Input input = data.encoder().input();
    boolean texts = input instanceof Encoder.Texts;
    if (!texts && !(input instanceof Encoder.Words)) {
      throw new BaselineException(
          "texts with a class each, sentences with tags, or a corpus",
          "inputs of " + data.input(),
          "Baseline.of, data set " + data.name(),
          "give a data set of texts, such as Datasets.englishChineseMini().load()");
    }
    if (data.labels().isEmpty()) {
      boolean several = data.answers().size() > 1;
      throw new BaselineException(
          "texts with one answer, which has classes",
          several ? data.answers().size() + " answers" : "numbers to be predicted",
          "Baseline.of, data set " + data.name(),
          several
              ? "choose one: Baseline.of(data.only(\"" + data.answers().get(0).name() + "\"))"
              : "give a data set with classes");
    }
  }
}
