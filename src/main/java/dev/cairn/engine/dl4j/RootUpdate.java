package dev.cairn.engine.dl4j;

import dev.cairn.graph.Update;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** RMSProp and Adagrad: gradients divided by the root of the squares so far. */
final class RootUpdate extends FlatUpdate {
  private final double epsilon;
  private final double kept;
  private final double taken;
  private final INDArray decay;
  private final INDArray square;

  /** A mean of squares, as {@link Update.RmsProp} describes it. */
  RootUpdate(Update.RmsProp rule, Layout layout) {
    this(rule, layout, rule.epsilon(), rule.decay(), 1 - rule.decay());
  }

  /** A sum of squares, as {@link Update.Adagrad} describes it. */
  RootUpdate(Update.Adagrad rule, Layout layout) {
    this(rule, layout, rule.epsilon(), 1, 1);
  }

  private RootUpdate(Update.Rule rule, Layout layout, double epsilon, double kept, double taken) {
    super(layout);
    this.epsilon = epsilon;
    this.kept = kept;
    this.taken = taken;
    this.decay = decay(layout, rule.weightDecay());
    this.square = constant(new float[layout.length()]);
  }

  @Override
  void train(INDArray weights, INDArray gradient, double learningRate, long step) {
    addDecay(decay, weights, gradient);
    square.muli(kept);
    gradient.muli(gradient, scratch);
    add(taken, scratch, square);

    square.muli(1, scratch);
    Transforms.sqrt(scratch, false);
    scratch.addi(epsilon);
    gradient.divi(scratch);
    add(-learningRate, gradient, weights);
  }

  @Override
  List<INDArray> moments() {
    return List.of(square);
  }

  @Override
  public void close() {
    super.close();
    decay.close();
    square.close();
  }
}
