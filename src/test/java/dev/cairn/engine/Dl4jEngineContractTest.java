package dev.cairn.engine;

import dev.cairn.engine.dl4j.Dl4jEngine;
import org.junit.jupiter.api.Tag;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j keeps the contract. */
@Tag("engine")
final class Dl4jEngineContractTest extends EngineContract {
  @Override
  public Engine engine() {
    return new Dl4jEngine();
  }

  /** What the natives' own counter says, and the workspaces, which it does not count. */
  @Override
  public long nativeBytes() {
    long arrays = Nd4jCpu.Environment.getInstance().getDeviceCounter(0);
    return arrays
        + Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread().stream()
            .mapToLong(MemoryWorkspace::getCurrentSize)
            .sum();
  }
}
