package dev.cairn.engine;

/**
 * What a session may use of the machine.
 *
 * @param threads threads for computing, at least 1
 */
public record Device(int threads) {
  /**
   * Checks it.
   *
   * @throws EngineException if there is no thread to compute with
   */
  public Device {
    if (threads < 1) {
      throw new EngineException(
          "1 thread or more",
          String.valueOf(threads),
          "Device.cpu(threads)",
          "leave it out: Device.cpu() takes a thread for each core");
    }
  }

  /** The best that there is: the CPU with {@link #cpu() all its cores}. */
  public static Device auto() {
    return cpu();
  }

  /**
   * The CPU with a thread for each physical core that the process, or its container, may use. A
   * second thread on a core computes nothing more: both share its arithmetic units.
   */
  public static Device cpu() {
    return new Device(Cores.ofMachine().usable());
  }

  /** The CPU with {@code threads} threads. */
  public static Device cpu(int threads) {
    return new Device(threads);
  }

  /** In words, for people: {@code cpu, 2 threads}. */
  @Override
  public String toString() {
    return "cpu, " + threads + (threads == 1 ? " thread" : " threads");
  }
}
