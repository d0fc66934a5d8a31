package dev.cairn.engine.dl4j;

import dev.cairn.graph.Update;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Adam and AdamW, as {@link Update.Adam} describes them. */
final class AdamUpdate extends FlatUpdate {
  private final Update.Adam rule;
  private final INDArray decay;
  private final INDArray mean;
  private final INDArray square;

  AdamUpdate(Update.Adam rule, Layout layout) {
    super(layout);
    this.rule = rule;
    this.decay = decay(layout, rule.weightDecay());
    this.mean = constant(new float[layout.length()]);
    this.square = constant(new float[layout.length()]);
  }

  @Override
  void train(INDArray weights, INDArray gradient, double learningRate, long step) {
    if (rule.weightDecay() != 0) {
      if (rule.decoupled()) {
        shrink(decay, learningRate, weights);
      } else {
        addDecay(decay, weights, gradient);
      }
    }
    mean.muli(rule.beta1());
    add(1 - rule.beta1(), gradient, mean);
    square.muli(rule.beta2());
    gradient.muli(gradient);
    add(1 - rule.beta2(), gradient, square);

    square.divi(1 - Math.pow(rule.beta2(), (double) step), scratch);
    Transforms.sqrt(scratch, false);
    scratch.addi(rule.epsilon());
    mean.divi(scratch, scratch);
    add(-learningRate / (1 - Math.pow(rule.beta1(), (double) step)), scratch, weights);
  }

  @Override
  List<INDArray> moments() {
    return List.of(mean, square);
  }

  @Override
  public void close() {
    super.close();
    decay.close();
    mean.close();
    square.close();
  }
}
