package dev.cairn.engine;

import dev.cairn.engine.onednn.OneDnnEngine;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;

/** The fast engine keeps the contract. */
@Tag("engine")
final class OneDnnEngineContractTest extends EngineContract
    implements PlainContract, SequenceContract, ActivationContract, BlockContract, MaskContract {
  @Override
  public Engine engine() {
    return new OneDnnEngine();
  }

  /** What JavaCPP's own counter says. */
  @Override
  public long nativeBytes() {
    return Pointer.totalBytes();
  }
}
