package dev.cairn.setup;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program on PATH that is new enough. */
final class Tool {
  private static final Pattern VERSION = Pattern.compile("(?:Maven|Python) (\\d+)\\.(\\d+)");
  private static final Comparator<int[]> BY_VERSION =
      Comparator.<int[]>comparingInt(v -> v[0]).thenComparingInt(v -> v[1]);

  private Tool() {}

  /**
   * Finds Maven.
   *
   * @throws SetupException if there is none from 3.8 on
   */
  static String maven() throws SetupException {
    return find(List.of(Platform.WINDOWS ? "mvn.cmd" : "mvn"), from(3, 8))
        .orElseThrow(
            () ->
                new SetupException(
                    "no Maven 3.8 or newer on PATH: install it with 'apt install maven',"
                        + " 'brew install maven' or 'winget install Apache.Maven'."));
  }

  /**
   * Finds Python.
   *
   * @param project the checkout: an archive has packages for some versions only
   * @throws SetupException if there is none from 3.9 on
   */
  static String python(Project project) throws IOException, SetupException {
    Optional<Packed> packed = Packed.of(project);
    String python = packed.isPresent() ? pythonOf(packed.get()) : findPython();
    if (output(List.of(python, "-c", "import venv, ensurepip")).isEmpty()) {
      throw new SetupException(
          python
              + " has no module venv: install it with 'apt install python3-venv', or take a whole"
              + " Python with 'brew install python' or 'winget install Python.Python.3.12'.");
    }
    return python;
  }

  /** One that an archive has packages for. */
  private static String pythonOf(Packed packed) throws SetupException {
    for (String version : packed.pythons()) {
      int[] wanted = {3, Integer.parseInt(version.substring(2))};
      List<String> names = List.of("python3", "python", "python" + version);
      Optional<String> python = find(names, found -> Arrays.equals(found, wanted));
      if (python.isPresent()) {
        return python.get();
      }
    }
    String all = String.join(" or ", packed.pythons());
    throw new SetupException(
        ("no Python %s on PATH, and this archive has packages for no other: install it, or ask for"
                + " an archive made with './cairn pack --python' and the version that is here.")
            .formatted(all));
  }

  private static String findPython() throws SetupException {
    return find(List.of("python3", "python"), from(3, 9))
        .orElseThrow(
            () ->
                new SetupException(
                    "no Python 3.9 or newer on PATH: install it with 'apt install python3"
                        + " python3-venv', 'brew install python' or 'winget install"
                        + " Python.Python.3.12'."));
  }

  /** The prefix of the Python that is active; empty if there is none. */
  static Optional<Path> sysPrefix() {
    for (String name : List.of("python3", "python")) {
      for (Path python : onPath(name)) {
        Optional<String> prefix =
            output(List.of(python.toString(), "-c", "import sys; print(sys.prefix)"));
        if (prefix.isPresent()) {
          return prefix.map(line -> Path.of(line.strip()));
        }
      }
    }
    return Optional.empty();
  }

  private static Predicate<int[]> from(int... oldest) {
    return version -> BY_VERSION.compare(version, oldest) >= 0;
  }

  private static Optional<String> find(List<String> names, Predicate<int[]> wanted) {
    for (String name : names) {
      for (Path candidate : onPath(name)) {
        Optional<int[]> version = version(candidate);
        if (version.filter(wanted).isPresent()) {
          return Optional.of(candidate.toString());
        }
      }
    }
    return Optional.empty();
  }

  private static List<Path> onPath(String name) {
    var found = new ArrayList<Path>();
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
      for (String suffix : Platform.WINDOWS ? List.of("", ".exe") : List.of("")) {
        Path candidate = Path.of(folder.isEmpty() ? "." : folder, name + suffix);
        if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  /**
   * The first two numbers of what {@code --version} prints, none if it does not run. Warnings of
   * the JVM, with numbers of their own, may stand before it.
   */
  private static Optional<int[]> version(Path program) {
    return output(List.of(program.toString(), "--version"))
        .map(VERSION::matcher)
        .filter(Matcher::find)
        .map(n -> new int[] {Integer.parseInt(n.group(1)), Integer.parseInt(n.group(2))});
  }

  /** What a program prints, none if it fails. */
  private static Optional<String> output(List<String> words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
