package dev.cairn.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing found stays mended, parser by parser. */
@Tag("unit")
class FuzzedFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.cairn.fuzz.Targets#withoutNatives")
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void findings_stayMended(String target) throws IOException {
    Findings.check(target, folder);
  }
}
