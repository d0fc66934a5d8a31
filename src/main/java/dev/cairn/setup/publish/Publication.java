package dev.cairn.setup.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that belongs to one version of Cairn.
 *
 * @param root the checkout
 * @param jar the built jar
 * @param sources the jar of its sources
 * @param javadoc the folder of its API's pages
 */
public record Publication(Path root, Path jar, Path sources, Path javadoc) {
  private static final String NAME = "cairn";

  /**
   * Puts everything into a repository: {@code dev.cairn:cairn} with sources and pages, and {@code
   * dev.cairn:cairn-PLATFORM} for each platform. What lies there of the same version is replaced.
   *
   * @param folder the repository's root
   * @return the names of the artefacts
   * @throws IOException if something cannot be read or written
   */
  public List<String> into(Path folder) throws IOException {
    BuildFile build = BuildFile.read(root.resolve("pom.xml"));
    var repository = new Repository(folder, build.version());
    repository.put(NAME, ".jar", Jars.withClassPath(jar, List.of()));
    repository.put(NAME, "-sources.jar", Files.readAllBytes(sources));
    repository.put(NAME, "-javadoc.jar", Jars.of(javadoc));
    repository.put(NAME, ".pom", Files.readAllBytes(root.resolve("pom.xml")));
    List<PlatformArtifact> platforms =
        build.platforms().stream()
            .map(name -> new PlatformArtifact(build.version(), name, build.natives(name)))
            .toList();
    byte[] empty = Jars.of(licences());
    for (PlatformArtifact platform : platforms) {
      repository.put(platform.name(), ".jar", empty);
      repository.put(platform.name(), ".pom", platform.pom().getBytes(StandardCharsets.UTF_8));
    }
    return platforms.stream().map(PlatformArtifact::name).toList();
  }

  /** The artefact of a platform has no code; many tools want a jar all the same. */
  private Map<String, String> licences() throws IOException {
    return Map.of(
        "META-INF/LICENSE", Files.readString(root.resolve("LICENSE")),
        "META-INF/NOTICE", Files.readString(root.resolve("NOTICE")));
  }
}
