package dev.cairn.setup;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to run in the checkout.
 *
 * @param words the program and its arguments
 * @param folder where it runs
 * @param environment variables to add
 */
record Command(List<String> words, Path folder, Map<String, String> environment) {
  private static final int GRACE_SECONDS = 15;

  Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** A program in a folder. */
  static Command in(Path folder, String program, String... arguments) {
    var words = new ArrayList<String>();
    words.add(program);
    words.addAll(List.of(arguments));
    return new Command(words, folder, Map.of());
  }

  /** The same with more arguments. */
  Command plus(List<String> arguments) {
    var all = new ArrayList<>(words);
    all.addAll(arguments);
    return new Command(all, folder, environment);
  }

  /** The same with one more variable. */
  Command with(String name, String value) {
    var all = new HashMap<>(environment);
    all.put(name, value);
    return new Command(words, folder, all);
  }

  /** Runs it in the terminal; returns its exit status. */
  int inTerminal() throws IOException, InterruptedException {
    leaveInterruptsToChild();
    return finish(builder().inheritIO().start());
  }

  /** Runs it with all that it prints added to a log; returns its exit status. */
  int intoLog(Path log) throws IOException, InterruptedException {
    Files.createDirectories(log.getParent());
    Process process =
        builder()
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process.getOutputStream().close();
    return finish(process);
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    // Another Python's modules have no business in ours.
    builder.environment().keySet().removeAll(List.of("PYTHONHOME", "PYTHONPATH"));
    builder.environment().putAll(environment);
    return builder;
  }

  /**
   * Ctrl-C reaches the child too, which ends in its own good time and says how: training, for
   * example, with the running batch. The JDK has no supported call for it, hence by name.
   */
  private static void leaveInterruptsToChild() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object nothing =
          Proxy.newProxyInstance(
              handler.getClassLoader(), new Class<?>[] {handler}, (self, method, words) -> null);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), nothing);
    } catch (ReflectiveOperationException otherJvm) {
      // The shutdown hook below stops the child then.
    }
  }

  /** Waits; when the launcher itself is stopped, the child ends first, so nothing is orphaned. */
  private static int finish(Process process) throws InterruptedException {
    var reaper = new Thread(() -> stop(process), "stop " + process.pid());
    Runtime.getRuntime().addShutdownHook(reaper);
    int status = process.waitFor();
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException stopping) {
      reaper.interrupt();
    }
    return status;
  }

  private static void stop(Process process) {
    try {
      List<ProcessHandle> family = process.descendants().toList();
      process.destroy();
      process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      family.forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
