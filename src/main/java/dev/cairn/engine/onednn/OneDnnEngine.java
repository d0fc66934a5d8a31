package dev.cairn.engine.onednn;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.EngineException;
import dev.cairn.engine.Profile;
import dev.cairn.engine.ProgramCheck;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The fast engine for CPUs, on oneDNN. */
public final class OneDnnEngine implements Engine {

  private final LongSupplier memory;

  /** Touches nothing native: that happens on first use. */
  public OneDnnEngine() {
    this(Budget::ofMachine);
  }

  /** An engine that may use as many bytes as {@code memory} says. */
  OneDnnEngine(LongSupplier memory) {
    this.memory = memory;
  }

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public Session open(Program program, State start, Device device) {
    ProgramCheck check = new ProgramCheck(program);
    check.state(start);
    return new OneDnnSession(program, check, start, device, memory);
  }

  @Override
  public Optional<String> obstacle() {
    try {
      OneDnn.load();
      return Optional.empty();
    } catch (EngineException missing) {
      return Optional.of(String.valueOf(missing.getMessage()).replace('\n', ' '));
    }
  }

  @Override
  public Optional<Profile> profile(
      Program program, State start, Device device, Batch batch, int rounds) {
    ProgramCheck check = new ProgramCheck(program);
    check.state(start);
    check.inputsAndTargets(batch);
    try (OneDnnSession session = new OneDnnSession(program, check, start, device, memory)) {
      return Optional.of(session.profile(batch, rounds));
    }
  }

  @Override
  public List<String> report() {
    OneDnn.load();
    Instructions instructions = Instructions.effective();
    return List.of(
        "oneDNN " + OneDnn.version(),
        "kernels for " + instructions,
        "images in blocks of " + instructions.block() + " channels, else channels last");
  }
}
