package dev.cairn.setup;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a checkout that came out of an archive of {@code ./cairn pack} brings along, so that its
 * set-up needs no network.
 *
 * @param platform the machines that its libraries are for
 * @param pythons the versions of Python that its packages are for, such as {@code 3.11}
 */
record Packed(String platform, List<String> pythons) {
  private static final String START =
      """
      Cairn for %s, with all that it needs but a JDK (17 or newer) and Python %s.
      Nothing is fetched from a network. In this folder:

        ./cairn lab      JupyterLab with the notebooks
        ./cairn run      execute notebook 01 and write its page
        ./cairn jshell   JShell with Cairn imported
        ./cairn doctor   what this machine has, and what to do about the rest

      On Windows write cairn instead of ./cairn. The first call takes half a minute.
      Charts need a font: most systems have some; on a bare Linux install fontconfig
      and fonts-dejavu-core. More in README.md and docs/install.md.
      """;

  Packed {
    pythons = List.copyOf(pythons);
  }

  /** Reads what an archive says of itself; none in a checkout that did not come out of one. */
  static Optional<Packed> of(Project project) throws IOException {
    Path file = file(project);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return Optional.of(
        new Packed(
            properties.getProperty("platform"),
            List.of(properties.getProperty("python").split(","))));
  }

  /** Makes the checkout one that came out of an archive. */
  void write(Project project) throws IOException {
    Files.writeString(
        file(project), "platform=%s\npython=%s\n".formatted(platform, String.join(",", pythons)));
    Files.writeString(
        project.root().resolve("START-HERE.txt"),
        START.formatted(platform, String.join(" or ", pythons)));
  }

  /** The folder of Python packages. */
  static Path wheels(Project project) {
    return project.root().resolve("wheels");
  }

  /**
   * Checks that it is for this machine.
   *
   * @throws SetupException if it is for another one
   */
  void require(String machine) throws SetupException {
    if (!machine.equals(platform)) {
      throw new SetupException(
          ("this archive is for %s, and this machine is %s: ask for one made with"
                  + " './cairn pack --platform %s'.")
              .formatted(platform, machine, machine));
    }
  }

  private static Path file(Project project) {
    return project.root().resolve("packed.properties");
  }
}
