package dev.cairn.engine.dl4j;

import dev.cairn.engine.State;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;

/** One block over 2x8x8, three classes. */
final class SmallNet {
  static final Graph GRAPH =
      Net.image(2, 8, 8).stem(4).stage(Blocks.basic(), 4).classify(3).graph();
  static final Program PROGRAM =
      new Program(GRAPH, Loss.CROSS_ENTROPY, new Update.Sgd(0.9, true, 0));
  static final State START = State.initial(GRAPH, 1);

  private SmallNet() {}

  /** All inputs are different; every target is class 0. */
  static Batch batch(int size) {
    Batch batch = Batch.allocate(size, GRAPH.inputShape(), GRAPH.outputShape());
    for (int i = 0; i < batch.inputs().limit(); i++) {
      batch.inputs().put(i, (float) Math.sin(i));
    }
    for (int i = 0; i < size; i++) {
      batch.targets().put(i * 3, 1);
    }
    return batch;
  }
}
