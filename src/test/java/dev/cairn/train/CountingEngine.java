package dev.cairn.train;

import dev.cairn.engine.DelegatingSession;
import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes down how long the batches are that an engine is given.
 *
 * @param engine that computes
 * @param trained lengths of the inputs of each step or part of one
 * @param predicted lengths of the inputs of each way forward
 */
record CountingEngine(Engine engine, List<Integer> trained, List<Integer> predicted)
    implements Engine {
  CountingEngine(Engine engine) {
    this(engine, new ArrayList<>(), new ArrayList<>());
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public Session open(Program program, State start, Device device) {
    return new DelegatingSession(engine.open(program, start, device)) {
      @Override
      public double step(Batch batch, double learningRate) {
        trained.add(batch.inputShape().elements());
        return super.step(batch, learningRate);
      }

      @Override
      public double accumulate(Batch batch) {
        trained.add(batch.inputShape().elements());
        return super.accumulate(batch);
      }

      @Override
      public Map<String, float[]> forward(Batch batch, List<String> nodes) {
        predicted.add(batch.inputShape().elements());
        return super.forward(batch, nodes);
      }
    };
  }

  @Override
  public List<String> report() {
    return engine.report();
  }

  static double mean(List<Integer> lengths) {
    return lengths.stream().mapToInt(Integer::intValue).average().orElseThrow();
  }
}
