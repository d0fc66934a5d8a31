package dev.cairn.setup;

import dev.cairn.setup.pack.Archive;
import dev.cairn.setup.pack.PackOptions;
import dev.cairn.setup.pack.Staging;
import dev.cairn.setup.publish.BuildFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code ./cairn pack}: everything in one file, for rooms without internet.
 *
 * @param project where
 * @param setup brings what it needs up to date
 * @param build the step that makes the jar
 * @param python the step that makes the Python environment
 */
record Pack(Project project, Setup setup, BuildStep build, PythonStep python) {
  private static final double BYTES_PER_MEGABYTE = 1e6;

  /**
   * Runs it.
   *
   * @param arguments those after the command
   * @return the exit status
   */
  int run(List<String> arguments) throws IOException, SetupException, InterruptedException {
    BuildFile file = BuildFile.read(project.root().resolve("pom.xml"));
    if (arguments.equals(List.of("--help"))) {
      System.out.printf(PackOptions.USAGE, String.join(", ", file.platforms()));
      return 0;
    }
    setup.bring(List.of(build, python));
    PackOptions options;
    try {
      options = PackOptions.of(arguments, usual(), file.platforms());
    } catch (IllegalArgumentException wrong) {
      System.err.println("cairn: " + wrong.getMessage());
      return 2;
    }
    String name = options.name(file.version());
    var archive = new Archive(options.folder().resolve(name + ".zip"));
    if (Files.exists(archive.file()) && !options.overwrite()) {
      throw new SetupException(
          archive.file() + " is there already: move it away, or add --overwrite.");
    }
    Path scratch = project.state().resolve("pack");
    Folder.delete(scratch);
    fill(new Project(Files.createDirectories(scratch.resolve(name))), file, options);
    archive.write(scratch.resolve(name));
    Folder.delete(scratch);
    double megabytes = Files.size(archive.file()) / BYTES_PER_MEGABYTE;
    System.out.printf(Locale.ROOT, "%s, %.0f MB%n", archive.file(), megabytes);
    System.out.println(archive.checksum());
    return 0;
  }

  private PackOptions usual() throws IOException {
    return new PackOptions(
        Platform.name(),
        List.of(new Venv(project.venv()).version()),
        project.root().resolve("target").resolve("pack"),
        false);
  }

  /** Lays everything down as it will be unpacked. */
  private void fill(Project packed, BuildFile file, PackOptions options)
      throws IOException, SetupException, InterruptedException {
    var staging = new Staging(project.root(), packed.root());
    staging.checkout();
    System.out.println("Packing: libraries for " + options.platform() + " ...");
    if (!staging.libraries(file.jars(options.platform()))) {
      fetchLibraries(packed.libraries(), file, options.platform());
    }
    staging.jar(project.jar(), packed.jar());
    Files.copy(project.sources(), packed.sources());
    System.out.println("Packing: packages for Python " + options.pythons() + " ...");
    fetchWheels(Packed.wheels(packed), options);
    new Packed(options.platform(), options.pythons()).write(packed);
    // What is built already counts as such after unpacking: no need of Maven there.
    var done = new BuildStep(packed, Optional.empty());
    new Stamps(packed).write(done, done.inputs());
  }

  private void fetchLibraries(Path folder, BuildFile file, String platform)
      throws IOException, SetupException, InterruptedException {
    var words = new ArrayList<>(List.of("-q", "dependency:copy-dependencies"));
    words.addAll(List.of("-DincludeScope=runtime", "-DoutputDirectory=" + folder));
    file.properties(platform).forEach((name, value) -> words.add("-D" + name + "=" + value));
    run(
        BuildStep.maven(project, words.toArray(String[]::new)),
        "Maven could not fetch the libraries");
  }

  private void fetchWheels(Path folder, PackOptions options)
      throws IOException, SetupException, InterruptedException {
    Path kernel = project.root().resolve("kernel");
    Command fetch =
        Command.in(project.root(), project.python().toString())
            .plus(List.of(kernel.resolve("wheels.py").toString()))
            .plus(List.of("--platform", options.platform()))
            .plus(List.of("--lock", kernel.resolve("requirements.lock").toString()));
    for (String version : options.pythons()) {
      fetch = fetch.plus(List.of("--python", version));
    }
    run(fetch.plus(List.of(folder.toString())), "pip could not fetch kernel/requirements.lock");
  }

  private void run(Command command, String trouble)
      throws IOException, SetupException, InterruptedException {
    Path log = project.log("pack");
    Files.deleteIfExists(log);
    if (command.intoLog(log) != 0) {
      throw Diagnosis.of(log, trouble);
    }
  }
}
