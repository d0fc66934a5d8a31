package dev.cairn.setup;

import dev.cairn.setup.kernels.Jdk;
import dev.cairn.setup.kernels.KernelArchive;
import dev.cairn.setup.kernels.KernelHost;
import dev.cairn.setup.kernels.Specification;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Our kernel's own classes: a main class over JJava's kernel, in one JVM.
 *
 * <p>They are compiled here and not by Maven, since the jar that they extend comes with the Python
 * package {@code jjava} only.
 *
 * @param project where
 * @param jjava that jar
 * @param log gets what the compiler prints
 */
record KernelClasses(Project project, Path jjava, Path log) {
  private static final String MAIN = "dev.cairn.jjava.Main";

  /** The sources. */
  static Path sources(Project project) {
    return project.root().resolve("kernel").resolve("java");
  }

  /**
   * Compiles them.
   *
   * @param beside JJava's jar as it will lie beside them
   * @return the content of the jar
   */
  byte[] archive(Path beside) throws IOException, SetupException {
    Path classes = project.state().resolve("kernel-classes");
    Folder.delete(classes);
    Files.createDirectories(classes);
    Files.createDirectories(log.getParent());
    compile(classes);
    return KernelArchive.of(classes, MAIN, List.of(project.jar(), beside));
  }

  private void compile(Path classes) throws IOException, SetupException {
    var words = new ArrayList<>(List.of("--release", "17", "-nowarn", "-proc:none", "-cp"));
    words.add(project.jar() + File.pathSeparator + jjava);
    words.addAll(List.of("-d", classes.toString()));
    try (Stream<Path> files = Files.walk(sources(project))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(words::add);
    }
    int status;
    try (OutputStream out = Files.newOutputStream(log)) {
      status =
          ToolProvider.getSystemJavaCompiler().run(null, out, out, words.toArray(String[]::new));
    }
    if (status != 0) {
      throw Diagnosis.of(log, "the kernel could not be compiled");
    }
  }

  /** How a kernel of this checkout is started. */
  static Specification specification(Project project, KernelHost host, Jdk jdk, long heap)
      throws IOException {
    return new Specification(host, jdk, project.root(), project.jar(), heap, Platform.ENVIRONMENT);
  }
}
