package dev.cairn.setup;

import dev.cairn.setup.kernels.Jdk;
import dev.cairn.setup.kernels.KernelHost;
import dev.cairn.setup.kernels.KernelProblem;
import dev.cairn.setup.kernels.Kernels;
import dev.cairn.setup.kernels.Place;
import dev.cairn.setup.kernels.Specification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The kernel "Java (Cairn)" in the checkout's own Python environment, beside JJava's.
 *
 * @param project where
 * @param before the steps whose results it compiles against
 * @param heapMebibytes at most so much heap
 */
record KernelStep(Project project, List<Step> before, long heapMebibytes) implements Step {

  @Override
  public String name() {
    return "kernel";
  }

  @Override
  public String announcement() {
    return "installing the kernel \"Java (Cairn)\"";
  }

  @Override
  public int download() {
    return 0;
  }

  @Override
  public String inputs() throws IOException {
    var digest = new Digest(project.root()).files(KernelClasses.sources(project));
    for (Step step : before) {
      digest.text(step.inputs());
    }
    return digest.text(specification()).hex();
  }

  /** The compiler is in the JDK that runs this. */
  @Override
  public void require() {}

  @Override
  public void perform() throws IOException, SetupException {
    Path jjava = project.kernels().resolve("java").resolve(KernelHost.JAVA.jar());
    byte[] archive = new KernelClasses(project, jjava, project.log(name())).archive(jjava);
    try {
      new Kernels(Place.prefix(project.venv()))
          .put(
              KernelHost.CAIRN,
              Map.of(
                  Specification.CLASSES,
                  archive,
                  Specification.FILE,
                  specification().getBytes(StandardCharsets.UTF_8)));
    } catch (KernelProblem problem) {
      throw new SetupException(problem.getMessage());
    }
  }

  private String specification() throws IOException {
    return KernelClasses.specification(project, KernelHost.CAIRN, Jdk.running(), heapMebibytes)
        .json(folder());
  }

  @Override
  public List<Path> outputs() {
    return List.of(folder().resolve(Specification.FILE), folder().resolve(Specification.CLASSES));
  }

  private Path folder() {
    return project.kernels().resolve(KernelHost.CAIRN.folder());
  }
}
