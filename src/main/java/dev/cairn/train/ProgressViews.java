package dev.cairn.train;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Where a host (notebook kernel, terminal) says how progress is shown. The one mutable static of
 * this package: cells make trainers without knowing their host.
 */
public final class ProgressViews {
  private static final Deque<Supplier<ProgressView>> HOSTS = new ConcurrentLinkedDeque<>();

  private ProgressViews() {}

  /**
   * Makes later runs use the host's views, one view a run.
   *
   * @return takes the host away again
   */
  public static Runnable install(Supplier<ProgressView> host) {
    HOSTS.addFirst(host);
    return () -> HOSTS.remove(host);
  }

  /** A view of the host installed last; without a host, a line an epoch on standard output. */
  public static ProgressView current() {
    Supplier<ProgressView> host = HOSTS.peekFirst();
    return host == null ? new LineProgress(System.out) : host.get();
  }
}
