package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Parameter;
import dev.cairn.graph.Parameter.Role;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Update;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two steps of each rule on one weight of 1 with gradients 0.5 and 0.1, worked out on paper. */
@Tag("unit")
final class ReferenceUpdateTest {

  private static double weightAfterTwoSteps(Update rule, double learningRate, Role role) {
    Parameter parameter = new Parameter("w", Shape.vector(1), role, 1, 1);
    double[] weight = {1};
    List<double[]> moments = List.of(new double[1], new double[1]);
    new ReferenceUpdate(rule, learningRate, 1)
        .apply(parameter, weight, new double[] {0.5}, moments);
    new ReferenceUpdate(rule, learningRate, 2)
        .apply(parameter, weight, new double[] {0.1}, moments);
    return weight[0];
  }

  @Test
  void sgd_plain_subtractsTheGradient() {
    // 1 - 0.1 * 0.5 - 0.1 * 0.1.
    assertThat(weightAfterTwoSteps(new Update.Sgd(0, false, 0), 0.1, Role.WEIGHT))
        .isCloseTo(0.94, within(1e-12));
  }

  @Test
  void sgd_withDecay_addsItToTheGradientOfWeightsOnly() {
    // 1 - 0.1 * (0.5 + 0.2 * 1) = 0.93; 0.93 - 0.1 * (0.1 + 0.2 * 0.93) = 0.9014.
    Update rule = new Update.Sgd(0, false, 0.2);
    assertThat(weightAfterTwoSteps(rule, 0.1, Role.WEIGHT)).isCloseTo(0.9014, within(1e-12));
    assertThat(weightAfterTwoSteps(rule, 0.1, Role.BIAS)).isCloseTo(0.94, within(1e-12));
    assertThat(weightAfterTwoSteps(rule, 0.1, Role.SCALE)).isCloseTo(0.94, within(1e-12));
    assertThat(weightAfterTwoSteps(rule, 0.1, Role.SHIFT)).isCloseTo(0.94, within(1e-12));
  }

  @Test
  void sgd_withMomentum_goesOnInTheOldDirection() {
    // v = 0.5, then 0.9 * 0.5 + 0.1 = 0.55: 1 - 0.05 - 0.055.
    assertThat(weightAfterTwoSteps(new Update.Sgd(0.9, false, 0), 0.1, Role.WEIGHT))
        .isCloseTo(0.895, within(1e-12));
  }

  @Test
  void sgd_withNesterov_looksAhead() {
    // 0.5 + 0.9 * 0.5 = 0.95, then 0.1 + 0.9 * 0.55 = 0.595: 1 - 0.095 - 0.0595.
    assertThat(weightAfterTwoSteps(new Update.Sgd(0.9, true, 0), 0.1, Role.WEIGHT))
        .isCloseTo(0.8455, within(1e-12));
  }

  @Test
  void adam_correctsItsMoments() {
    // m = 0.25, v = 0.125, corrected 0.5 and 0.25: the first step is 0.1 * 0.5 / 0.5 = 0.1.
    // m = 0.175, v = 0.0675; corrected by 0.75 and 0.75: 0.1 * 0.233333 / 0.3 = 0.0777778.
    assertThat(weightAfterTwoSteps(new Update.Adam(0.5, 0.5, 0, 0, false), 0.1, Role.WEIGHT))
        .isCloseTo(1 - 0.1 - 0.0777778, within(1e-7));
  }

  @Test
  void adam_addsEpsilonToTheRoot() {
    // 0.1 * 0.5 / (0.5 + 0.5) = 0.05; 0.1 * 0.233333 / (0.3 + 0.5) = 0.0291667.
    assertThat(weightAfterTwoSteps(new Update.Adam(0.5, 0.5, 0.5, 0, false), 0.1, Role.WEIGHT))
        .isCloseTo(1 - 0.05 - 0.0291667, within(1e-7));
  }

  @Test
  void adam_withDecay_addsItToTheGradient() {
    // Gradients 0.5 + 0.2 = 0.7, step 0.1; then 0.1 + 0.2 * 0.9 = 0.28: m = 0.315, v = 0.1617.
    // 0.1 * 0.42 / 0.464327 = 0.0904535.
    assertThat(weightAfterTwoSteps(new Update.Adam(0.5, 0.5, 0, 0.2, false), 0.1, Role.WEIGHT))
        .isCloseTo(1 - 0.1 - 0.0904535, within(1e-7));
  }

  @Test
  void adamW_takesTheDecayFromTheWeight() {
    // 1 - 0.1 * 0.2 * 1 - 0.1 = 0.88; 0.88 - 0.1 * 0.2 * 0.88 - 0.0777778.
    Update rule = new Update.Adam(0.5, 0.5, 0, 0.2, true);
    assertThat(weightAfterTwoSteps(rule, 0.1, Role.WEIGHT))
        .isCloseTo(0.88 - 0.0176 - 0.0777778, within(1e-7));
    assertThat(weightAfterTwoSteps(rule, 0.1, Role.BIAS))
        .isCloseTo(1 - 0.1 - 0.0777778, within(1e-7));
  }

  @Test
  void nadam_looksAhead() {
    // mu(1) = 0.5 * (1 - 0.5 * 0.96^0.004) = 0.2500408, mu(2) = 0.2500816, mu(3) = 0.2501224.
    // m = 0.25, v = 0.125, corrected 0.25, root 0.5: g part 0.7499592 / 0.7499592 * 0.5 = 0.5,
    // m part 0.2500816 / (1 - 0.0625306) * 0.25 = 0.0666907; 0.1 * 0.5666907 / 0.5 = 0.1133381.
    // m = 0.175, v = 0.0675, corrected 0.09, root 0.3: g part 0.7499184 / 0.9374694 * 0.1
    // = 0.0799940, m part 0.2501224 / (1 - 0.0156403) * 0.175 = 0.0444669;
    // 0.1 * 0.1244609 / 0.3 = 0.0414870.
    assertThat(weightAfterTwoSteps(new Update.Nadam(0.5, 0.5, 0, 0), 0.1, Role.WEIGHT))
        .isCloseTo(1 - 0.1133381 - 0.0414870, within(1e-6));
  }

  @Test
  void nadam_factors_areThoseOfTheFormula() {
    Update.Nadam rule = new Update.Nadam(0.5, 0.5, 0, 0);
    assertThat(rule.ofGradient(1)).isCloseTo(1, within(1e-12));
    assertThat(rule.ofMean(1)).isCloseTo(0.2500816 / (1 - 0.0625306), within(1e-6));
    assertThat(rule.ofGradient(1_000_000)).isCloseTo(0.5, within(1e-6));
    assertThat(rule.ofMean(1_000_000)).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void rmsProp_dividesByTheRootOfTheMeanOfSquares() {
    // v = 0.125: 0.1 * 0.5 / 0.3535534 = 0.1414214; v = 0.0675: 0.1 * 0.1 / 0.2598076 = 0.0384900.
    assertThat(weightAfterTwoSteps(new Update.RmsProp(0.5, 0, 0), 0.1, Role.WEIGHT))
        .isCloseTo(1 - 0.1414214 - 0.0384900, within(1e-6));
    // Epsilon 0.5 stands beside the root: 0.05 / 0.8535534, then 0.01 / 0.7598076.
    assertThat(weightAfterTwoSteps(new Update.RmsProp(0.5, 0.5, 0), 0.1, Role.WEIGHT))
        .isCloseTo(1 - 0.0585786 - 0.0131612, within(1e-6));
  }

  @Test
  void adagrad_dividesByTheRootOfAllSquares() {
    // v = 0.25: 0.1 * 0.5 / 0.5 = 0.1; v = 0.26: 0.1 * 0.1 / 0.5099020 = 0.0196116.
    assertThat(weightAfterTwoSteps(new Update.Adagrad(0, 0), 0.1, Role.WEIGHT))
        .isCloseTo(1 - 0.1 - 0.0196116, within(1e-6));
    // With decay 0.2: gradients 0.7, then 0.1 + 0.2 * 0.9 = 0.28; 0.1 * 0.28 / 0.7539231.
    assertThat(weightAfterTwoSteps(new Update.Adagrad(0, 0.2), 0.1, Role.WEIGHT))
        .isCloseTo(1 - 0.1 - 0.0371391, within(1e-6));
  }

  @Test
  void lion_goesTheWholeRateInTheDirectionOfTheSign() {
    assertThat(weightAfterTwoSteps(new Update.Lion(0.5, 0.5, 0), 0.1, Role.WEIGHT))
        .isCloseTo(0.8, within(1e-12));
    // Decay: 1 - 0.1 * 0.2 - 0.1 = 0.88; 0.88 - 0.1 * 0.2 * 0.88 - 0.1.
    assertThat(weightAfterTwoSteps(new Update.Lion(0.5, 0.5, 0.2), 0.1, Role.WEIGHT))
        .isCloseTo(0.88 - 0.0176 - 0.1, within(1e-12));
    assertThat(weightAfterTwoSteps(new Update.Lion(0.5, 0.5, 0.2), 0.1, Role.BIAS))
        .isCloseTo(0.8, within(1e-12));
  }

  @Test
  void lion_remembersTheOldDirection() {
    // m = 0.1 * 0.5 = 0.05; 0.9 * 0.05 - 0.1 * 0.4 > 0, although the second gradient is negative.
    Parameter parameter = new Parameter("w", Shape.vector(1), Role.WEIGHT, 1, 1);
    double[] weight = {1};
    List<double[]> moments = List.of(new double[1]);
    Update lion = new Update.Lion(0.9, 0.9, 0);
    new ReferenceUpdate(lion, 0.1, 1).apply(parameter, weight, new double[] {0.5}, moments);
    new ReferenceUpdate(lion, 0.1, 2).apply(parameter, weight, new double[] {-0.4}, moments);
    assertThat(weight[0]).isCloseTo(0.8, within(1e-12));
    assertThat(moments.get(0)[0]).isCloseTo(0.9 * 0.05 - 0.04, within(1e-12));
  }

  @Test
  void average_followsTheWeights() {
    // 0.95 after the first step, 0.94 after the second; shares 2/11 and 3/12 of what was before.
    Update averaged = new Update.Averaged(new Update.Sgd(0, false, 0), 0.999);
    Parameter parameter = new Parameter("w", Shape.vector(1), Role.WEIGHT, 1, 1);
    double[] weight = {1};
    List<double[]> moments = List.of(new double[] {1});
    new ReferenceUpdate(averaged, 0.1, 1).apply(parameter, weight, new double[] {0.5}, moments);
    new ReferenceUpdate(averaged, 0.1, 2).apply(parameter, weight, new double[] {0.1}, moments);
    double first = 2.0 / 11 + 9.0 / 11 * 0.95;
    assertThat(moments.get(0)[0]).isCloseTo(0.25 * first + 0.75 * 0.94, within(1e-12));
    assertThat(averaged.averaging(1_000_000)).isEqualTo(0.999);
  }
}
