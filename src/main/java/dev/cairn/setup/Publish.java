package dev.cairn.setup;

import dev.cairn.setup.publish.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ./cairn publish}: the artefacts of this version in a repository that other projects use.
 *
 * @param project where
 * @param setup brings what it needs up to date
 * @param build the step that makes the jar
 */
record Publish(Project project, Setup setup, BuildStep build) {
  private static final String USAGE = "usage: ./cairn publish [--repo FOLDER]";

  /**
   * Runs it.
   *
   * @param arguments those after the command
   * @return the exit status
   */
  int run(List<String> arguments) throws IOException, SetupException, InterruptedException {
    if (arguments.equals(List.of("--help"))) {
      System.out.println(USAGE);
      return 0;
    }
    Path folder = project.root().resolve("target").resolve("repository");
    if (arguments.size() == 2 && arguments.get(0).equals("--repo")) {
      folder = Path.of(arguments.get(1)).toAbsolutePath().normalize();
    } else if (!arguments.isEmpty()) {
      System.err.println("cairn: " + USAGE);
      return 2;
    }
    var javadoc = new JavadocStep(project, build);
    setup.bring(List.of(build, javadoc));
    var publication =
        new Publication(project.root(), project.jar(), project.sources(), javadoc.folder());
    for (String artifact : publication.into(folder)) {
      System.out.println("dev.cairn:" + artifact);
    }
    System.out.println("in " + folder.toUri());
    return 0;
  }
}
