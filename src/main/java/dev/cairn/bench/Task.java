package dev.cairn.bench;

import java.util.Locale;
import java.util.stream.Stream;

/** What is timed. */
public enum Task {
  /** Forward, loss, backward and update; six operations for each multiply-add of forward. */
  TRAIN(3),
  /** Forward with running statistics; two operations for each multiply-add. */
  INFER(1);

  private final int forwards;

  Task(int forwards) {
    this.forwards = forwards;
  }

  /**
   * The task of a name.
   *
   * @throws BenchException if there is none
   */
  public static Task named(String name) {
    return Stream.of(values())
        .filter(task -> task.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                BenchException.unknown(
                    "task", name, "--task", Stream.of(values()).map(Task::toString).toList()));
  }

  /** How many times the operations of a forward pass the task takes. */
  int forwards() {
    return forwards;
  }

  /** Its name in options and results: {@code train} or {@code infer}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
