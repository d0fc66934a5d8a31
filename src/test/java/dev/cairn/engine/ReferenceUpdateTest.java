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
}
