package dev.cairn.setup.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class RepositoryTest {
  @TempDir Path folder;

  @Test
  void put_laysAFileAndItsChecksumsDownAndNothingElse() throws IOException {
    var repository = new Repository(folder, "1.2");

    repository.put("cairn", ".jar", "old".getBytes());
    repository.put("cairn", ".jar", "abc".getBytes());

    Path place = folder.resolve("dev/cairn/cairn/1.2");
    try (Stream<Path> files = Files.list(place)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("cairn-1.2.jar", "cairn-1.2.jar.sha1", "cairn-1.2.jar.md5");
    }
    assertThat(place.resolve("cairn-1.2.jar")).hasContent("abc");
    assertThat(place.resolve("cairn-1.2.jar.sha1"))
        .hasContent("a9993e364706816aba3e25717850c26c9cd0d89d");
    assertThat(place.resolve("cairn-1.2.jar.md5")).hasContent("900150983cd24fb0d6963f7d28e17f72");
  }
}
