package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the notebook tests need in the Python environment besides.
 *
 * @param project where
 * @param python the environment to add to
 */
record TestPythonStep(Project project, PythonStep python) implements Step {

  @Override
  public String name() {
    return "python-tests";
  }

  @Override
  public String announcement() {
    return "installing pytest into .venv";
  }

  @Override
  public int download() {
    return 10;
  }

  @Override
  public String inputs() throws IOException {
    return new Digest(project.root()).text(python.inputs()).files(lock()).hex();
  }

  @Override
  public void require() throws SetupException {
    python.require();
  }

  @Override
  public void perform() throws IOException, SetupException, InterruptedException {
    Path log = project.log(name());
    if (PythonStep.pip(project, lock()).intoLog(log) != 0) {
      throw Diagnosis.of(log, "pip could not install kernel/requirements-test.lock");
    }
  }

  @Override
  public List<Path> outputs() throws IOException {
    return python.outputs();
  }

  private Path lock() {
    return project.root().resolve("kernel").resolve("requirements-test.lock");
  }
}
