package dev.cairn.cli;

import dev.cairn.engine.Engine;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code doctor}: what this machine has and which engines run on it. */
@Command(name = "doctor", description = "What this machine has and which engines run on it.")
final class Doctor implements Callable<Integer> {
  /** Made by picocli. */
  Doctor() {}

  /** Prints the report; 0 if an engine runs here and charts can be drawn, else 1. */
  @Override
  public Integer call() {
    boolean fonts = fonts();
    boolean engines = engines();
    return fonts && engines ? 0 : 1;
  }

  private static boolean fonts() {
    Runtime runtime = Runtime.getRuntime();
    print("Java", Runtime.version() + ", " + System.getProperty("java.home"));
    print("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    print("threads", Integer.toString(runtime.availableProcessors()));
    print("heap", String.format(Locale.ROOT, "%,d MB at most", runtime.maxMemory() >> 20));
    try {
      String[] families =
          GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
      print("fonts", families.length + " families");
      return true;
    } catch (RuntimeException | Error none) {
      print(
          "fonts",
          "none, so charts cannot be drawn: install them with 'apt install fontconfig"
              + " fonts-dejavu-core'");
      return false;
    }
  }

  private static boolean engines() {
    List<Engine> engines = Engine.all();
    if (engines.isEmpty()) {
      print("engines", "none on the class path");
      return false;
    }
    boolean all = true;
    for (Engine engine : engines) {
      try {
        engine.report().forEach(fact -> print("engine " + engine.name(), fact));
      } catch (RuntimeException | LinkageError | ServiceConfigurationError broken) {
        print("engine " + engine.name(), "does not run here: " + broken);
        all = false;
      }
    }
    return all;
  }

  private static void print(String what, String fact) {
    System.out.printf("%-12s %s%n", what, fact);
  }
}
