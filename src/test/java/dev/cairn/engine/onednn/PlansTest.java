package dev.cairn.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.engine.ContractCase;
import dev.cairn.engine.ContractCases;
import dev.cairn.engine.Device;
import dev.cairn.engine.GraphSketch;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session keeps few plans, however many sizes and lengths of batches come along. */
@Tag("engine")
class PlansTest {
  private static OneDnnSession open(ContractCase subject) {
    return (OneDnnSession)
        new OneDnnEngine().open(subject.program(), subject.start(), Device.cpu(1));
  }

  @Test
  void plans_ofManyLengths_areBounded() {
    Graph graph =
        new GraphSketch(Shape.vector(40))
            .node("embed", new Op.Embedding(6, 4, true))
            .averageHead(2)
            .graph();
    ContractCase subject = new ContractCase("texts", graph, Loss.CROSS_ENTROPY);
    try (OneDnnSession session = open(subject)) {
      for (int length = 1; length <= 40; length++) {
        Batch batch = Batch.allocate(3, Shape.vector(length), Shape.vector(2));
        assertThat(session.step(batch, 0.01)).isFinite();
        session.forward(batch, List.of(graph.output()));
        assertThat(session.plans()).isEqualTo(2 * Math.min(length, 16));
      }
    }
  }

  @Test
  void plans_ofManySizes_areBounded() {
    ContractCase subject = ContractCases.basic();
    try (OneDnnSession session = open(subject)) {
      for (int size = 1; size <= 9; size++) {
        session.forward(subject.batch(size, 1), List.of(subject.graph().output()));
        assertThat(session.plans()).isEqualTo(Math.min(size, 4));
      }
    }
  }
}
