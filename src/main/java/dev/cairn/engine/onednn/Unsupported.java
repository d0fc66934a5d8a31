package dev.cairn.engine.onednn;

import dev.cairn.engine.EngineException;
import dev.cairn.graph.Node;

/** Ops that the engine cannot compute yet. */
final class Unsupported {
  private Unsupported() {}

  static EngineException op(Node node) {
    return new EngineException(
        "an op that the engine onednn computes",
        node.op().words(),
        node.name(),
        "use another block");
  }
}
