package dev.cairn.cli;

import dev.cairn.bench.Network;
import dev.cairn.engine.Cores;
import dev.cairn.engine.Engine;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import dev.cairn.stack.Net;
import dev.cairn.train.Optimizers;
import java.awt.GraphicsEnvironment;
import java.util.Locale;
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
    new ThreadFacts(Cores.ofMachine(), System.getenv()).all().forEach(System.out::println);
    boolean engines = engines();
    return fonts && engines ? 0 : 1;
  }

  private static boolean fonts() {
    Runtime runtime = Runtime.getRuntime();
    print("Java", Runtime.version() + ", " + System.getProperty("java.home"));
    print("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
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
    EngineFacts engines = new EngineFacts(Engine.all());
    engines.all().forEach(System.out::println);
    Net net = Network.named("resnet20").net().get();
    Update update = Optimizers.usual(net.loss()).update();
    engines.kernels(new Program(net.graph(), net.loss(), update)).forEach(System.out::println);
    return engines.used().isPresent();
  }

  private static void print(String what, String fact) {
    System.out.println(new Fact(what, fact));
  }
}
