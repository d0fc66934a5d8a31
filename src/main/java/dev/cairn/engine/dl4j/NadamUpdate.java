package dev.cairn.engine.dl4j;

import dev.cairn.graph.Update;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Nadam, as {@link Update.Nadam} describes it. */
final class NadamUpdate extends FlatUpdate {
  private final Update.Nadam rule;
  private final INDArray decay;
  private final INDArray mean;
  private final INDArray square;
  private final INDArray root;

  NadamUpdate(Update.Nadam rule, Layout layout) {
    super(layout);
    this.rule = rule;
    this.decay = decay(layout, rule.weightDecay());
    this.mean = constant(new float[layout.length()]);
    this.square = constant(new float[layout.length()]);
    this.root = NativeFloats.allocate(layout.length());
  }

  @Override
  void train(INDArray weights, INDArray gradient, double learningRate, long step) {
    addDecay(decay, weights, gradient);
    mean.muli(rule.beta1());
    add(1 - rule.beta1(), gradient, mean);
    square.muli(rule.beta2());
    gradient.muli(gradient, scratch);
    add(1 - rule.beta2(), scratch, square);

    square.divi(1 - Math.pow(rule.beta2(), (double) step), root);
    Transforms.sqrt(root, false);
    root.addi(rule.epsilon());
    gradient.muli(rule.ofGradient(step));
    add(rule.ofMean(step), mean, gradient);
    gradient.divi(root);
    add(-learningRate, gradient, weights);
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
    root.close();
  }
}
