package dev.cairn.engine.dl4j;

import dev.cairn.graph.Update;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The average of weights and running statistics, as {@link Update.Averaged} describes it.
 *
 * @param update that says how quickly it moves
 * @param values as the weights lie; nothing where no average is kept
 */
record MovingAverage(Update update, Optional<INDArray> values) implements AutoCloseable {

  static MovingAverage of(Update update, Layout layout) {
    boolean kept = update.averaging() > 0;
    return new MovingAverage(
        update, kept ? Optional.of(NativeFloats.allocate(layout.length())) : Optional.empty());
  }

  /** Moves it towards the weights; {@code step} counts from 1. */
  void move(INDArray weights, long step) {
    double kept = update.averaging(step);
    values.ifPresent(
        average -> {
          average.muli(kept);
          Nd4j.getBlasWrapper().level1().axpy(average.length(), 1 - kept, weights, average);
        });
  }

  /** The array, or none. */
  List<INDArray> arrays() {
    return values.stream().toList();
  }

  @Override
  public void close() {
    values.ifPresent(INDArray::close);
  }
}
