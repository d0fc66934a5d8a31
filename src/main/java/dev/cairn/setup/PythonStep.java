package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Python environment with JupyterLab and the JJava kernel in locked versions.
 *
 * @param project where
 */
record PythonStep(Project project) implements Step {

  @Override
  public String name() {
    return "python";
  }

  @Override
  public String announcement() {
    return "installing JupyterLab and the Java kernel into .venv";
  }

  @Override
  public int download() {
    return 50;
  }

  @Override
  public String inputs() throws IOException {
    return new Digest(project.root()).files(lock()).hex();
  }

  @Override
  public void require() throws SetupException {
    Tool.python();
  }

  @Override
  public void perform() throws IOException, SetupException, InterruptedException {
    String python = Tool.python();
    Folder.delete(project.venv());
    Path log = project.log(name());
    Command venv = Command.in(project.root(), python, "-m", "venv", project.venv().toString());
    if (venv.intoLog(log) != 0) {
      throw Diagnosis.of(log, "Python could not make the environment .venv");
    }
    if (pip(project, lock()).intoLog(log) != 0) {
      throw Diagnosis.of(log, "pip could not install kernel/requirements.lock");
    }
  }

  /** Installs exactly what a lock file names. */
  static Command pip(Project project, Path lock) {
    return Command.in(project.root(), project.python().toString(), "-m", "pip", "install")
        .plus(List.of("-q", "--disable-pip-version-check", "--no-input"))
        .plus(List.of("--no-deps", "-r", lock.toString()));
  }

  private Path lock() {
    return project.root().resolve("kernel").resolve("requirements.lock");
  }

  @Override
  public List<Path> outputs() throws IOException {
    var all = new ArrayList<Path>();
    all.add(project.python());
    all.add(project.kernels().resolve("java").resolve("jjava.jar"));
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
      return project.venv().resolve("Lib").resolve("site-packages");
    }
    try (Stream<Path> versions = Files.list(project.venv().resolve("lib"))) {
      return versions
          .map(version -> version.resolve("site-packages"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow(() -> new IOException(".venv has no site-packages"));
    }
  }
}
