package dev.cairn.train;

import dev.cairn.engine.DelegatingSession;
import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * An engine that takes a second for a batch, and tells of it.
 *
 * @param busy opened when the first batch has begun
 */
record SlowEngine(CountDownLatch busy) implements Engine {
  private static final long BATCH_NANOS = 1_000_000_000L;

  @Override
  public String name() {
    return "slow";
  }

  @Override
  public Session open(Program program, State start, Device device) {
    return new DelegatingSession(new ReferenceEngine().open(program, start, device)) {
      @Override
      public double step(Batch batch, double learningRate) {
        System.out.println("a batch begins");
        busy.countDown();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < BATCH_NANOS) {
          LockSupport.parkNanos(BATCH_NANOS);
        }
        double loss = super.step(batch, learningRate);
        System.out.println("a batch ends");
        return loss;
      }
    };
  }

  @Override
  public List<String> report() {
    return List.of();
  }
}
