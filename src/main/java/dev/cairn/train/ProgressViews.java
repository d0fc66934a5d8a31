package dev.cairn.train;

import dev.cairn.host.Hosts;
import dev.cairn.settings.Settings;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Where a host (notebook kernel, terminal) says how progress is shown and which cell is running. A
 * mutable static: cells make trainers without knowing their host.
 */
public final class ProgressViews {
  private static final Deque<Host> HOSTS = new ConcurrentLinkedDeque<>();

  private ProgressViews() {}

  private record Host(Supplier<ProgressView> views, Supplier<Optional<Cell>> cell) {}

  /**
   * Makes later runs use the host's views, one view a run; for hosts without cells.
   *
   * @return takes the host away again
   */
  public static Runnable install(Supplier<ProgressView> views) {
    return install(views, Optional::empty);
  }

  /**
   * Makes later runs use the host's views, one view a run.
   *
   * @param views called on the cell's thread when training begins; the view is then updated from
   *     that thread, or for a job in the background from the job's
   * @param cell the cell that is running, asked on its thread; empty where it is not known
   * @return takes the host away again
   */
  public static Runnable install(Supplier<ProgressView> views, Supplier<Optional<Cell>> cell) {
    Host host = new Host(views, cell);
    HOSTS.addFirst(host);
    return () -> HOSTS.remove(host);
  }

  /** A view of the host installed last; without a host, a line an epoch on standard output. */
  public static ProgressView current() {
    return switch (Settings.current().progress()) {
      case LINES -> new LineProgress(System.out);
      case FINAL -> last(live());
      case LIVE -> live();
    };
  }

  private static ProgressView live() {
    return installed()
        .map(host -> host.views().get())
        .orElseGet(() -> new LineProgress(System.out));
  }

  /** Shows the last state only. */
  static ProgressView last(ProgressView view) {
    return snapshot -> {
      if (snapshot.ending().isPresent()) {
        view.update(snapshot);
      }
    };
  }

  /** The cell that is running, as far as the host installed last knows; training needs it not. */
  static Optional<Cell> cell() {
    try {
      return installed().flatMap(host -> host.cell().get());
    } catch (RuntimeException | LinkageError unknown) {
      return Optional.empty();
    }
  }

  private static Optional<Host> installed() {
    if (HOSTS.isEmpty()) {
      // Looks for a notebook kernel, which installs its views too.
      Hosts.current();
    }
    return Optional.ofNullable(HOSTS.peekFirst());
  }
}
