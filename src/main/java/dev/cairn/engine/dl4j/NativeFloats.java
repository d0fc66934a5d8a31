package dev.cairn.engine.dl4j;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Moves numbers between Java and native arrays in bulk. */
final class NativeFloats {
  private NativeFloats() {}

  /** A new native array outside any workspace; whoever asks closes it. */
  static INDArray allocate(long... shape) {
    return Nd4j.createUninitializedDetached(DataType.FLOAT, shape);
  }

  /** The memory of an array that {@link #allocate} made, to be filled or read. */
  static FloatBuffer memory(INDArray own) {
    FloatPointer pointer = (FloatPointer) own.data().pointer();
    return new FloatPointer(pointer).capacity(own.length()).asBuffer();
  }

  /** Row-major copy of an array of any strides. */
  static float[] copy(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    INDArray dense = allocate(array.shape());
    dense.assign(array);
    memory(dense).get(values);
    dense.close();
    return values;
  }
}
