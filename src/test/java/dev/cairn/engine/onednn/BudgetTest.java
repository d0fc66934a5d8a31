package dev.cairn.engine.onednn;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.engine.EngineException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BudgetTest {
  private static final long MB = 1 << 20;
  private static final Budget BUDGET = new Budget(() -> 1_500 * MB);

  @Test
  void check_whatFits_isSilent() {
    assertThatCode(() -> BUDGET.check(1_500 * MB, 512)).doesNotThrowAnyException();
  }

  @Test
  void check_whatDoesNotFit_namesTheBatchThatWould() {
    assertThatThrownBy(() -> BUDGET.check(6_000 * MB, 4_096))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            """
            expected: 6,000 MB of memory for a batch of 4,096
            found:    1,500 MB free
            where:    engine onednn
            mend:     use a batch of at most 992, close other programs, or raise Java's -Xmx, which limits native memory too""");
  }

  @Test
  void check_whenNotEvenOneExampleFits_saysSo() {
    assertThatThrownBy(() -> BUDGET.check(6_000 * MB, 3))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            """
            expected: 6,000 MB of memory for a batch of 3
            found:    1,500 MB free
            where:    engine onednn
            mend:     use a smaller network or smaller images, close other programs, or raise Java's -Xmx, which limits native memory too""");
  }
}
