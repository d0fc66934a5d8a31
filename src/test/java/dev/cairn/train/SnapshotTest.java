package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.task.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a view is told beside the curves. */
@Tag("unit")
class SnapshotTest {
  private static final Dataset DATA = Datasets.friedman1(200, 0.5, 3);
  private static final Net NET = Net.of(DATA).stage(Blocks.dense(), 8).regress();

  private final List<Snapshot> seen = new ArrayList<>();

  private Run fit(int batch) {
    return Trainer.defaults()
        .epochs(2)
        .batch(batch)
        .schedule(Schedule.constant())
        .engine(new ReferenceEngine())
        .progress(seen::add)
        .fit(NET, DATA);
  }

  @Test
  void sample_isOfTheLastValidation() {
    Run run = fit(16);

    assertThat(seen.stream().filter(s -> s.curves().history().epochs().isEmpty()))
        .isNotEmpty()
        .allMatch(s -> s.sample().isEmpty());
    Predictions sample = seen.get(seen.size() - 1).sample().orElseThrow();
    assertThat(sample.examples().size()).isEqualTo(8);
    Predictions all = run.model().predict(DATA.validation());
    assertThat(run.history().best()).isEqualTo(2);
    assertThat(sample.table().doubleColumn("actual").asDoubleArray())
        .containsExactly(all.table().first(8).doubleColumn("actual").asDoubleArray());
    assertThat(sample.table().doubleColumn("predicted").asDoubleArray())
        .containsExactly(all.table().first(8).doubleColumn("predicted").asDoubleArray());
  }

  @Test
  void sample_isTheSameFromSmallBatches() {
    fit(3);

    assertThat(seen.get(seen.size() - 1).sample().orElseThrow().table().rowCount()).isEqualTo(8);
  }

  @Test
  void memory_isThatOfTheProcess() {
    fit(16);

    assertThat(seen).allMatch(s -> s.memoryBytes() > 10_000_000);
    assertThat(seen).noneMatch(Snapshot::background);
  }

  @Test
  void memory_isMeasuredAtMostOnceASecond(@TempDir Path folder) throws IOException {
    AtomicLong clock = new AtomicLong(-5);
    Path status = Files.writeString(folder.resolve("status"), "Name: java\nVmRSS:\t    100 kB\n");
    ResidentMemory memory = new ResidentMemory(status, clock::get);

    assertThat(memory.bytes()).isEqualTo(102_400);
    Files.writeString(status, "VmRSS:\t    200 kB\n");
    clock.addAndGet(999_999_999L);
    assertThat(memory.bytes()).isEqualTo(102_400);
    clock.addAndGet(1);
    assertThat(memory.bytes()).isEqualTo(204_800);
  }

  @Test
  void memory_isJavasWhereTheSystemTellsNone(@TempDir Path folder) {
    assertThat(new ResidentMemory(folder.resolve("none"), System::nanoTime).bytes())
        .isGreaterThan(1_000_000);
  }
}
