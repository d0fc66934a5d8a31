package dev.cairn.setup.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class StagingTest {
  @TempDir Path folder;
  private Path root;
  private Staging staging;

  @BeforeEach
  void checkout() throws IOException {
    root = folder.resolve("checkout");
    staging = new Staging(root, folder.resolve("packed"));
    for (String file :
        List.of(
            "pom.xml",
            "secret.txt",
            "src/main/A.java",
            "src/test/B.java",
            "kernel/__pycache__/c.pyc",
            "kernel/execute.py",
            "target/lib/code.jar",
            "target/lib/rock-earth.jar",
            "target/sources/code-sources.jar")) {
      Files.createDirectories(root.resolve(file).getParent());
      Files.writeString(root.resolve(file), file);
    }
  }

  @Test
  void checkout_isWhatIsUsedWithoutMaven() throws IOException {
    staging.checkout();

    assertThat(staging.target())
        .isDirectoryRecursivelyContaining(file -> file.endsWith("pom.xml"))
        .isDirectoryRecursivelyContaining(file -> file.endsWith("A.java"))
        .isDirectoryRecursivelyContaining(file -> file.endsWith("execute.py"))
        .isDirectoryNotContaining("glob:**secret.txt");
    assertThat(staging.target().resolve("target/sources/code-sources.jar")).exists();
    assertThat(staging.target().resolve("src/test")).doesNotExist();
    assertThat(staging.target().resolve("kernel/__pycache__")).doesNotExist();
  }

  @Test
  void libraries_areThoseOfTheBuildIfTheyFit() throws IOException {
    assertThat(staging.libraries(List.of("rock-moon.jar"))).isFalse();
    assertThat(staging.target().resolve("target/lib")).doesNotExist();

    assertThat(staging.libraries(List.of("rock-earth.jar"))).isTrue();
    assertThat(staging.target().resolve("target/lib/code.jar")).exists();
  }

  @Test
  void jar_namesTheLibrariesThatLieThere() throws IOException {
    var manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.CLASS_PATH, "lib/z.jar lib/rock-earth.jar lib/a.jar");
    Path built = root.resolve("target/cairn.jar");
    new JarOutputStream(Files.newOutputStream(built), manifest).close();
    for (String library : List.of("a.jar", "rock-moon.jar", "z.jar")) {
      Path file = staging.target().resolve("target/lib").resolve(library);
      Files.createDirectories(file.getParent());
      Files.writeString(file, library);
    }
    Path packed = staging.target().resolve("target/cairn.jar");

    staging.jar(built, packed);

    try (var jar = new JarFile(packed.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path"))
          .isEqualTo("lib/z.jar lib/a.jar lib/rock-moon.jar");
    }
  }
}
