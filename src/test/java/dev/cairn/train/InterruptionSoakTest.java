package dev.cairn.train;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many interruptions, at random instants of loading, training, validating and predicting. */
@Tag("soak")
class InterruptionSoakTest {
  @Test
  void cells_interruptedAtRandomInstants_leaveValuesThatCanBeUsedAndNothingElse() throws Exception {
    new Interruptions(2).check(200);
  }
}
