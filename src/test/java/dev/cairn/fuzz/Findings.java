package dev.cairn.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whole files, and inputs that once broke a parser, without a fuzzer. */
final class Findings {
  private Findings() {}

  static void check(String name, Path folder) throws IOException {
    Target target = Targets.named(name, folder);
    for (Map.Entry<String, byte[]> seed : target.seeds().entrySet()) {
      assertThat(Judge.check(target, seed.getValue())).as(seed.getKey()).isPositive();
    }
    for (Path finding : Targets.findings(name)) {
      byte[] input = Files.readAllBytes(finding);
      assertThatCode(() -> Judge.check(target, input))
          .as(finding.toString())
          .doesNotThrowAnyException();
    }
  }
}
