package dev.cairn.engine;

/**
 * What a session may use of the machine.
 *
 * @param threads threads for computing, at least 1
 */
public record Device(int threads) {
  /** The CPU with as many threads as the process may use. */
  public static Device cpu() {
    return new Device(Runtime.getRuntime().availableProcessors());
  }

  /** The CPU with {@code threads} threads. */
  public static Device cpu(int threads) {
    return new Device(threads);
  }
}
