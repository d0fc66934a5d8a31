package dev.cairn.host;

import java.util.Deque;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The host at hand. The one mutable static of this package: cells show values without knowing their
 * host.
 */
public final class Hosts {
  private static final Deque<Host> INSTALLED = new ConcurrentLinkedDeque<>();

  private Hosts() {}

  /**
   * Makes later values go to the host.
   *
   * @return takes the host away again
   */
  public static Runnable install(Host host) {
    INSTALLED.addFirst(host);
    return () -> INSTALLED.remove(host);
  }

  /** The host installed last, looked for if there is none; empty in a plain JShell or program. */
  public static Optional<Host> current() {
    if (INSTALLED.isEmpty()) {
      look();
    }
    return Optional.ofNullable(INSTALLED.peekFirst());
  }

  /** Kernels that load no extensions are found by those who know them. */
  private static synchronized void look() {
    if (INSTALLED.isEmpty()) {
      // The context loader of a cell's thread may not know our jar.
      ServiceLoader.load(HostFinder.class, Hosts.class.getClassLoader())
          .forEach(HostFinder::install);
    }
  }
}
