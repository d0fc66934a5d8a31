package dev.cairn.setup.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class JarsTest {
  @TempDir Path folder;

  @Test
  void withClassPath_keepsAllButTheFoldersOfTheBuild() throws IOException {
    byte[] bare = Jars.withClassPath(built(), List.of());

    try (var jar = new JarInputStream(new ByteArrayInputStream(bare))) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      assertThat(attributes.getValue("Class-Path")).isNull();
      assertThat(attributes.getValue("Main-Class")).isEqualTo("Some");
      assertThat(jar.getNextEntry().getName()).isEqualTo("some.txt");
      assertThat(new String(jar.readAllBytes())).isEqualTo("words");
    }
  }

  @Test
  void withClassPath_namesOtherLibraries() throws IOException {
    byte[] moved = Jars.withClassPath(built(), List.of("lib/b.jar", "lib/c.jar"));

    try (var jar = new JarInputStream(new ByteArrayInputStream(moved))) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path"))
          .isEqualTo("lib/b.jar lib/c.jar");
    }
  }

  @Test
  void of_givesTheSameBytesForTheSameContents() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("in/deep")).resolve("a.txt"), "a");

    assertThat(Jars.of(folder.resolve("in")))
        .isEqualTo(Jars.of(Map.of("deep/a.txt", "a")))
        .isNotEqualTo(Jars.of(Map.of("deep/a.txt", "b")));
  }

  private Path built() throws IOException {
    var manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, "Some");
    attributes.put(Attributes.Name.CLASS_PATH, "lib/a.jar");
    Path jar = folder.resolve("built.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new ZipEntry("some.txt"));
      out.write("words".getBytes());
    }
    return jar;
  }
}
