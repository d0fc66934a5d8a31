package dev.cairn.setup.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An installed JDK.
 *
 * @param home its folder
 * @param version its feature release, such as 17
 */
public record Jdk(Path home, int version) {
  private static final Pattern RELEASE =
      Pattern.compile("^JAVA_VERSION=\"(?:1\\.)?(\\d+)", Pattern.MULTILINE);

  /** The JDK that runs this. */
  public static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /** The JDK in a folder; empty if there is none. */
  public static Optional<Jdk> in(Path home) {
    try {
      Matcher release = RELEASE.matcher(Files.readString(home.resolve("release")));
      return release.find()
          ? Optional.of(new Jdk(home, Integer.parseInt(release.group(1))))
          : Optional.empty();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** The JDK that a {@code java} program belongs to. */
  static Optional<Jdk> of(Path program) {
    try {
      return in(program.toRealPath().resolve("../..").normalize());
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /**
   * The oldest one that is new enough: the running JDK, those that {@code JAVA25_HOME} and the like
   * name, and those in the usual folders.
   *
   * @throws KernelProblem if there is none
   */
  public static Jdk atLeast(int version, Map<String, String> environment, Path root)
      throws KernelProblem {
    if (running().version() >= version) {
      return running();
    }
    return all(environment, root)
        .filter(jdk -> jdk.version() >= version)
        .min(Comparator.comparingInt(Jdk::version))
        .orElseThrow(
            () ->
                new KernelProblem(
                    ("no JDK %d or newer is installed: install one, or name its folder in"
                            + " JAVA%d_HOME and run the command again.")
                        .formatted(version, version)));
  }

  private static Stream<Jdk> all(Map<String, String> environment, Path root) {
    Stream<Path> named =
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().matches("JAVA_?\\d*_HOME|JDK_HOME"))
            .filter(variable -> !variable.getValue().isEmpty())
            .map(variable -> Path.of(variable.getValue()));
    String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", "/"));
    Stream<Path> usual =
        Stream.of(
                root.resolve("usr/lib/jvm"),
                root.resolve("Library/Java/JavaVirtualMachines"),
                root.resolve("Program Files/Eclipse Adoptium"),
                root.resolve("Program Files/Java"),
                Path.of(home, ".sdkman/candidates/java"),
                Path.of(home, ".jdks"))
            .flatMap(folder -> children(folder).stream())
            .flatMap(jdk -> Stream.of(jdk, jdk.resolve("Contents/Home")));
    return Stream.concat(named, usual).flatMap(folder -> in(folder).stream()).filter(Jdk::runs);
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  /** Its {@code java}. */
  public Path program() {
    Path windows = home.resolve("bin").resolve("java.exe");
    return Files.exists(windows) ? windows : home.resolve("bin").resolve("java");
  }

  private boolean runs() {
    return Files.isExecutable(program());
  }
}
