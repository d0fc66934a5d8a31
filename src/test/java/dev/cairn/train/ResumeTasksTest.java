package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.graph.CounterRandom;
import dev.cairn.seal.Seal;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Head;
import dev.cairn.stack.Net;
import dev.cairn.task.metric.Metrics;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Every kind of task, stopped, saved, loaded and gone on with: as if it had never stopped. */
@Tag("unit")
class ResumeTasksTest {
  private static final Trainer TRAINER =
      Trainer.defaults()
          .seed(4)
          .epochs(3)
          .batch(8)
          .engine(new ReferenceEngine())
          .progress(ProgressView.none());

  @TempDir Path folder;

  /** What is learned, and what is measured and chooses the best epoch. */
  private record Case(String name, Net net, Dataset data, Trainer trainer) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Table table() {
    CounterRandom random = CounterRandom.of(7, "resumed");
    double[] x = IntStream.range(0, 80).mapToDouble(random::gaussian).toArray();
    return Table.create(
        "points",
        DoubleColumn.create("x", x),
        StringColumn.create(
            "colour", IntStream.range(0, 80).mapToObj(i -> "rgb".charAt(i % 3) + "")),
        StringColumn.create(
            "side", IntStream.range(0, 80).mapToObj(i -> x[i] > 0 ? "right" : "left")),
        DoubleColumn.create("twice", IntStream.range(0, 80).mapToDouble(i -> 2 * x[i])));
  }

  static Stream<Case> cases() {
    Dataset sides = Datasets.rows(table(), "side").ignore("twice").load();
    Dataset numbers = Datasets.rows(table(), "twice").ignore("side").load();
    Dataset both = Datasets.rows(table(), "side", "twice").load();
    Dataset images = SmallImages.data(60, 10);
    return Stream.of(
        new Case(
            "classes",
            Net.of(sides).stage(Blocks.mlp(), 4).classify(),
            sides,
            TRAINER.labelSmoothing(0.1).metrics(Metrics.auc()).best(Metrics.f1())),
        new Case(
            "numbers",
            Net.of(numbers).stage(Blocks.dense(), 4).regress(),
            numbers,
            TRAINER.metrics(Metrics.rmse()).best(Metrics.mae())),
        new Case(
            "heads",
            Net.of(both)
                .stage(Blocks.dense(), 4)
                .heads(Head.classify("side"), Head.regress("twice").weight(0.5)),
            both,
            TRAINER.metrics(Metrics.f1().on("side"), Metrics.rmse().on("twice"))),
        new Case(
            "images",
            Net.of(images).stem(2).stages(Blocks.basic(), 2, 2).classify(),
            images,
            TRAINER));
  }

  private static Run stopped(Case task) {
    Run part = ResumeTest.interrupted(task.trainer(), 2, 2).fit(task.net(), task.data());
    assertThat(part.ending().text()).startsWith("Interrupted in epoch 2 after batch 2 of ");
    return part;
  }

  private static void assertSame(Run whole, Run resumed) {
    ResumeTest.assertSame(whole, resumed);
    assertThat(resumed.test().toString()).isEqualTo(whole.test().toString());
    assertThat(resumed.model().task()).isEqualTo(whole.model().task());
    assertThat(resumed.model().encoder()).isEqualTo(whole.model().encoder());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void resumeFrom_aFile_isAsIfTheRunHadNeverStopped(Case task) {
    Path file = folder.resolve("run.cairn");
    stopped(task).save(file, Save.STATE);

    Run resumed = task.trainer().resumeFrom(file, task.net(), task.data());

    assertSame(task.trainer().fit(task.net(), task.data()), resumed);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void resumeFrom_aSealedFileAndSealedData_isAsIfTheRunHadNeverStopped(Case task) {
    Path file = folder.resolve("run.sealed");
    Path data = folder.resolve("data.sealed");
    Seal seal = Seal.newKey(folder.resolve("a.key"));
    task.data().seal(data, seal);
    stopped(task).save(file, seal, Save.STATE);

    Run resumed = task.trainer().resumeFrom(file, seal, task.net(), Datasets.sealed(data, seal));

    assertSame(task.trainer().fit(task.net(), task.data()), resumed);
  }
}
