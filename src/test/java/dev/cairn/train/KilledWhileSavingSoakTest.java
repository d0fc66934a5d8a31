package dev.cairn.train;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of a model is the old one or the new one, whenever the process that saves is killed. */
@Tag("soak")
class KilledWhileSavingSoakTest {
  @Test
  void killed_leavesTheOldOrTheNewFile(@TempDir Path folder)
      throws IOException, InterruptedException {
    Kills.kill(500, folder);
  }
}
