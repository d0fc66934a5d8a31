package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Tag("unit")
class MainTest {

  @Command(name = "write")
  static final class Full implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
      throw new FileSystemException("target/figures.jsonl", null, "No space left on device");
    }
  }

  @Test
  void execute_tellsTroublesOfTheMachineAsFourFacts() {
    var err = new StringWriter();
    CommandLine line = Main.line().addSubcommand(new Full()).setErr(new PrintWriter(err, true));

    assertThat(line.execute("write")).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "expected: room on the disk",
            "found:    none left",
            "where:    the disk: target/figures.jsonl: No space left on device",
            "mend:     delete what is not needed, or name another folder");
  }
}
