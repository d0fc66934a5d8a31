package dev.cairn.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.stack.Net;
import dev.cairn.task.ClassReport;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class BaselineTest {

  /** Two of three texts are of the first class; the word that tells it stands at the end. */
  private static Dataset texts(int length) {
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      boolean warm = i % 3 > 0;
      texts.add("day " + i + " of the year was " + (warm ? "warm" : "cold"));
      labels.add(warm ? "summer" : "winter");
    }
    return Datasets.texts(texts, labels).words().maxLength(length).name("days").load();
  }

  private static Run run(Dataset data) {
    return Trainer.defaults()
        .epochs(1)
        .engine(new ReferenceEngine())
        .progress(ProgressView.none())
        .fit(Net.of(data).embed(2).classify(), data);
  }

  @Test
  void train_measuresMajorityAndNGramsOnTheTestPart() {
    BaselineResult result = Baseline.of(texts(20)).train();

    assertThat(result.title()).isEqualTo("days, 18 texts of the test part");
    assertThat(result.table().printAll())
        .isEqualTo(
            """
                                          baseline                             \s
                        model              |       accuracy       |  macro F1  |
            --------------------------------------------------------------------
                           majority class  |  0.6666666666666666  |       0.4  |
             n-grams, logistic regression  |                   1  |         1  |\
            """);
    assertThat(result.training().toString())
        .isEqualTo(
            "logistic regression on n-grams of 1 to 2 words, TF-IDF: 207 features, 65 training"
                + " rows, C = 1 (of 1, 10, 100, 1000 by validation)");
  }

  @Test
  void train_givesTheSameAgain() {
    Dataset data = texts(20);

    assertThat(Baseline.of(data).train().lines()).isEqualTo(Baseline.of(data).train().lines());
  }

  @Test
  void cut_readsNoMoreThanTheNet() {
    Baseline baseline = Baseline.of(texts(4));

    assertThat(accuracy(baseline.train())).isEqualTo(1);
    assertThat(accuracy(baseline.cut().train())).isLessThan(0.8);
    assertThat(baseline.cut().train().training().model())
        .isEqualTo(
            "logistic regression on n-grams of 1 to 2 words of texts cut to 4 words, TF-IDF");
  }

  private static double accuracy(BaselineResult result) {
    return ((ClassReport) result.lines().get(1).report()).accuracy();
  }

  @Test
  void train_endsWhenInterruptedAndKeepsWhatWasFinished() {
    Baseline baseline = Baseline.of(texts(20));

    Thread.currentThread().interrupt();
    BaselineResult result = baseline.train();

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(result.table().stringColumn("model").asList()).containsExactly("majority class");
    assertThat(result.training().toString())
        .endsWith("training rows. Interrupted: other costs were not tried.");
  }

  @Test
  void beside_putsNetsBelow() {
    Dataset data = texts(20);
    Run run = run(data);

    BaselineResult result = Baseline.of(data).costs(10).beside(run).beside(run).beside("mine", run);

    assertThat(result.table().stringColumn("model").asList())
        .containsExactly("majority class", "n-grams, logistic regression", "net", "net 2", "mine");
    assertThat(result.table().doubleColumn("accuracy").get(2))
        .isEqualTo(((ClassReport) run.report()).accuracy());
    assertThatThrownBy(() -> result.beside("mine", run))
        .isInstanceOf(BaselineException.class)
        .hasMessage(
            """
            expected: a name of its own for each line
            found:    'mine' twice
            where:    BaselineResult.beside
            mend:     name this run otherwise\
            """);
  }

  @Test
  void beside_refusesOtherRows() {
    Run run = run(texts(20));
    Dataset others = Datasets.englishChineseMini().load();
    BaselineResult result =
        new BaselineResult(others, Baseline.of(texts(20)).train().training(), List.of());

    assertThatThrownBy(() -> result.beside(run))
        .hasMessage(
            """
            expected: a run on the test rows of %s
            found:    a run on others, of days
            where:    BaselineResult.beside
            mend:     make the baseline of the run's own data: Baseline.of(run.data()).beside(run)\
            """
                .formatted(others.name()));
  }

  @Test
  void train_tagsSentences(@TempDir Path folder) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      lines.append("In\tO\nNew\tB-place\nYork\tI-place\nit\tO\nrains\tO\n\n");
      lines.append("The\tO\nnew\tO\nhouse\tO\n\n");
    }
    Path train = Files.writeString(folder.resolve("train.conll"), lines);
    Path test =
        Files.writeString(
            folder.resolve("test.conll"),
            "Old\tO\nNew\tB-place\nYork\tI-place\nsleeps\tO\n\na\tO\nnew\tO\nhouse\tO\n");

    BaselineResult result = Baseline.of(Datasets.conll(train, test)).train();

    assertThat(result.table().columnNames())
        .containsExactly("model", "entity F1", "precision", "recall", "accuracy");
    assertThat(result.table().stringColumn("model").asList())
        .containsExactly("majority tag", "words, logistic regression");
    assertThat(result.table().doubleColumn("entity F1").asList()).containsExactly(0.0, 1.0);
    assertThat(result.table().doubleColumn("accuracy").get(0)).isEqualTo(5.0 / 7);
    assertThat(result.title()).isEqualTo("train.conll, 7 words of the test part");
  }

  /** The only name of a file lies in the validation part of one of these data sets. */
  @Test
  void train_namesTrainingExamplesOfOneClass(@TempDir Path folder) throws Exception {
    List<String> messages = new ArrayList<>();
    for (int place = 0; place < 10; place++) {
      List<String> lines = new ArrayList<>(Collections.nCopies(10, "it\tO\n\n"));
      lines.set(place, "Rome\tB-place\n\n");
      Path file = Files.writeString(folder.resolve("dull.conll"), String.join("", lines));
      Baseline baseline = Baseline.of(Datasets.conll(file, file));
      try {
        baseline.train();
      } catch (BaselineException e) {
        messages.add(e.getMessage());
      }
    }

    assertThat(messages)
        .containsExactly(
            """
            expected: training examples of two classes or more
            found:    one class
            where:    Baseline.train, data set dull.conll
            mend:     look at show(data): which classes does the training part have?\
            """);
  }

  @Test
  void of_namesDataThatAreNoTexts() {
    assertThatThrownBy(() -> Baseline.of(Datasets.fashionMnistMini()))
        .isInstanceOf(BaselineException.class)
        .hasMessage(
            """
            expected: texts with a class each, sentences with tags, or a corpus
            found:    inputs of 1x28x28
            where:    Baseline.of, data set Fashion-MNIST mini
            mend:     give a data set of texts, such as Datasets.englishChineseMini().load()\
            """);
  }

  @Test
  void of_namesTextsWithoutClasses() {
    Dataset several = texts(20).withAnswers("half", name -> name.equals("summer") ? "a" : "b");

    assertThatThrownBy(() -> Baseline.of(several))
        .hasMessage(
            """
            expected: texts with one answer, which has classes
            found:    2 answers
            where:    Baseline.of, data set days
            mend:     choose one: Baseline.of(data.only("class"))\
            """);
    assertThatThrownBy(() -> Baseline.of(texts(20).withAnswers("b", n -> n).only("class")).costs(0))
        .hasMessage(
            """
            expected: costs of errors above 0
            found:    0.0
            where:    Baseline.costs
            mend:     for example 1, 10\
            """);
  }
}
