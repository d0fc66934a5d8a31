package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ProgressTextTest {

  @Test
  void clock_showsHoursWhereThereAreAny() {
    assertThat(ProgressText.clock(Duration.ofSeconds(5))).isEqualTo("0:05");
    assertThat(ProgressText.clock(Duration.ofSeconds(3599))).isEqualTo("59:59");
    assertThat(ProgressText.clock(Duration.ofSeconds(4 * 3600 + 136))).isEqualTo("4:02:16");
  }
}
