package dev.cairn.setup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The pages of the API, which are published beside the jar.
 *
 * @param project where
 * @param build the step that makes the classes
 */
record JavadocStep(Project project, BuildStep build) implements Step {
  /** Not for people who program with Cairn. */
  private static final String INSIDE =
      "dev.cairn.bench:dev.cairn.cli:dev.cairn.kernel:dev.cairn.setup";

  @Override
  public String name() {
    return "javadoc";
  }

  @Override
  public String announcement() {
    return "writing the pages of the API";
  }

  @Override
  public int download() {
    return 0;
  }

  @Override
  public String inputs() throws IOException {
    return build.inputs();
  }

  /** The tool is in the JDK that runs this. */
  @Override
  public void require() {}

  @Override
  public void perform() throws IOException, SetupException, InterruptedException {
    Folder.delete(folder());
    String tool = Path.of(System.getProperty("java.home"), "bin", "javadoc").toString();
    Path sources = project.root().resolve("src").resolve("main").resolve("java");
    String classPath = project.jar() + File.pathSeparator + project.libraries().resolve("*");
    Command javadoc =
        Command.in(project.root(), tool, "-quiet", "-notimestamp", "-Xdoclint:none")
            .plus(List.of("-encoding", "UTF-8", "-windowtitle", "Cairn"))
            // The kernel's adapters refer to libraries that only their hosts have.
            .plus(List.of("--ignore-source-errors", "-exclude", INSIDE))
            .plus(List.of("-classpath", classPath, "-sourcepath", sources.toString()))
            .plus(List.of("-subpackages", "dev.cairn", "-d", folder().toString()));
    Path log = project.log(name());
    if (javadoc.intoLog(log) != 0) {
      throw Diagnosis.of(log, "the pages of the API could not be written");
    }
  }

  @Override
  public List<Path> outputs() {
    return List.of(folder().resolve("index.html"));
  }

  /** Where the pages lie. */
  Path folder() {
    return project.root().resolve("target").resolve("javadoc");
  }
}
