package dev.cairn.engine;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of every block and option, as the reference computes them, are central differences. */
@Tag("engine")
final class ReferenceBlocksTest {
  private final ReferenceEngineTest reference = new ReferenceEngineTest();

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.BlockCases#all")
  void backward_ofBlocks_isTheCentralDifference(ContractCase subject) {
    reference.backward_isTheCentralDifferenceOfParameters(subject);
  }
}
