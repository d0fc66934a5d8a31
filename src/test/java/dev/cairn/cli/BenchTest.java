package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Tag("unit")
class BenchTest {

  @Test
  void layers_ofInference_areToldInFourFacts() {
    var err = new StringWriter();
    CommandLine line = Main.line().setErr(new PrintWriter(err, true));

    assertThat(line.execute("bench", "--layers", "--task", "infer")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            expected: the task train, the one whose steps are looked into
            found:    infer
            where:    --task
            mend:     leave out --task, or --layers
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --rounds  | 0          | a number above 0     | 0           | leave it out for the usual one
          --seconds | -1         | a number above 0     | -1.0        | leave it out for the usual one
          --batch   | 0          | a number above 0     | 0           | leave it out for the usual one
          --table   | none.jsonl | a file of measurements | no file none.jsonl | write one with ./cairn bench --json none.jsonl
          """)
  void wrongValues_areToldInFourFacts(
      String option, String value, String expected, String found, String mend) {
    var err = new StringWriter();
    CommandLine line = Main.line().setErr(new PrintWriter(err, true));

    assertThat(line.execute("bench", option, value)).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "expected: %s\nfound:    %s\nwhere:    %s\nmend:     %s\n"
                .formatted(expected, found, option, mend));
  }
}
