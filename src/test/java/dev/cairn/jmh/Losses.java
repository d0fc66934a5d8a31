package dev.cairn.jmh;

import dev.cairn.engine.LossGradient;
import dev.cairn.graph.Loss;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A loss with its gradient for 64 examples of 10 outputs. */
@State(Scope.Thread)
public class Losses {
  private static final int SIZE = 64;
  private static final int WIDTH = 10;

  /** Which one. */
  @Param({"cross-entropy", "mean squared error"})
  public String loss;

  private final FloatBuffer output = floats();
  private final FloatBuffer targets = floats();
  private final FloatBuffer gradient = floats();

  private static FloatBuffer floats() {
    FloatBuffer floats =
        ByteBuffer.allocateDirect(SIZE * WIDTH * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int i = 0; i < SIZE * WIDTH; i++) {
      floats.put(i, i % WIDTH == i / WIDTH % WIDTH ? 1 : 0);
    }
    return floats;
  }

  /** In doubles, by Java. */
  @Benchmark
  public double gradient() {
    return new LossGradient(ofName(), SIZE, WIDTH).compute(output, targets, gradient);
  }

  private Loss ofName() {
    return Loss.CROSS_ENTROPY.toString().equals(loss)
        ? Loss.CROSS_ENTROPY
        : Loss.MEAN_SQUARED_ERROR;
  }
}
