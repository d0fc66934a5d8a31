package dev.cairn.train;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a training is to end with the running batch, and who wants it. The first one counts. */
final class StopRequest {
  private final AtomicReference<@Nullable By> asked = new AtomicReference<>();

  /** Who asks. */
  enum By {
    /** The interrupted thread that waits for it. */
    INTERRUPTION("Interrupted"),
    /** {@link Job#stop}. */
    STOP("Stopped"),
    /** The cell that started it, as it was run again. */
    CELL("Superseded: the cell was run again. Stopped"),
    /** The end of the program. */
    SHUTDOWN("The program ended. Stopped");

    private final String words;

    By(String words) {
      this.words = words;
    }

    /** What happened, before the place where. */
    String words() {
      return words;
    }
  }

  void ask(By who) {
    asked.compareAndSet(null, who);
  }

  Optional<By> asked() {
    return Optional.ofNullable(asked.get());
  }

  boolean isAsked() {
    return asked.get() != null;
  }
}
