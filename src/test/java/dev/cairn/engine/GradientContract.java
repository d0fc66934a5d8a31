package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Point 2: gradients of all trained parameters and all nodes are the reference's. */
interface GradientContract extends ContractSubject {
  /** Of the largest magnitude in the array. */
  double GRADIENT = 1e-4;

  @ParameterizedTest
  @MethodSource("cases")
  default void gradients_areTheReferences(ContractCase subject) {
    List<String> names = new ArrayList<>(subject.nodes());
    names.addAll(subject.trained());
    try (Session expected = reference(subject.program(), subject.start());
        Session found = open(subject.program(), subject.start())) {
      for (int size : new int[] {5, 3}) {
        Batch batch = subject.batch(size, size);
        Agreement.assertClose(
            "gradients of %s, batch of %d".formatted(subject, size),
            expected.gradients(batch, names),
            found.gradients(batch, names),
            GRADIENT);
      }
    }
  }

  /** As in a step: nobody looks at nodes, so engines may compute several of them in one piece. */
  @ParameterizedTest
  @MethodSource("cases")
  default void gradients_ofParametersAlone_areTheReferences(ContractCase subject) {
    try (Session expected = reference(subject.program(), subject.start());
        Session found = open(subject.program(), subject.start())) {
      Batch batch = subject.batch(5, 4);
      Agreement.assertClose(
          "gradients of the parameters of " + subject,
          expected.gradients(batch, subject.trained()),
          found.gradients(batch, subject.trained()),
          GRADIENT);
    }
  }

  @ParameterizedTest
  @MethodSource("nets")
  default void gradients_ofSomeNames_areOnlyThose(ContractCase subject) {
    String last = subject.trained().get(subject.trained().size() - 1);
    try (Session found = open(subject.program(), subject.start())) {
      Map<String, float[]> gradients = found.gradients(subject.batch(2, 1), List.of(last));
      assertThat(gradients).containsOnlyKeys(last);
    }
  }

  @ParameterizedTest
  @MethodSource("nets")
  default void gradients_changeNothing(ContractCase subject) {
    try (Session found = open(subject.program(), subject.start())) {
      found.step(subject.batch(4, 0), 0.05);
      State before = found.state();
      found.gradients(subject.batch(3, 1), subject.trained());
      found.forward(subject.batch(2, 2), subject.nodes());
      Agreement.assertSame("after gradients of " + subject, before, found.state());
    }
  }

  @Test
  default void gradients_ofReluAtZero_areZero() {
    Graph graph = new GraphSketch(Shape.image(2, 3, 3)).relu("relu").head(3).graph();
    ContractCase subject = new ContractCase("relu at 0", graph, Loss.CROSS_ENTROPY);
    Batch zeros = subject.batch(2, 0);
    for (int i = 0; i < zeros.inputs().limit(); i++) {
      zeros.inputs().put(i, 0);
    }
    try (Session found = open(subject.program(), subject.start())) {
      Map<String, float[]> gradients = found.gradients(zeros, List.of("input", "relu"));
      assertThat(gradients.get("input")).usingComparatorWithPrecision(0f).containsOnly(0);
      assertThat(gradients.get("relu")).doesNotContain(0);
    }
  }

  @Test
  default void gradients_ofTiesInMaximum_goToTheFirst() {
    Graph graph =
        new GraphSketch(Shape.image(1, 4, 4))
            .node("max", new Op.Pool(Op.Pooling.MAX, 2, 2, 0))
            .head(2)
            .graph();
    ContractCase subject = new ContractCase("ties", graph, Loss.CROSS_ENTROPY);
    Batch ones = subject.batch(1, 0);
    for (int i = 0; i < ones.inputs().limit(); i++) {
      ones.inputs().put(i, 1);
    }
    try (Session expected = reference(subject.program(), subject.start());
        Session found = open(subject.program(), subject.start())) {
      Agreement.assertClose(
          "ties in maximum pooling",
          expected.gradients(ones, List.of("input")),
          found.gradients(ones, List.of("input")),
          GRADIENT);
    }
  }
}
