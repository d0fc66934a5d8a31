package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Batch;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference keeps the contract itself, and its gradients are those of central differences. */
@Tag("engine")
final class ReferenceEngineTest extends EngineContract
    implements PlainContract, ActivationContract, MaskInvariance {
  private static final double STEP = 1e-6;

  /** Where left and right slope times the step differ by more, the loss has a corner. */
  private static final double CORNER = 1e-10;

  @Override
  public Engine engine() {
    return new ReferenceEngine();
  }

  @ParameterizedTest
  @MethodSource({
    "dev.cairn.engine.ContractCases#small",
    "dev.cairn.engine.PlainCases#small",
    "dev.cairn.engine.SequenceCases#small",
    "dev.cairn.engine.MaskCases#smallSubjects"
  })
  void backward_isTheCentralDifferenceOfParameters(ContractCase subject) {
    Batch batch = subject.batch(3, 0);
    Map<String, double[]> weights = Doubles.of(subject.start().weights());
    Map<String, double[]> gradients =
        ReferencePass.training(subject.program(), weights, batch).backward();
    for (String name : subject.trained()) {
      double[] values = weights.get(name);
      for (int i = 0; i < values.length; i += stride(values.length)) {
        double middle = values[i];
        values[i] = middle + STEP;
        double above = ReferencePass.training(subject.program(), weights, batch).loss();
        values[i] = middle - STEP;
        double below = ReferencePass.training(subject.program(), weights, batch).loss();
        values[i] = middle;
        assertThat(gradients.get(name)[i])
            .as("%s: %s[%d]", subject, name, i)
            .isCloseTo((above - below) / (2 * STEP), within(1e-7));
      }
    }
  }

  @ParameterizedTest
  @MethodSource({
    "dev.cairn.engine.ContractCases#small",
    "dev.cairn.engine.PlainCases#small",
    "dev.cairn.engine.SequenceCases#small"
  })
  void backward_isTheCentralDifferenceOfNodes(ContractCase subject) {
    Batch batch = subject.batch(3, 0);
    Map<String, double[]> weights = Doubles.of(subject.start().weights());
    ReferencePass pass = ReferencePass.training(subject.program(), weights, batch);
    Map<String, double[]> gradients = pass.backward();
    for (String node : subject.nodes()) {
      int length = pass.value(node).length;
      for (int i = 0; i < length; i += stride(length)) {
        double above = disturbedLoss(subject, weights, batch, node, length, i, STEP);
        double below = disturbedLoss(subject, weights, batch, node, length, i, -STEP);
        if (Math.abs(above + below - 2 * pass.loss()) < CORNER) {
          assertThat(gradients.get(node)[i])
              .as("%s: %s[%d]", subject, node, i)
              .isCloseTo((above - below) / (2 * STEP), within(1e-7));
        } else {
          // A maximum over zeros of a ReLU, or over a word that is there twice: no derivative.
          assertThat(subject.name()).isIn("stem with pools, squared error", "text");
        }
      }
    }
  }

  private static double disturbedLoss(
      ContractCase subject,
      Map<String, double[]> weights,
      Batch batch,
      String node,
      int length,
      int index,
      double by) {
    double[] disturbance = new double[length];
    disturbance[index] = by;
    return ReferencePass.training(subject.program(), weights, batch, Map.of(node, disturbance))
        .loss();
  }

  /** Some fifteen numbers of each array, at an odd stride so that every row and column has some. */
  private static int stride(int length) {
    return length < 30 ? 1 : length / 15 | 1;
  }
}
