package dev.cairn.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class SettingsTest {

  @Test
  void of_leavesEverythingAsItIsWithoutVariables() {
    Settings settings = Settings.of(Map.of("CAIRN_SEED", " "), 1L << 30);

    assertThat(settings.progress()).isEqualTo(Progress.LIVE);
    assertThat(settings.seed()).isEqualTo(1);
    assertThat(settings.output()).isEmpty();
    assertThat(settings.time()).isEmpty();
    assertThat(settings.memory()).isEmpty();
    assertThat(settings.mistakes()).isEmpty();
    assertThat(settings.toString())
        .isEqualToNormalizingNewlines(
            """
            progress          live                 CAIRN_QUIET
            seed              1                    CAIRN_SEED
            output of a cell  no limit             CAIRN_OUTPUT_LIMIT
            time of a cell    no limit             CAIRN_TIME_LIMIT
            memory            no limit             CAIRN_MEMORY_LIMIT\
            """);
  }

  @Test
  void of_readsAllVariables() {
    var variables = new HashMap<String, String>();
    variables.put("CAIRN_QUIET", "true");
    variables.put("CAIRN_SEED", "7");
    variables.put("CAIRN_OUTPUT_LIMIT", "100k");
    variables.put("CAIRN_TIME_LIMIT", "10m");
    variables.put("CAIRN_MEMORY_LIMIT", "1536m");

    Settings settings = Settings.of(variables, 1L << 30);

    assertThat(settings.progress()).isEqualTo(Progress.FINAL);
    assertThat(settings.seed()).isEqualTo(7);
    assertThat(settings.output()).contains(102_400L);
    assertThat(settings.time()).contains(Duration.ofMinutes(10));
    assertThat(settings.memory()).contains(1536L << 20);
    assertThat(settings.toString())
        .isEqualToNormalizingNewlines(
            """
            progress          the last state only  CAIRN_QUIET
            seed              7                    CAIRN_SEED
            output of a cell  at most 100 kB       CAIRN_OUTPUT_LIMIT
            time of a cell    at most 10 min       CAIRN_TIME_LIMIT
            memory            at most 1.5 GB       CAIRN_MEMORY_LIMIT\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "CAIRN_QUIET, loud, 'true, false or lines', true",
    "CAIRN_SEED, two, a whole number, 2",
    "CAIRN_OUTPUT_LIMIT, much, a size such as 100k or 2m, 1m",
    "CAIRN_OUTPUT_LIMIT, -1, a size such as 100k or 2m, 1m",
    "CAIRN_OUTPUT_LIMIT, 0, a size such as 100k or 2m, 1m",
    "CAIRN_TIME_LIMIT, 10 days, 'a time such as 90s, 10m or 1h', 10m",
    "CAIRN_TIME_LIMIT, 0s, 'a time such as 90s, 10m or 1h', 10m",
    "CAIRN_MEMORY_LIMIT, 2 tons, a size such as 1500m or 2g, 2g",
  })
  void of_tellsValuesThatCannotBeUsed(String name, String value, String what, String example) {
    Settings settings = Settings.of(Map.of(name, value), 1L << 30);

    assertThat(settings.mistakes())
        .singleElement()
        .extracting(SettingsException::getMessage)
        .asString()
        .isEqualToNormalizingNewlines(
            """
            expected: %s in %s
            found:    '%s'
            where:    the environment of the kernel: "env" in kernel.json, or the shell that started Jupyter
            mend:     set it like this: %s=%s\
            """
                .formatted(what, name, value, name, example));
  }

  @Test
  void of_tellsAMemoryLimitThatTheHeapAloneReaches() {
    Settings settings = Settings.of(Map.of("CAIRN_MEMORY_LIMIT", "2g"), 4L << 30);

    assertThat(settings.memory()).isEmpty();
    assertThat(settings.mistakes())
        .singleElement()
        .extracting(SettingsException::getMessage)
        .asString()
        .isEqualToNormalizingNewlines(
            """
            expected: at least 4.4 GB in CAIRN_MEMORY_LIMIT, since the heap may take 4 GB
            found:    '2g'
            where:    the environment of the kernel: "env" in kernel.json, or the shell that started Jupyter
            mend:     install the kernel with a smaller heap (-Xmx in kernel.json), or raise the limit\
            """);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "5k, 5120", "5 kB, 5120", "2M, 2097152", "1g, 1073741824"})
  void bytes_areReadAsPeopleWriteThem(String text, long bytes) {
    assertThat(Sizes.bytes(text)).contains(bytes);
  }

  @ParameterizedTest
  @CsvSource({"2000, 2097152000", "2g, 2147483648"})
  void memory_isInMegabytesWithoutAUnit(String text, long bytes) {
    assertThat(Sizes.memory(text)).contains(bytes);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "90s, 90", "2 m, 120", "1h, 3600"})
  void times_areReadAsPeopleWriteThem(String text, long seconds) {
    assertThat(Sizes.time(text)).isEqualTo(Optional.of(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource({"1000, 1000 bytes", "1536, 1.5 kB", "2097152, 2 MB", "5368709120, 5 GB"})
  void words_nameTheUnitThatFits(long bytes, String words) {
    assertThat(Sizes.words(bytes)).isEqualTo(words);
  }
}
