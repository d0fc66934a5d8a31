package dev.cairn.engine.dl4j;

import dev.cairn.engine.Device;
import dev.cairn.engine.EngineException;
import dev.cairn.engine.Session;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A program that trains one step in a process of its own and says nothing, or what went wrong. */
final class Probe {
  private Probe() {}

  public static void main(String[] arguments) {
    try (Session session = new Dl4jEngine().open(SmallNet.PROGRAM, SmallNet.START, Device.cpu(1))) {
      session.step(SmallNet.batch(4), 0.1);
    } catch (EngineException e) {
      System.out.print(e.getMessage());
    }
  }

  /** Runs it with those libraries of this process that pass, and returns all that it printed. */
  static String run(Predicate<String> libraries) throws IOException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(libraries)
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(List.of(java, "-cp", classPath, Probe.class.getName()))
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
