package dev.cairn.engine.onednn;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.ProgramCheck;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Program;
import java.util.List;

/** The fast engine for CPUs, on oneDNN. */
public final class OneDnnEngine implements Engine {

  /** Touches nothing native: that happens on first use. */
  public OneDnnEngine() {}

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public Session open(Program program, State start, Device device) {
    ProgramCheck check = new ProgramCheck(program);
    check.state(start);
    return new OneDnnSession(program, check, start, device);
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
