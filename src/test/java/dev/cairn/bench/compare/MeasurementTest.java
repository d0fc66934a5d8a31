package dev.cairn.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class MeasurementTest {

  @Test
  void parse_readsWhatThePeersPrinted() throws IOException {
    List<Measurement> all = Measurements.read(Path.of("bench/peers/results.jsonl"));

    assertThat(all.get(0).isSgemm()).isTrue();
    assertThat(all.get(0).workload()).isEqualTo("sgemm2048");
    Measurement eager = all.get(4);
    assertThat(eager.contender()).isEqualTo("torch eager");
    assertThat(eager.workload()).isEqualTo("resnet20 train b64");
    assertThat(eager.windows()).containsExactly(548.5, 564.1, 570.5);
    assertThat(eager.median()).isEqualTo(564.1);
    assertThat(eager.megaflops()).isEqualTo(244.879);
    assertThat(eager.firstStep()).hasValue(4.83);
    assertThat(eager.peakMegabytes()).hasValue(866);
    assertThat(eager.lossFalls()).isTrue();
  }

  @Test
  void notes_tellAllocatorAndFreezingApart() {
    String both = Measurement.FROZEN + Measurement.AND + Measurement.KEEPS_MEMORY;
    Measurement m = Lines.parsed(Lines.train("torch", "compile", both, 1, 1));

    assertThat(m.keepsMemory()).isTrue();
    assertThat(m.contender()).isEqualTo("torch compile frozen");
    assertThat(Lines.parsed(Lines.train("torch", "eager", "x", 1, 1)).contender())
        .isEqualTo("torch eager, x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "[]", "{\"framework\": \"torch\"}", "{\"threads\": \"x\"}"})
  void parse_ofAnythingElse_isTold(String line) {
    assertThatThrownBy(() -> Measurement.parse(line, "a.jsonl, line 7"))
        .isInstanceOf(BenchException.class)
        .hasMessage(
            """
            expected: a line of JSON with framework, mode, model, task, windows and unit
            found:    %s
            where:    a.jsonl, line 7
            mend:     take a file that ./cairn bench --json or bench.py has written"""
                .formatted(line));
  }

  @Test
  void read_namesTheLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a"), Lines.sgemm(1) + "\n\nwrong\n");

    assertThatThrownBy(() -> Measurements.read(file)).hasMessageContaining(file + ", line 3\n");
  }
}
