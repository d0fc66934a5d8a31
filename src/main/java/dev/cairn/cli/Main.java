package dev.cairn.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; every subcommand is a class of its own beside this one. */
@Command(
    name = "cairn",
    description = "Stack residual blocks, see them learn.",
    mixinStandardHelpOptions = true,
    subcommands = {Bench.class, Doctor.class})
public final class Main implements Runnable {
  /** Made by picocli. */
  Main() {}

  /**
   * Runs a subcommand and exits with its status.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
