package dev.cairn.engine;

import dev.cairn.graph.Program;

/** The engine that a contract is about. */
interface ContractSubject {
  /** A new instance, or always the same. */
  Engine engine();

  /** Native memory that is now in use by the engine, in bytes; 0 for an engine without any. */
  default long nativeBytes() {
    return 0;
  }

  /** A session of the engine on two threads. */
  default Session open(Program program, State start) {
    return engine().open(program, start, Device.cpu(2));
  }

  /** A session of the reference. */
  default Session reference(Program program, State start) {
    return new ReferenceEngine().open(program, start, Device.cpu(1));
  }
}
