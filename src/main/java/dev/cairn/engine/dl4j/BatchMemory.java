package dev.cairn.engine.dl4j;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A native array for one value of each batch; it is made anew only when the size changes. */
final class BatchMemory implements AutoCloseable {
  private final Shape shape;
  private INDArray array;

  /** Begins with room for one example of this shape. */
  BatchMemory(Shape shape) {
    this.shape = shape;
    this.array = NativeFloats.allocate(dimensions(1));
  }

  /** The array for so many examples, with whatever it held before. */
  INDArray of(int size) {
    if (array.size(0) != size) {
      array.close();
      array = NativeFloats.allocate(dimensions(size));
    }
    return array;
  }

  /** The inputs of a batch, copied. */
  INDArray inputs(Batch batch) {
    INDArray room = of(batch.size());
    FloatBuffer source = batch.inputs().duplicate();
    NativeFloats.memory(room).put(source.position(0).limit(Math.toIntExact(room.length())));
    return room;
  }

  private long[] dimensions(int size) {
    long[] dimensions = new long[shape.rank() + 1];
    dimensions[0] = size;
    for (int i = 0; i < shape.rank(); i++) {
      dimensions[i + 1] = shape.size(i);
    }
    return dimensions;
  }

  @Override
  public void close() {
    array.close();
  }
}
