package dev.cairn.engine;

import dev.cairn.graph.Program;
import java.util.stream.Stream;

/** The engine that a contract is about. */
interface ContractSubject {
  /** A new instance, or always the same. */
  Engine engine();

  /** Native memory that is now in use by the engine, in bytes; 0 for an engine without any. */
  default long nativeBytes() {
    return 0;
  }

  /**
   * True for cases with an op that the engine refuses by name: they are left out, and the engine's
   * own test says that they are refused.
   */
  default boolean refuses(ContractCase subject) {
    return false;
  }

  /** What the engine computes of all cases. */
  default Stream<ContractCase> cases() {
    return ContractCases.all().filter(subject -> !refuses(subject));
  }

  /** What the engine computes of the small nets. */
  default Stream<ContractCase> nets() {
    return ContractCases.nets().filter(subject -> !refuses(subject));
  }

  /** What the engine computes of the wide nets. */
  default Stream<ContractCase> wide() {
    return WideCases.all().filter(subject -> !refuses(subject));
  }

  /** What the engine computes of both. */
  default Stream<ContractCase> netsAndWide() {
    return Stream.concat(nets(), wide());
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
