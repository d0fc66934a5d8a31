package dev.cairn.engine;

import dev.cairn.engine.dl4j.Dl4jEngine;
import org.junit.jupiter.api.Tag;

/** Deeplearning4j keeps the contract. */
@Tag("engine")
final class Dl4jEngineContractTest extends EngineContract {
  @Override
  public Engine engine() {
    return new Dl4jEngine();
  }
}
