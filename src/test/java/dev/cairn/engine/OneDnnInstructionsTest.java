package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.engine.onednn.OneDnnEngine;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract on older CPUs: oneDNN plays them when {@code ONEDNN_MAX_CPU_ISA} says so, which it
 * reads once in a process.
 */
@Tag("engine")
class OneDnnInstructionsTest {
  private static final Pattern SUMMARY = Pattern.compile("passed (\\d+), failed (\\d+)");

  /** Far fewer than the contract has, and more than a run that found nothing. */
  private static final int AT_LEAST = 300;

  @ParameterizedTest
  @ValueSource(strings = {"AVX2", "SSE41"})
  void contract_withOlderInstructions_holds(String instructions) throws Exception {
    List<String> stronger = List.of("kernels for AVX512", "kernels for AVX2");
    assumeTrue(
        new OneDnnEngine().report().stream().anyMatch(stronger::contains),
        "this CPU has no AVX2, or is no x86-64, so there are no older instructions to play");
    String output =
        JavaProcess.run(ContractRun.class, Map.of("ONEDNN_MAX_CPU_ISA", instructions), "-Xmx1g");
    assertThat(output).contains("kernels for " + instructions + System.lineSeparator());
    Matcher summary = SUMMARY.matcher(output);
    assertThat(summary.find()).as(output).isTrue();
    assertThat(summary.group(2)).as(output).isEqualTo("0");
    assertThat(Integer.parseInt(summary.group(1))).as("tests").isGreaterThan(AT_LEAST);
  }
}
