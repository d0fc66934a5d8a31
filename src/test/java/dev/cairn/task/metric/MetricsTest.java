package dev.cairn.task.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Labels;
import dev.cairn.data.Scaling;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against scikit-learn 1.9.1, whose call stands beside each number. */
@Tag("unit")
class MetricsTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Labels LABELS = Labels.of("a", "b", "c");

  /** Logits of ten examples; probabilities are their softmax. */
  private static final double[][] LOGITS = {
    {2, 1, 0}, {0, 1.5, 1}, {0.5, 0.25, 3}, {1, 2, 0}, {0, 0.5, 1},
    {3, 0, 1}, {0.25, 1, 0.5}, {1, 0, 2}, {0, 2, 1}, {1.5, 1, 0.5}
  };

  private static final int[] ACTUAL = {0, 1, 2, 0, 1, 0, 1, 2, 2, 2};

  private static ClassTally tally() {
    ClassTally tally = new ClassTally(LABELS, true);
    for (int i = 0; i < LOGITS.length; i++) {
      tally.add(softmax(LOGITS[i]), ACTUAL[i]);
    }
    return tally;
  }

  private static double[] softmax(double[] logits) {
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    double[] probabilities = new double[logits.length];
    for (int k = 0; k < logits.length; k++) {
      probabilities[k] = Math.exp(logits[k]) / sum;
    }
    return probabilities;
  }

  private static double of(Metric metric) {
    return ((ClassMetric) metric).of(tally());
  }

  @Test
  void accuracyAndTop_areThoseOfScikitLearn() {
    assertThat(of(Metrics.accuracy())).isEqualTo(0.6); // accuracy_score
    assertThat(of(Metrics.top(2))).isEqualTo(0.9); // top_k_accuracy_score(k=2)
  }

  @Test
  void macroMeans_areThoseOfScikitLearn() {
    // precision_score, recall_score, f1_score with average="macro"
    assertThat(of(Metrics.precision())).isCloseTo(0.611111111111111, EXACT);
    assertThat(of(Metrics.recall())).isCloseTo(0.611111111111111, EXACT);
    assertThat(of(Metrics.f1())).isCloseTo(0.6031746031746031, EXACT);
  }

  @Test
  void weightedMeans_areThoseOfScikitLearn() {
    // the same with average="weighted"
    assertThat(of(Metrics.weightedPrecision())).isCloseTo(0.6166666666666666, EXACT);
    assertThat(of(Metrics.weightedRecall())).isCloseTo(0.6, EXACT);
    assertThat(of(Metrics.weightedF1())).isCloseTo(0.6, EXACT);
  }

  @Test
  void ratesOfAClass_areThoseOfScikitLearn() {
    // the same with average=None
    assertThat(of(Metrics.precision("b"))).isEqualTo(0.5);
    assertThat(of(Metrics.recall("c"))).isEqualTo(0.5);
    assertThat(of(Metrics.f1("a"))).isCloseTo(2.0 / 3, EXACT);
    assertThat(of(Metrics.f1("b"))).isCloseTo(0.5714285714285714, EXACT);
  }

  @Test
  void aClassThatIsNeverPredicted_counts0() {
    ClassTally tally = new ClassTally(LABELS, false);
    int[][] pairs = {{0, 0}, {0, 1}, {1, 1}, {2, 0}};
    for (int[] pair : pairs) {
      double[] sure = new double[3];
      sure[pair[1]] = 1;
      tally.add(sure, pair[0]);
    }
    // precision_score, recall_score, f1_score with average="macro", zero_division=0
    assertThat(((ClassMetric) Metrics.precision()).of(tally)).isCloseTo(1.0 / 3, EXACT);
    assertThat(((ClassMetric) Metrics.recall()).of(tally)).isEqualTo(0.5);
    assertThat(((ClassMetric) Metrics.f1()).of(tally)).isCloseTo(0.38888888888888884, EXACT);
  }

  @Test
  void auc_ofThreeClasses_isTheMeanOfEachAgainstTheRest() {
    // roc_auc_score(multi_class="ovr", average="macro") of the probabilities as float32
    assertThat(of(Metrics.auc())).isCloseTo(0.7896825396825397, EXACT);
  }

  @Test
  void auc_ofTwoClasses_isThatOfTheSecond_tiesCountHalf() {
    double[] scores = {0.5, -1, 2, 0.5, -0.25, 1, 0.5, -2};
    int[] actual = {1, 0, 1, 0, 0, 1, 0, 1};
    ClassTally tally = new ClassTally(Labels.of("no", "yes"), true);
    for (int i = 0; i < scores.length; i++) {
      tally.add(new double[] {-scores[i], scores[i]}, actual[i]);
    }
    assertThat(tally.auc()).isEqualTo(0.6875); // roc_auc_score
  }

  @Test
  void auc_isNaN_whereOneClassAloneOccurs() {
    ClassTally tally = new ClassTally(Labels.of("no", "yes"), true);
    tally.add(new double[] {0.5, 0.5}, 1);
    assertThat(tally.auc()).isNaN();
  }

  @Test
  void numbers_areThoseOfScikitLearn() {
    double[][] actual = {{1, 10}, {2, 12}, {4, 9}, {3, 15}};
    double[][] predicted = {{1.5, 11}, {1.5, 12}, {3, 10}, {3.5, 13}};
    Scaling scaling = new Scaling(List.of(1.0, 10.0), List.of(2.0, 4.0));
    NumberTally tally = new NumberTally(scaling, false);
    for (int i = 0; i < actual.length; i++) {
      for (int k = 0; k < 2; k++) {
        tally.add(k, scaling.encode(k, predicted[i][k]), scaling.encode(k, actual[i][k]));
      }
    }
    // mean_absolute_error, root_mean_squared_error, r2_score: means over both targets
    assertThat(tally.of(NumberMetric.MAE)).isCloseTo(0.8125, EXACT);
    assertThat(tally.of(NumberMetric.RMSE)).isCloseTo(0.9430913495788683, EXACT);
    assertThat(tally.of(NumberMetric.R2)).isCloseTo(0.6821428571428572, EXACT);
  }

  @Test
  void numbers_withoutAnAnswer_areLeftOut() {
    NumberTally tally = new NumberTally(Scaling.none(1), true);
    tally.add(0, 3, 1);
    tally.add(0, 100, Double.NaN);
    assertThat(tally.of(NumberMetric.MAE)).isEqualTo(2);
    assertThat(tally.size()).isEqualTo(1);
  }

  @Test
  void top_ofAllClasses_saysWhyItTellsNothing() {
    assertThatThrownBy(() -> ((ClassMetric) Metrics.top(3)).check(LABELS))
        .isInstanceOf(MetricException.class)
        .hasMessage(
            """
            expected: a number of classes from 1 to 2
            found:    3
            where:    Metrics.top
            mend:     with as many as there are, 3, every answer is right\
            """);
  }

  @Test
  void aClassThatNobodyKnows_asksForTheNearest() {
    Labels labels = Labels.of("Shirt", "Coat");
    assertThatThrownBy(() -> ((ClassMetric) Metrics.f1("Shrt")).check(labels))
        .hasMessage(
            """
            expected: the name of a class
            found:    Shrt
            where:    Metrics.F1
            mend:     did you mean Shirt?\
            """);
  }
}
