package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Python environment.
 *
 * @param folder where it lies
 */
record Venv(Path folder) {

  /** Its interpreter. */
  Path python() {
    return Platform.WINDOWS
        ? folder.resolve("Scripts").resolve("python.exe")
        : folder.resolve("bin").resolve("python");
  }

  /**
   * Makes it anew, without packages.
   *
   * @param project whose folder to work in
   * @param log gets what Python prints
   */
  void make(Project project, Path log) throws IOException, SetupException, InterruptedException {
    String python = Tool.python();
    Folder.delete(folder);
    Files.createDirectories(folder.getParent());
    Command venv = Command.in(project.root(), python, "-m", "venv", folder.toString());
    if (venv.intoLog(log) != 0) {
      throw Diagnosis.of(
          log, "Python could not make the environment " + project.root().relativize(folder));
    }
  }

  /** Its pip, about to install. */
  Command pip(Project project) {
    return Command.in(project.root(), python().toString(), "-m", "pip", "install")
        .plus(List.of("-q", "--disable-pip-version-check", "--no-input"));
  }

  /** Its interpreter and installed modules. */
  List<Path> contents() throws IOException {
    var all = new ArrayList<Path>();
    all.add(python());
    try (Stream<Path> entries = Files.list(packages())) {
      entries
          .filter(entry -> !entry.getFileName().toString().equals("__pycache__"))
          .sorted()
          .forEach(all::add);
    }
    return all;
  }

  /** The folder of installed modules: {@code lib/python3.x/site-packages}. */
  private Path packages() throws IOException {
    if (Platform.WINDOWS) {
      return folder.resolve("Lib").resolve("site-packages");
    }
    try (Stream<Path> versions = Files.list(folder.resolve("lib"))) {
      return versions
          .map(version -> version.resolve("site-packages"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow(() -> new IOException(folder + " has no site-packages"));
    }
  }
}
