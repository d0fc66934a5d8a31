package dev.cairn.jjava;

import java.util.Optional;

/**
 * Ends the kernel when Jupyter has died without a word: nobody could reach it any more, and a
 * training would go on for hours.
 */
final class ParentWatch {
  /** Jupyter's process, told by Jupyter itself; on Windows it is no process number. */
  private static final String PARENT = "JPY_PARENT_PID";

  private ParentWatch() {}

  /** Begins to watch, if Jupyter started this process. */
  static void start() {
    if (System.getenv(PARENT) != null) {
      Optional<ProcessHandle> parent = ProcessHandle.current().parent();
      parent.ifPresent(jupyter -> jupyter.onExit().thenRun(() -> System.exit(1)));
    }
  }
}
