package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  public int download() throws IOException {
    return Packed.of(project).isPresent() ? 0 : 50;
  }

  @Override
  public String inputs() throws IOException {
    return new Digest(project.root()).files(lock()).hex();
  }

  @Override
  public void require() throws IOException, SetupException {
    Optional<Packed> packed = Packed.of(project);
    if (packed.isPresent()) {
      packed.get().require(Platform.name());
    }
    Tool.python(project);
  }

  @Override
  public void perform() throws IOException, SetupException, InterruptedException {
    Path log = project.log(name());
    new Venv(project.venv()).make(project, log);
    if (pip(project, lock()).intoLog(log) != 0) {
      throw Diagnosis.of(log, "pip could not install kernel/requirements.lock");
    }
  }

  /** Installs exactly what a lock file names, by the checksums there. */
  static Command pip(Project project, Path lock) throws IOException {
    return new Venv(project.venv())
        .pip(project)
        .plus(List.of("--require-hashes", "--no-deps", "-r", lock.toString()));
  }

  private Path lock() {
    return project.root().resolve("kernel").resolve("requirements.lock");
  }

  @Override
  public List<Path> outputs() throws IOException {
    var all = new ArrayList<>(new Venv(project.venv()).contents());
    all.add(project.kernels().resolve("java").resolve("jjava.jar"));
    return all;
  }
}
