package dev.cairn.engine.dl4j;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.ProgramCheck;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Program;
import java.util.List;

/** Trains through Deeplearning4j on the CPU, with its oneDNN layer helpers where there are any. */
public final class Dl4jEngine implements Engine {

  /** Touches nothing native: that happens on first use. */
  public Dl4jEngine() {}

  /**
   * Loads the natives, for conversions. Repeating it does nothing.
   *
   * @throws dev.cairn.engine.EngineException if there are none for this machine
   */
  public static void start() {
    Backend.start();
  }

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public Session open(Program program, State start, Device device) {
    ProgramCheck check = new ProgramCheck(program);
    check.state(start);
    Backend.start();
    Backend.threads(device.threads());
    return new Dl4jSession(program, check, start);
  }

  @Override
  public List<String> report() {
    return Backend.report();
  }
}
