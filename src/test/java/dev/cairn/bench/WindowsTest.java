package dev.cairn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WindowsTest {

  @Test
  void measure_goesOnUntilEnoughWindows() {
    var steps = new AtomicInteger();
    Windows windows = Windows.measure(steps::incrementAndGet, 64, 3, 0.001);

    assertThat(windows.clean().size() == 3 || windows.disturbed().size() == 6).isTrue();
    assertThat(steps.get()).isGreaterThanOrEqualTo(3);
    assertThat(windows.rates()).allSatisfy(rate -> assertThat(rate).isPositive());
  }

  @Test
  void rates_areTheCleanOnes() {
    var windows = new Windows(List.of(3.0, 1.0, 2.0), List.of(99.0));

    assertThat(windows.median()).isEqualTo(2);
    assertThat(windows.max()).isEqualTo(3);
  }

  @Test
  void rates_withoutCleanOnes_areTheDisturbed() {
    var windows = new Windows(List.of(), List.of(4.0, 2.0));

    assertThat(windows.median()).isEqualTo(3);
    assertThat(windows.rates()).containsExactly(4.0, 2.0);
  }
}
