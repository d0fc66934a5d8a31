package dev.cairn.engine;

import dev.cairn.graph.Batch;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Passes everything on, until a subclass puts a fault into it. */
public class DelegatingSession implements Session {
  private final Session session;

  protected DelegatingSession(Session session) {
    this.session = session;
  }

  @Override
  public double step(Batch batch, double learningRate) {
    return session.step(batch, learningRate);
  }

  @Override
  public double accumulate(Batch batch) {
    return session.accumulate(batch);
  }

  @Override
  public Map<String, float[]> forward(Batch batch, List<String> nodes) {
    return session.forward(batch, nodes);
  }

  @Override
  public Map<String, float[]> gradients(Batch batch, List<String> names) {
    return session.gradients(batch, names);
  }

  @Override
  public void freeze(Set<String> parameters) {
    session.freeze(parameters);
  }

  @Override
  public State state() {
    return session.state();
  }

  @Override
  public void restore(State state) {
    session.restore(state);
  }

  @Override
  public void close() {
    session.close();
  }
}
