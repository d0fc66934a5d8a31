package dev.cairn.train;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Some interruptions, at random instants of loading, training, validating and predicting. */
@Tag("engine")
class InterruptionTest {
  @Test
  void cells_interruptedAtRandomInstants_leaveValuesThatCanBeUsedAndNothingElse() throws Exception {
    new Interruptions(1).check(20);
  }
}
