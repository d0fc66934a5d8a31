package dev.cairn.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ReportTest {

  @Test
  void toString_breaksLongLines() {
    Report report =
        new Report(
            List.of(
                Finding.fine("Java", "17"),
                Finding.improvable(
                    "heap",
                    "300 MB at most: data sets larger than the bundled one may not fit into it",
                    "start Java with -Xmx2g")));

    assertThat(report)
        .hasToString(
            """
            ✓ Java         17
            ! heap         300 MB at most: data sets larger than the bundled one may not fit
                           into it
                           → start Java with -Xmx2g

            Everything that Cairn needs is here; lines with ! say what would make it better.""");
    assertThat(report.isHealthy()).isTrue();
  }

  @Test
  void summary_whereSomethingIsBroken() {
    Report report = new Report(List.of(Finding.broken("engine", "none runs here", "install it")));

    assertThat(report.isHealthy()).isFalse();
    assertThat(report.summary())
        .isEqualTo("What is marked ✗ does not work yet; the line below it says what to do.");
  }
}
