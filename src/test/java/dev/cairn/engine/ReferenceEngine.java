package dev.cairn.engine;

import dev.cairn.graph.Program;
import java.util.List;

/**
 * Slow, obviously right: loops over plain Java doubles, one formula a line. What every engine is
 * compared with.
 */
public final class ReferenceEngine implements Engine {
  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Session open(Program program, State start, Device device) {
    return new ReferenceSession(program, start);
  }

  @Override
  public List<String> report() {
    return List.of("plain Java doubles on one thread");
  }
}
