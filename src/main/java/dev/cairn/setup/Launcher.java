package dev.cairn.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The main class behind {@code ./cairn}. */
public final class Launcher {
  private Launcher() {}

  /**
   * Runs a command and exits with its status: 0 if it did all, 1 if something is missing or failed,
   * 2 if the command line is wrong.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    int status;
    try {
      status = new Commands(Project.ofLauncher()).run(List.of(arguments));
    } catch (SetupException missing) {
      System.err.println("cairn: " + missing.getMessage());
      status = 1;
    } catch (IOException failed) {
      System.err.println("cairn: " + Diagnosis.sentence(failed));
      status = 1;
    } catch (UncheckedIOException failed) {
      System.err.println("cairn: " + Diagnosis.sentence(Objects.requireNonNull(failed.getCause())));
      status = 1;
    } catch (InterruptedException stopped) {
      status = 130;
    }
    System.exit(status);
  }
}
