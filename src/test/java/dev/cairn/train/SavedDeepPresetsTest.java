package dev.cairn.train;

import dev.cairn.stack.presets.Preset;
import dev.cairn.stack.presets.Presets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Presets of more than a thousand layers, saved and loaded: the same bits, the same looks. */
@Tag("accuracy")
class SavedDeepPresetsTest {
  @TempDir Path folder;

  static Stream<Preset> deep() {
    return Presets.all().stream().filter(SavedPresetsTest::isDeep);
  }

  @ParameterizedTest
  @MethodSource("deep")
  void presets_predictTheSameBits(Preset preset) {
    SavedPresetsTest.assertSameBits(preset, folder);
  }
}
