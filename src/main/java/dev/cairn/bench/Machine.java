package dev.cairn.bench;

/** The machine that is measured on, for people. */
public final class Machine {
  private Machine() {}

  /** One line: CPU, processors, system and Java. */
  public static String line() {
    return "%s, %d processors, %s %s, Java %s"
        .formatted(
            ProcessFacts.own().cpuModel().orElse(System.getProperty("os.arch")),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }
}
