package dev.cairn.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures the hot parts with JMH. No tier of {@code ./cairn test} runs it: {@code mvn test
 * -Dtier=jmh -Djmh=Steps.step} does, with a regular expression for the names, all by default.
 */
@Tag("jmh")
class BenchmarksTest {

  @Test
  void benchmarks_run() throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(System.getProperty("jmh", "dev.cairn.jmh"))
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .shouldFailOnError(true)
            .build();

    assertThat(new Runner(options).run()).isNotEmpty();
  }
}
