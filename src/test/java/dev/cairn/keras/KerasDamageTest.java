package dev.cairn.keras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.CairnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged file is a model still, or one of our errors: nothing else, and no wait. */
@Tag("unit")
class KerasDamageTest {
  private static final int FLIPS = 400;

  @TempDir Path folder;

  @Test
  void flippedBytes_areNothingButOurErrors() throws IOException {
    byte[] whole = Files.readAllBytes(KerasFiles.path("text_model.h5"));
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      refused += isRefused(flipped) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @Test
  void cutFiles_areRefused() throws IOException {
    byte[] whole = Files.readAllBytes(KerasFiles.path("text_model.h5"));
    for (int length = 0; length < whole.length / 2; length += 977) {
      assertThat(isRefused(Arrays.copyOf(whole, length))).as("%d bytes", length).isTrue();
    }
  }

  private boolean isRefused(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("damaged.h5"), bytes);
    try {
      Keras.load(file);
      return false;
    } catch (CairnException e) {
      return true;
    }
  }
}
