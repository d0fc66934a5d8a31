package dev.cairn.show;

import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/**
 * Where a notebook kernel says how a value reaches the page. The one mutable static of this
 * package: cells show values without knowing their host.
 */
public final class Displays {
  private static final Deque<Consumer<Shown>> HOSTS = new ConcurrentLinkedDeque<>();

  private Displays() {}

  /**
   * Makes later values go to the host.
   *
   * @return takes the host away again
   */
  public static Runnable install(Consumer<Shown> host) {
    HOSTS.addFirst(host);
    return () -> HOSTS.remove(host);
  }

  /** The host installed last; empty in a plain JShell or program. */
  public static Optional<Consumer<Shown>> current() {
    return Optional.ofNullable(HOSTS.peekFirst());
  }
}
