package dev.cairn.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jazzer on every parser, {@code CAIRN_FUZZ_MINUTES} each, 2 if it is not set; {@code
 * CAIRN_FUZZ_TARGETS} names those that run, all if it is not set. What it finds is kept among the
 * files of the tests, where {@link FuzzedFilesTest} tries it again.
 */
@Tag("fuzz")
class FuzzTest {
  private static final double MINUTES =
      Double.parseDouble(System.getenv().getOrDefault("CAIRN_FUZZ_MINUTES", "2"));

  static Stream<String> targets() {
    String named = System.getenv().getOrDefault("CAIRN_FUZZ_TARGETS", "");
    return named.isBlank() ? Targets.names().stream() : Arrays.stream(named.split(","));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void parser_readsOrRefusesWhateverItGets(String target) throws Exception {
    Jazzer.Outcome outcome = new Jazzer(target, Math.max(1, Math.round(60 * MINUTES))).run();
    System.out.printf("%s: %,d inputs in %s minutes%n", target, outcome.executions(), MINUTES);
    assertThat(outcome.status()).as(last(outcome.log())).isZero();
    assertThat(outcome.executions()).as("inputs that were tried").isPositive();
  }

  private static String last(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log, ISO_8859_1);
    return log
        + ":\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }
}
