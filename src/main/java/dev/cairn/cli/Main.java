package dev.cairn.cli;

import dev.cairn.graph.CairnException;
import dev.cairn.graph.Facts;
import dev.cairn.graph.Trouble;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; every subcommand is a class of its own beside this one. */
@Command(
    name = "cairn",
    description = "Stack residual blocks, see them learn.",
    mixinStandardHelpOptions = true,
    subcommands = {Bench.class, Doctor.class, Predict.class})
public final class Main implements Runnable {
  /** Made by picocli. */
  Main() {}

  /**
   * Runs a subcommand and exits with its status.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(line().execute(arguments));
  }

  /** The command line with its subcommands. */
  static CommandLine line() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((problem, line, parsed) -> tell(problem, line.getErr()));
  }

  /** Four facts of ours or of the machine need no stack trace; anything else is our fault. */
  private static int tell(Exception problem, PrintWriter err) throws Exception {
    Optional<String> facts =
        problem instanceof CairnException
            ? Optional.ofNullable(problem.getMessage())
            : Trouble.of(problem).map(Facts::toString);
    err.println(facts.orElseThrow(() -> problem));
    return 1;
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
