package dev.cairn.engine.dl4j;

import java.util.function.IntFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A native array for one value of each batch; it is made anew only when the size changes. */
final class BatchMemory implements AutoCloseable {
  private final IntFunction<long[]> dimensions;
  private INDArray array;

  /**
   * Begins with room for one example.
   *
   * @param dimensions of the array for a number of examples, which come first
   */
  BatchMemory(IntFunction<long[]> dimensions) {
    this.dimensions = dimensions;
    this.array = NativeFloats.allocate(dimensions.apply(1));
  }

  /** The array for so many examples, with whatever it held before. */
  INDArray of(int size) {
    if (array.size(0) != size) {
      INDArray old = array;
      array = NativeFloats.allocate(dimensions.apply(size)); // may fail, and then all is as it was
      old.close();
    }
    return array;
  }

  @Override
  public void close() {
    array.close();
  }
}
