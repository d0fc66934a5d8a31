package dev.cairn.data.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class MissingPathTest {

  @Test
  void mend_namesTheNearestFileOfTheFolder(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("train.csv"));
    Files.createDirectory(folder.resolve("pictures"));

    assertThat(MissingPath.mend(folder.resolve("trian.csv"))).contains("did you mean train.csv?");
    assertThat(MissingPath.mend(folder.resolve("pictrues/cat/1.png")))
        .contains("did you mean pictures?");
    assertThat(MissingPath.mend(folder.resolve("x"))).isEmpty();
  }

  @Test
  void mend_knowsTheShellsHome() {
    assertThat(MissingPath.mend(Path.of("~/data/train.csv")))
        .contains("Java does not know ~: write Path.of(System.getProperty(\"user.home\"), \"…\")");
  }

  @Test
  void mend_knowsBackslashes() {
    Assumptions.assumeTrue(File.separatorChar == '/', "Windows takes backslashes");

    assertThat(MissingPath.mend(Path.of("data\\train.csv")))
        .contains("write / between folders: Path.of(\"folder/file\")");
  }
}
