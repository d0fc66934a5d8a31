package dev.cairn.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class PackedTest {
  @TempDir Path folder;

  @Test
  void of_isWhatWasWritten() throws IOException {
    var project = new Project(folder);
    var packed = new Packed("linux-arm64", List.of("3.9", "3.12"));

    assertThat(Packed.of(project)).isEmpty();
    packed.write(project);

    assertThat(Packed.of(project)).contains(packed);
    assertThat(folder.resolve("START-HERE.txt"))
        .content()
        .startsWith(
            "Cairn for linux-arm64, with all that it needs but a JDK (17 or newer) and Python"
                + " 3.9 or 3.12.\n");
  }

  @Test
  void require_anotherMachineIsTold() {
    var packed = new Packed("linux-arm64", List.of("3.9"));

    assertThatThrownBy(() -> packed.require("macosx-arm64"))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "this archive is for linux-arm64, and this machine is macosx-arm64: ask for one made"
                + " with './cairn pack --platform macosx-arm64'.");
  }

  @Test
  void python_ofAnotherVersionIsTold() throws IOException {
    var project = new Project(folder);
    new Packed("linux-arm64", List.of("3.98", "3.99")).write(project);

    assertThatThrownBy(() -> Tool.python(project))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "no Python 3.98 or 3.99 on PATH, and this archive has packages for no other: install"
                + " it, or ask for an archive made with './cairn pack --python' and the version"
                + " that is here.");
  }
}
