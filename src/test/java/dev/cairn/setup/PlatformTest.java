package dev.cairn.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class PlatformTest {

  @Test
  void natives_withoutAvx2_arePlain(@TempDir Path folder) throws IOException {
    assumeTrue(System.getProperty("os.arch").equals("amd64"));
    Path cpuinfo = Files.writeString(folder.resolve("cpuinfo"), "flags : sse4_2 avx f16c\n");
    assertThat(Platform.natives(cpuinfo)).contains("linux-x86_64-onednn");
  }

  @Test
  void natives_withAvx2_areTheBuildsChoice(@TempDir Path folder) throws IOException {
    Path cpuinfo = Files.writeString(folder.resolve("cpuinfo"), "flags : avx avx2 bmi2\n");
    assertThat(Platform.natives(cpuinfo)).isEmpty();
  }

  @Test
  void natives_withoutCpuinfo_areTheBuildsChoice(@TempDir Path folder) {
    assertThat(Platform.natives(folder.resolve("none"))).isEmpty();
  }

  @Test
  void heap_isAtMostFourGibibytes() {
    assertThat(Platform.heapMebibytes()).isBetween(1L, 4096L);
  }
}
