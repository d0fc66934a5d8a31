package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op.Function;
import dev.cairn.graph.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A number that is none stays visible behind every activation, on both ways. */
interface ActivationContract extends ContractSubject {

  @ParameterizedTest
  @EnumSource
  default void activation_keepsNaN(Function function) {
    Graph graph =
        new GraphSketch(Shape.vector(37))
            .node("activation", ActivationCases.activation(function))
            .dense("logits", 3)
            .graph();
    ContractCase subject = new ContractCase("NaN", graph, Loss.MEAN_SQUARED_ERROR);
    Batch batch = subject.batch(1, 1);
    for (int i = 0; i < 37; i += 6) {
      batch.inputs().put(i, Float.NaN);
    }
    try (Session session = open(subject.program(), subject.start())) {
      float[] values = session.forward(batch, List.of("activation")).get("activation");
      Map<String, float[]> gradients = session.gradients(batch, List.of("input"));
      for (int i = 0; i < 37; i++) {
        assertThat(Float.isNaN(values[i])).as("value %d", i).isEqualTo(i % 6 == 0);
        assertThat(gradients.get("input")[i]).as("gradient %d", i).isNaN();
      }
      assertThat(session.step(batch, 0.1)).isNaN();
    }
  }
}
