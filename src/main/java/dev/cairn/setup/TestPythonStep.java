package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the notebook tests need in the Python environment besides, and nbgrader in a folder beside
 * it: it would change JupyterLab.
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
    return "installing pytest and Playwright into .venv, and nbgrader beside it";
  }

  @Override
  public int download() {
    return 30;
  }

  @Override
  public String inputs() throws IOException {
    return new Digest(project.root())
        .text(python.inputs())
        .files(lock("test"))
        .files(lock("course"))
        .hex();
  }

  @Override
  public void require() throws IOException, SetupException {
    python.require();
  }

  @Override
  public void perform() throws IOException, SetupException, InterruptedException {
    Path log = project.log(name());
    install(PythonStep.pip(project, lock("test")), log);
    Folder.delete(nbgrader());
    install(
        PythonStep.pip(project, lock("course")).plus(List.of("--target", nbgrader().toString())),
        log);
  }

  private static void install(Command pip, Path log)
      throws IOException, SetupException, InterruptedException {
    if (pip.intoLog(log) != 0) {
      throw Diagnosis.of(log, "pip could not install what the notebook tests need");
    }
  }

  @Override
  public List<Path> outputs() throws IOException {
    var all = new ArrayList<>(python.outputs());
    all.add(nbgrader());
    return all;
  }

  private Path nbgrader() {
    return project.state().resolve("nbgrader");
  }

  private Path lock(String name) {
    return project.root().resolve("kernel").resolve("requirements-" + name + ".lock");
  }
}
