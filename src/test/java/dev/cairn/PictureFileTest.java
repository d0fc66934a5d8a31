package dev.cairn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class PictureFileTest {
  private static final byte[] PNG = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void write_tellsThePath() {
    Path file = folder.resolve("a.png");
    PictureFile to = () -> Files.createFile(file);

    assertThat(to.write(PNG)).isEqualTo("picture: " + file);
    assertThat(file).hasBinaryContent(PNG);
  }

  static boolean hasFullDevice() {
    return Files.exists(Path.of("/dev/full"));
  }

  /** A link to a device that is always full takes the place of a full disk. */
  @Test
  @EnabledIf(value = "hasFullDevice", disabledReason = "there is no /dev/full here")
  void write_onAFullDiskIsToldAndLeavesNothing() throws IOException {
    Path file = Files.createSymbolicLink(folder.resolve("a.png"), Path.of("/dev/full"));
    PictureFile to = () -> file;

    assertThat(to.write(PNG))
        .isEqualTo(
            """
            the picture could not be written
            expected: room on the disk
            found:    none left
            where:    the disk: No space left on device
            mend:     delete what is not needed, or name another folder""");
    assertThat(folder).isEmptyDirectory();
  }
}
