package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.engine.Engine;
import dev.cairn.engine.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that ends while it trains: without a crash, and soon. */
@Tag("engine")
class ShutdownTest {
  private static final long SOON_MILLIS = 10_000;

  static Stream<Arguments> ends() {
    return Engine.all().stream()
        .flatMap(
            engine ->
                Stream.of(EndsWhileTraining.Way.values())
                    .filter(way -> way != EndsWhileTraining.Way.EXIT_IN_A_BATCH)
                    .map(way -> Arguments.of(engine.name(), way)));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void program_endsWhileNativesAreBusy(
      String engine, EndsWhileTraining.Way way, @TempDir Path folder)
      throws IOException, InterruptedException {
    String output =
        JavaProcess.run(
            EndsWhileTraining.class,
            Map.of(),
            "-Dengine=" + engine,
            "-Dway=" + way,
            "-XX:ErrorFile=" + folder.resolve("crash.log"));
    long ended = System.currentTimeMillis();

    assertThat(folder).isEmptyDirectory();
    String last = output.lines().reduce((a, b) -> b).orElse("");
    assertThat(last).as(output).matches("end \\d+");
    assertThat(ended - Long.parseLong(last.substring(4))).isLessThan(SOON_MILLIS);
  }

  @Test
  void program_waitsForTheRunningBatch() throws IOException, InterruptedException {
    String output =
        JavaProcess.run(
            EndsWhileTraining.class, Map.of(), "-Dengine=slow", "-Dway=EXIT_IN_A_BATCH");

    assertThat(output.lines().filter(line -> line.matches("(a batch|end) .*")))
        .as(output)
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("a batch begins"),
            line -> assertThat(line).startsWith("end "),
            line -> assertThat(line).isEqualTo("a batch ends"));
  }
}
