package dev.cairn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ProcessFactsTest {
  @TempDir private Path proc;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(proc.resolve("self"));
    Files.writeString(proc.resolve("uptime"), "1000.50 1800.00\n");
    Files.writeString(
        proc.resolve("self/stat"),
        "7 (a (b) c) S 1 7 7 0 -1 4194304 1 2 3 4 150 50 0 0 20 0 9 0 99025 1 2 3\n");
    Files.writeString(proc.resolve("self/status"), "Name:\ta\nVmHWM:\t  204800 kB\nVmRSS: 1 kB\n");
    Files.writeString(
        proc.resolve("stat"), "cpu  1000 100 200 9999 88 10 20 70 5 5\ncpu0 1\ncpu1 1\nintr 1\n");
  }

  @Test
  void age_isUptimeWithoutStart() {
    assertThat(new ProcessFacts(proc).age()).isEqualTo(1000.5 - 990.25);
  }

  @Test
  void peak_isTheHighWaterMark() {
    assertThat(new ProcessFacts(proc).peakMegabytes()).hasValue(200);
  }

  @Test
  void otherCpu_leavesOutIdleAndThisProcess() {
    assertThat(new ProcessFacts(proc).otherCpuSeconds()).hasValue(14.0 - 2.0);
    assertThat(new ProcessFacts(proc).cpus()).isEqualTo(2);
  }

  @Test
  void cpuModel_isTheMakersName() throws IOException {
    Files.writeString(proc.resolve("cpuinfo"), "processor\t: 0\nmodel name\t: A CPU: 9\n");

    assertThat(new ProcessFacts(proc).cpuModel()).contains("A CPU: 9");
  }

  @Test
  void withoutProc_onlyTheAgeIsKnown() {
    var facts = new ProcessFacts(proc.resolve("none"));

    assertThat(facts.age()).isPositive();
    assertThat(facts.peakMegabytes()).isEmpty();
    assertThat(facts.otherCpuSeconds()).isEmpty();
    assertThat(facts.cpuModel()).isEmpty();
  }
}
