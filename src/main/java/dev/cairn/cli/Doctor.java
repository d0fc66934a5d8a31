package dev.cairn.cli;

import dev.cairn.doctor.Report;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code doctor}: what this machine has, which engines run on it, and what to do. */
@Command(
    name = "doctor",
    description = "What this machine has, which engines run on it, and what to do.")
final class Doctor implements Callable<Integer> {
  /** Made by picocli. */
  Doctor() {}

  /** Prints the report; 0 if nothing is broken, else 1. */
  @Override
  public Integer call() {
    Report report = dev.cairn.doctor.Doctor.examine(List.of());
    System.out.println(report);
    return report.isHealthy() ? 0 : 1;
  }
}
