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
    if (update instanceof Update.Sgd sgd) {
      return new SgdUpdate(sgd, layout);
    }
    return new AdamUpdate((Update.Adam) update, layout);
  }

  /**
   * One step.
   *
   * @param weights changed in place
   * @param gradient of the mean loss; for running statistics what is to be taken from them; used up
   * @param step counted from 1
   */
  final void apply(INDArray weights, INDArray gradient, double learningRate, long step) {
    gradient.muli(statistics, scratch);
    weights.subi(scratch);
    gradient.muli(trained);
    train(weights, gradient, learningRate, step);
  }

  /** The rule itself; the gradient is zero where nothing is trained. */
  abstract void train(INDArray weights, INDArray gradient, double learningRate, long step);

  /** The moments in the order of {@link Update}. */
  abstract List<INDArray> moments();

  /** {@code y += factor * x}. */
  final void add(double factor, INDArray x, INDArray y) {
    Nd4j.getBlasWrapper().level1().axpy(length, factor, x, y);
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
}
