package dev.cairn.engine.dl4j;

import dev.cairn.graph.Parameter.Role;
import dev.cairn.graph.Update;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An update rule that works in place on the flat arrays of all parameters. */
abstract class FlatUpdate implements AutoCloseable {
  private final int length;
  private final INDArray trained;
  private final INDArray statistics;

  /** For the results of a step, so that none allocates. */
  protected final INDArray scratch;

  FlatUpdate(Layout layout) {
    length = layout.length();
    trained = constant(layout.fill(p -> p.role().isTrainable() ? 1 : 0));
    statistics = constant(layout.fill(p -> p.role().isTrainable() ? 0 : 1));
    scratch = NativeFloats.allocate(length);
  }

  /** The rule for {@code update}, with moments of zero. */
  static FlatUpdate of(Update update, Layout layout) {
    return update.rule().accept(new Rules(layout));
  }

  /**
   * Moves running statistics.
   *
   * @param weights changed in place
   * @param gradient of the mean loss; for running statistics what is to be taken from them, behind
   *     it 0
   */
  final void moveStatistics(INDArray weights, INDArray gradient) {
    gradient.muli(statistics, scratch);
    weights.subi(scratch);
    gradient.muli(trained);
  }

  /**
   * One step of the rule.
   *
   * @param weights changed in place
   * @param gradient zero where nothing is trained; used up
   * @param step counted from 1
   */
  abstract void train(INDArray weights, INDArray gradient, double learningRate, long step);

  /** The moments in the order of {@link Update}. */
  abstract List<INDArray> moments();

  /** {@code y += factor * x}. */
  final void add(double factor, INDArray x, INDArray y) {
    Nd4j.getBlasWrapper().level1().axpy(length, factor, x, y);
  }

  /** {@code gradient += decay * weights}, where weights decay. */
  final void addDecay(INDArray decay, INDArray weights, INDArray gradient) {
    weights.muli(decay, scratch);
    gradient.addi(scratch);
  }

  /** {@code weights -= rate * decay * weights}, where weights decay. */
  final void shrink(INDArray decay, double rate, INDArray weights) {
    weights.muli(decay, scratch);
    add(-rate, scratch, weights);
  }

  static INDArray constant(float[] values) {
    INDArray array = NativeFloats.allocate(values.length);
    NativeFloats.memory(array).put(values);
    return array;
  }

  /** {@code weightDecay} where a weight stands, else 0. */
  static INDArray decay(Layout layout, double weightDecay) {
    return constant(layout.fill(p -> p.role() == Role.WEIGHT ? weightDecay : 0));
  }

  @Override
  public void close() {
    trained.close();
    statistics.close();
    scratch.close();
  }

  /** Each rule of {@link Update}. */
  private record Rules(Layout layout) implements Update.Visitor<FlatUpdate> {
    @Override
    public FlatUpdate sgd(Update.Sgd rule) {
      return new SgdUpdate(rule, layout);
    }

    @Override
    public FlatUpdate adam(Update.Adam rule) {
      return new AdamUpdate(rule, layout);
    }

    @Override
    public FlatUpdate nadam(Update.Nadam rule) {
      return new NadamUpdate(rule, layout);
    }

    @Override
    public FlatUpdate rmsProp(Update.RmsProp rule) {
      return new RootUpdate(rule, layout);
    }

    @Override
    public FlatUpdate adagrad(Update.Adagrad rule) {
      return new RootUpdate(rule, layout);
    }

    @Override
    public FlatUpdate lion(Update.Lion rule) {
      return new LionUpdate(rule, layout);
    }
  }
}
