package dev.cairn.engine.dl4j;

import dev.cairn.graph.Update;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Lion, as {@link Update.Lion} describes it. */
final class LionUpdate extends FlatUpdate {
  private final Update.Lion rule;
  private final INDArray decay;
  private final INDArray mean;

  LionUpdate(Update.Lion rule, Layout layout) {
    super(layout);
    this.rule = rule;
    this.decay = decay(layout, rule.weightDecay());
    this.mean = constant(new float[layout.length()]);
  }

  @Override
  void train(INDArray weights, INDArray gradient, double learningRate, long step) {
    shrink(decay, learningRate, weights);
    mean.muli(rule.beta1(), scratch);
    add(1 - rule.beta1(), gradient, scratch);
    sign(NativeFloats.memory(scratch));
    add(-learningRate, scratch, weights);
    mean.muli(rule.beta2());
    add(1 - rule.beta2(), gradient, mean);
  }

  private static void sign(FloatBuffer values) {
    for (int i = 0; i < values.limit(); i++) {
      float value = values.get(i);
      values.put(i, Math.abs(value) <= Update.Lion.NOTHING ? 0 : Math.signum(value));
    }
  }

  @Override
  List<INDArray> moments() {
    return List.of(mean);
  }

  @Override
  public void close() {
    super.close();
    decay.close();
    mean.close();
  }
}
