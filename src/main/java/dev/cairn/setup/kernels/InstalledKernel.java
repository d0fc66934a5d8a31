package dev.cairn.setup.kernels;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kernel specification that is there, ours or not.
 *
 * @param folder its folder
 * @param json what is in its {@code kernel.json}
 */
record InstalledKernel(Path folder, String json) {
  private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern STRINGS = Pattern.compile(STRING);
  private static final Pattern ARGV = Pattern.compile("\"argv\"\\s*:\\s*\\[([^\\]]*)\\]");

  /** The specification in a folder. */
  static InstalledKernel in(Path folder) throws IOException {
    return new InstalledKernel(folder, Files.readString(folder.resolve(Specification.FILE)));
  }

  /** Whether it is for Java. */
  boolean isJava() {
    return field("language").filter("java"::equalsIgnoreCase).isPresent();
  }

  /** Its name in a notebook's menu. */
  String display() {
    return field("display_name").orElse("");
  }

  /** Which host of ours it is; empty if it is somebody else's. */
  Optional<KernelHost> ours() {
    // Earlier versions left no mark.
    return json.contains("\"cairn\": {")
        ? field("host").flatMap(KernelHost::named)
        : Optional.of(KernelHost.CAIRN)
            .filter(host -> Files.exists(folder.resolve(Specification.CLASSES)));
  }

  /** The JDK that it is started with. */
  Optional<Jdk> jdk(Map<String, String> environment) {
    return program(environment).flatMap(Jdk::of);
  }

  private Optional<Path> program(Map<String, String> environment) {
    String name = argv().stream().findFirst().orElse("");
    Stream<Path> candidates =
        name.contains("/") || name.contains("\\")
            ? Stream.of(Path.of(name))
            : Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name));
    return candidates.filter(Files::isExecutable).filter(Files::isRegularFile).findFirst();
  }

  /** Why it would not start; empty if it would. */
  Optional<String> problem(Map<String, String> environment) throws IOException {
    String program = argv().stream().findFirst().orElse("");
    if (program(environment).isEmpty()) {
      return Optional.of(program + " is gone");
    }
    int needed = ours().map(KernelHost::jdk).orElse(0);
    Optional<Jdk> old = jdk(environment).filter(jdk -> jdk.version() < needed);
    if (old.isPresent()) {
      return Optional.of("needs JDK " + needed);
    }
    return jars().filter(jar -> !Files.exists(jar)).findFirst().map(jar -> jar + " is gone");
  }

  /** The jars that it names, and those that ours name in turn. */
  private Stream<Path> jars() throws IOException {
    Path classes = folder.resolve(Specification.CLASSES);
    Stream<Path> further = Files.exists(classes) ? classPath(classes) : Stream.of();
    Stream<Path> named =
        strings(json)
            .filter(word -> word.endsWith(".jar"))
            .map(word -> word.replace("{resource_dir}", folder.toString()))
            .map(Path::of)
            .filter(Path::isAbsolute);
    return Stream.concat(named, further);
  }

  private Stream<Path> classPath(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      String names = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return Stream.of(names.split(" ")).map(name -> Path.of(jar.toUri().resolve(name)));
    }
  }

  private List<String> argv() {
    Matcher words = ARGV.matcher(json);
    return words.find() ? strings(words.group(1)).toList() : List.of();
  }

  private Optional<String> field(String name) {
    Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*" + STRING).matcher(json);
    return field.find() ? Optional.of(plain(field.group(1))) : Optional.empty();
  }

  private static Stream<String> strings(String text) {
    return STRINGS.matcher(text).results().map(found -> plain(found.group(1)));
  }

  private static String plain(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }
}
