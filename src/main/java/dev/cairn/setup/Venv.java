package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Python environment.
 *
 * @param folder where it lies
 */
record Venv(Path folder) {
  private static final Pattern VERSION = Pattern.compile("(?m)^version(?:_info)? *= *(3\\.\\d+)");

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
    String python = Tool.python(project);
    Folder.delete(folder);
    Files.createDirectories(folder.getParent());
    Command venv = Command.in(project.root(), python, "-m", "venv", folder.toString());
    if (venv.intoLog(log) != 0) {
      throw Diagnosis.of(
          log, "Python could not make the environment " + project.root().relativize(folder));
    }
  }

  /** Its pip, about to install: from what an archive brings along, else from the network. */
  Command pip(Project project) throws IOException {
    Command pip =
        Command.in(project.root(), python().toString(), "-m", "pip", "install")
            .plus(List.of("-q", "--disable-pip-version-check", "--no-input"));
    return Packed.of(project).isEmpty()
        ? pip
        : pip.plus(List.of("--no-index", "--find-links", Packed.wheels(project).toString()));
  }

  /** The version of its Python, such as {@code 3.11}. */
  String version() throws IOException {
    Matcher version = VERSION.matcher(Files.readString(folder.resolve("pyvenv.cfg")));
    if (!version.find()) {
      throw new IOException(folder + " tells no version of Python");
    }
    return version.group(1);
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
