package dev.cairn.engine.dl4j;

import dev.cairn.graph.Update;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Descent with momentum, as {@link Update.Sgd} describes it. */
final class SgdUpdate extends FlatUpdate {
  private final Update.Sgd rule;
  private final INDArray decay;
  private final INDArray velocity;

  SgdUpdate(Update.Sgd rule, Layout layout) {
    super(layout);
    this.rule = rule;
    this.decay = decay(layout, rule.weightDecay());
    this.velocity = constant(new float[layout.length()]);
  }

  @Override
  void train(INDArray weights, INDArray gradient, double learningRate, long step) {
    if (rule.weightDecay() != 0) {
      addDecay(decay, weights, gradient);
    }
    if (rule.momentum() == 0) {
      add(-learningRate, gradient, weights);
      return;
    }
    velocity.muli(rule.momentum());
    velocity.addi(gradient);
    if (rule.nesterov()) {
      add(rule.momentum(), velocity, gradient);
      add(-learningRate, gradient, weights);
    } else {
      add(-learningRate, velocity, weights);
    }
  }

  @Override
  List<INDArray> moments() {
    return rule.moments() == 0 ? List.of() : List.of(velocity);
  }

  @Override
  public void close() {
    super.close();
    decay.close();
    velocity.close();
  }
}
