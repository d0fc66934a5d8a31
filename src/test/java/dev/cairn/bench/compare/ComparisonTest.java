package dev.cairn.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.bench.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
@DisabledOnOs(OS.WINDOWS)
class ComparisonTest {
  private static final Workload TRAIN = new Workload("resnet20", Task.TRAIN, 64);
  private static final Workload INFER = new Workload("resnet20", Task.INFER, 64);
  private static final Conditions CONDITIONS = new Conditions(2, 3, 5);

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Stands for a framework's script: prints noise and one line of JSON. */
  @BeforeEach
  void script() throws IOException {
    Files.writeString(folder.resolve("ours"), script(Lines.train("cairn", "x", "", 600, 1)));
    Files.writeString(folder.resolve("peer"), script(Lines.train("torch", "eager", "", 400, 3)));
    Files.writeString(folder.resolve("broken"), "echo first >&2\necho no torch here >&2\nexit 3\n");
    Files.writeString(folder.resolve("silent"), "echo hello\n");
  }

  private static String script(String line) {
    return "echo warning\necho '" + line + "'\n";
  }

  private Contender contender(String script) {
    return new Contender(
        script,
        List.of("sh", folder.resolve(script).toString()),
        List.of(),
        List.of(),
        Map.of(),
        5,
        workload -> !script.equals("peer") || workload.equals(TRAIN));
  }

  private Comparison comparison(List<Workload> workloads, int rounds, String... others) {
    List<Contender> all = List.of(others).stream().map(this::contender).toList();
    return new Comparison(
        workloads, CONDITIONS, rounds, contender("ours"), all, List.of(contender("silent")));
  }

  @Test
  void trials_alternate() {
    assertThat(comparison(List.of(TRAIN, INFER), 2, "peer", "broken").trials())
        .extracting(Trial::toString)
        .containsExactly(
            "resnet20 train b64, silent",
            "resnet20 train b64, ours",
            "resnet20 train b64, peer",
            "resnet20 train b64, ours",
            "resnet20 train b64, broken",
            "resnet20 train b64, silent",
            "resnet20 train b64, ours",
            "resnet20 train b64, peer",
            "resnet20 train b64, ours",
            "resnet20 train b64, broken",
            "resnet20 infer b64, silent",
            "resnet20 infer b64, ours",
            "resnet20 infer b64, broken",
            "resnet20 infer b64, silent",
            "resnet20 infer b64, ours",
            "resnet20 infer b64, broken");
  }

  @Test
  void trials_ofOneContender_areOneARound() {
    assertThat(comparison(List.of(INFER), 3, "peer").trials())
        .filteredOn(trial -> trial.contender().name().equals("ours"))
        .hasSize(3);
  }

  @Test
  void run_appendsEveryResult_andTellsOfFailures() throws Exception {
    Path json = Files.writeString(folder.resolve("results.jsonl"), Lines.sgemm(9) + "\n");

    List<Measurement> results =
        comparison(List.of(TRAIN), 1, "peer", "broken")
            .run(Optional.of(json), new PrintStream(out, true));

    assertThat(results)
        .extracting(Measurement::contender)
        .containsExactly("cairn x", "torch eager", "cairn x");
    assertThat(Measurements.read(json)).hasSize(4);
    assertThat(Files.readAllLines(json).get(2))
        .isEqualTo(Lines.train("torch", "eager", "", 400, 3));
    String words =
        " --model resnet20 --task train --batch 64 --threads 2 --windows 3 --seconds 5.0";
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            5 measurements, about 2 min
            [1/5, about 80 s left] resnet20 train b64, silent failed
            expected: one line of JSON
            found:    nothing
            where:    resnet20 train b64, silent
            mend:     run it alone: sh %1$s/silent%2$s
            [2/5, about 60 s left] resnet20 train b64, ours: 600 img/s
            [3/5, about 40 s left] resnet20 train b64, peer: 400 img/s
            [4/5, about 20 s left] resnet20 train b64, ours: 600 img/s
            [5/5, about 0 s left] resnet20 train b64, broken failed
            expected: one line of JSON
            found:    first; no torch here
            where:    resnet20 train b64, broken
            mend:     run it alone: sh %1$s/broken%2$s
            """
                .formatted(folder, words));
  }
}
