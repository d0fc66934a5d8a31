package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Point 4: batch normalisation in numbers that can be checked by hand. */
interface NormContract extends ContractSubject {
  /** One channel of one pixel, then the norm, then a dense layer that multiplies by 1. */
  private static ContractCase oneNumber(double epsilon, double momentum) {
    Graph graph =
        new GraphSketch(Shape.image(1, 1, 1))
            .node("norm", new Op.BatchNorm(epsilon, momentum))
            .head(1)
            .graph();
    return new ContractCase("one number", graph, Loss.MEAN_SQUARED_ERROR);
  }

  private static State start(double scale, double shift, double mean, double variance) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("norm.scale", new float[] {(float) scale});
    arrays.put("norm.shift", new float[] {(float) shift});
    arrays.put("norm.mean", new float[] {(float) mean});
    arrays.put("norm.variance", new float[] {(float) variance});
    arrays.put("logits.weight", new float[] {1});
    arrays.put("logits.bias", new float[] {0});
    return new State(Weights.of(arrays), List.of(), 0, 1);
  }

  /** Inputs 1 and 5: mean 3, biased variance 4, unbiased variance 8. Targets are 0. */
  private static Batch oneAndFive(ContractCase subject) {
    Batch batch = Batch.allocate(2, subject.graph().inputShape(), subject.graph().outputShape());
    batch.inputs().put(0, 1).put(1, 5);
    return batch;
  }

  @Test
  default void norm_inTraining_usesBiasedVarianceOfTheBatch() {
    ContractCase subject = oneNumber(5, 0.9);
    try (Session session = open(subject.program(), start(3, 0.5, 100, 100))) {
      // (5 - 3) / sqrt(4 + 5) * 3 + 0.5 = 2.5 and -1.5: mean of squares 4.25.
      assertThat(session.step(oneAndFive(subject), 0)).isCloseTo(4.25, within(1e-4));
    }
  }

  @Test
  default void norm_runningStatistics_keepMomentumOfTheOld() {
    ContractCase subject = oneNumber(5, 0.75);
    try (Session session = open(subject.program(), start(3, 0.5, 7, 12))) {
      session.step(oneAndFive(subject), 0);
      Weights weights = session.state().weights();
      // 0.75 * 7 + 0.25 * 3 and 0.75 * 12 + 0.25 * 4.
      assertThat(weights.copy("norm.mean")[0]).isCloseTo(6, within(1e-4f));
      assertThat(weights.copy("norm.variance")[0]).isCloseTo(10, within(1e-4f));
      assertThat(weights.copy("norm.scale")).containsExactly(3);
      assertThat(weights.copy("norm.shift")).containsExactly(0.5f);
    }
  }

  @Test
  default void norm_inInference_usesRunningStatistics() {
    ContractCase subject = oneNumber(5, 0.9);
    try (Session session = open(subject.program(), start(3, 0.5, 2, 4))) {
      float[] answers = session.forward(oneAndFive(subject), List.of("norm")).get("norm");
      // (1 - 2) / 3 * 3 + 0.5 and (5 - 2) / 3 * 3 + 0.5.
      assertThat(answers).containsExactly(new float[] {-0.5f, 3.5f}, within(1e-5f));
    }
  }

  @Test
  default void norm_ofAConstantBatch_isItsShift() {
    ContractCase subject = oneNumber(1e-5, 0.9);
    Batch batch = oneAndFive(subject);
    batch.inputs().put(0, 5);
    try (Session session = open(subject.program(), start(3, 0.5, 0, 1))) {
      assertThat(session.step(batch, 0)).isCloseTo(0.25, within(1e-4));
      assertThat(session.state().weights().copy("norm.variance")[0]).isCloseTo(0.9f, within(1e-5f));
    }
  }

  @Test
  default void relu_letsNanThrough_soThatDivergenceIsSeen() {
    Graph graph = new GraphSketch(Shape.vector(2)).dense("dense", 2).relu("relu").head(2).graph();
    ContractCase subject = new ContractCase("divergence", graph, Loss.CROSS_ENTROPY);
    Batch batch = subject.batch(2, 0);
    batch.inputs().put(0, Float.NaN);
    try (Session session = open(subject.program(), subject.start())) {
      assertThat(session.forward(batch, List.of("relu")).get("relu"))
          .startsWith(Float.NaN, Float.NaN);
      assertThat(session.step(batch, 0.1)).isNaN();
    }
  }
}
