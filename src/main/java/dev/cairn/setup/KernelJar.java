package dev.cairn.setup;

import dev.cairn.setup.kernels.KernelHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * The jar of a kernel that Cairn does not build: by Maven, or with the Python package {@code
 * jjava}.
 *
 * @param project whose folder of state keeps it
 * @param setup brings the Python environment up to date
 * @param python that environment
 */
record KernelJar(Project project, Setup setup, PythonStep python) {

  /**
   * The jar, fetched if it is not there yet.
   *
   * @param kernels a folder of specifications where JJava may be installed already
   * @throws SetupException if it cannot be had, or is not the one that is expected
   */
  Path of(KernelHost host, Path kernels) throws IOException, SetupException, InterruptedException {
    if (!host.source().artifact().isEmpty()) {
      return byMaven(host);
    }
    Path there = kernels.resolve("java").resolve(host.jar());
    if (isRight(there, host)) {
      return there;
    }
    setup.bring(List.of(python));
    return checked(project.kernels().resolve("java").resolve(host.jar()), host);
  }

  private Path byMaven(KernelHost host) throws IOException, SetupException, InterruptedException {
    Path folder = project.state().resolve("kernels");
    Path jar = folder.resolve(host.jar());
    if (isRight(jar, host)) {
      return jar;
    }
    String artifact = host.source().artifact();
    System.out.println("Set-up: fetching " + artifact + " ...");
    Path log = project.log("kernel-" + host.word());
    Files.deleteIfExists(jar);
    Command maven =
        BuildStep.maven(project, "-q", "dependency:copy", "-Dartifact=" + artifact)
            .plus(List.of("-DoutputDirectory=" + folder));
    if (maven.intoLog(log) != 0) {
      throw Diagnosis.of(log, "Maven could not fetch " + artifact);
    }
    return checked(jar, host);
  }

  private Path checked(Path jar, KernelHost host) throws IOException, SetupException {
    if (!isRight(jar, host)) {
      throw new SetupException(
          "%s is not the file that was expected: delete it and run the command again."
              .formatted(jar));
    }
    return jar;
  }

  private boolean isRight(Path jar, KernelHost host) throws IOException {
    return Files.isRegularFile(jar)
        && HexFormat.of()
            .formatHex(Digest.sha256(Files.readAllBytes(jar)))
            .equals(host.source().sha256());
  }
}
