package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The product's jar and its libraries, by Maven.
 *
 * @param project where
 * @param natives the natives to build with instead of the build's own choice
 */
record BuildStep(Project project, Optional<String> natives) implements Step {

  @Override
  public String name() {
    return "build";
  }

  @Override
  public String announcement() {
    return "building Cairn with Maven";
  }

  @Override
  public int download() {
    return Files.isDirectory(project.libraries()) ? 0 : 230;
  }

  @Override
  public String inputs() throws IOException {
    return new Digest(project.root())
        .text(natives.orElse("as the build chooses"))
        .files(project.root().resolve("pom.xml"))
        .files(project.root().resolve("src").resolve("main"))
        .hex();
  }

  @Override
  public void require() throws SetupException {
    Tool.maven();
  }

  @Override
  public void perform() throws IOException, SetupException, InterruptedException {
    Files.deleteIfExists(project.jar());
    // Maven keeps a library that lies there: also one cut off, and those of earlier builds.
    Folder.delete(project.libraries());
    Command maven = maven(project, "-q", "package", "-Dmaven.test.skip=true");
    Path log = project.log(name());
    if (maven.plus(options(natives)).intoLog(log) != 0) {
      throw Diagnosis.of(log, "Maven could not build Cairn");
    }
  }

  /** The libraries that the jar names. */
  private List<Path> libraries() throws IOException {
    try (var jar = new JarFile(project.jar().toFile())) {
      String names = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return Stream.of(names.split(" ")).map(project.jar()::resolveSibling).toList();
    }
  }

  /** Maven in the checkout, with this JDK. */
  static Command maven(Project project, String... arguments) throws SetupException {
    return Command.in(project.root(), Tool.maven(), "-B", "-ntp", "-Dstyle.color=never")
        .plus(List.of(arguments))
        .with("JAVA_HOME", System.getProperty("java.home"));
  }

  /** What Maven has to be told of the natives. */
  static List<String> options(Optional<String> natives) {
    return natives.map(choice -> List.of("-Dcairn.natives=" + choice)).orElse(List.of());
  }

  @Override
  public List<Path> outputs() throws IOException {
    var all = new ArrayList<Path>();
    all.add(project.jar());
    all.add(project.sources());
    all.addAll(libraries());
    return all;
  }
}
