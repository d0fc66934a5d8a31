package dev.cairn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.experiment.Staged.Phase;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Comparison;
import dev.cairn.train.History;
import dev.cairn.train.History.Epoch;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Snapshot;
import dev.cairn.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BlockByBlockTest {
  private static final Dataset DATA = Datasets.friedman1(100, 0.5, 3);
  private static final Trainer TRAINER =
      Trainer.defaults()
          .epochs(1)
          .batch(16)
          .engine(new ReferenceEngine())
          .progress(ProgressView.none());

  private static Net net(int stages) {
    int[] widths = new int[stages];
    Arrays.fill(widths, 6);
    return Net.of(DATA).stages(Blocks.dense(), widths).regress();
  }

  private static final BlockByBlock STAGED = BlockByBlock.of(DATA, 3, BlockByBlockTest::net);

  @Test
  void run_trainsStageByStage_thenFromEndToEndOnTheSameBudget() {
    Staged staged = STAGED.trainer(TRAINER).run();
    assertThat(staged.phases())
        .extracting(Phase::name)
        .containsExactly("stage 1", "stages 1 to 2", "stages 1 to 3", "end to end");
    assertThat(staged.phases()).extracting(Phase::epochs).containsExactly(1, 1, 1, 3);
    assertThat(staged.table().rowCount()).isEqualTo(4);
    assertThat(staged.phases().get(3).learned()).isEqualTo(net(3).cost().parameters());
  }

  @Test
  void freezing_keepsEarlierStages() {
    Staged staged = STAGED.trainer(TRAINER).freezing().run();
    float[] first =
        staged.phases().get(0).run().model().weights().copy("stage1.block1.dense1.weight");
    float[] last =
        staged.phases().get(2).run().model().weights().copy("stage1.block1.dense1.weight");
    assertThat(last).isEqualTo(first);
    assertThat(staged.phases().get(2).learned()).isLessThan(staged.phases().get(0).learned());
  }

  @Test
  void staged_isOneCurveBesideEndToEnd() {
    Staged staged = STAGED.trainer(TRAINER.epochs(2)).run();
    History chain = staged.curves().history();
    assertThat(chain.epochs()).extracting(Epoch::number).containsExactly(1, 2, 3, 4, 5, 6);
    History last = staged.stages().get(2).run().history();
    assertThat(chain.best()).isEqualTo(4 + last.best());
    assertThat(chain.epochs().get(5).loss()).isEqualTo(last.epochs().get(1).loss());
    assertThat(staged.curves().training())
        .last()
        .satisfies(point -> assertThat(point.epoch()).isEqualTo(6));
    assertThat(staged.comparison().runs())
        .extracting(Comparison.Named::name)
        .containsExactly("block by block", "end to end");
    assertThat(staged.endToEnd()).map(Phase::epochs).contains(6);
    assertThat(staged.remark()).isEmpty();
  }

  @Test
  void table_hasARowATraining() {
    Staged staged = STAGED.trainer(TRAINER).run();
    assertThat(staged.table().columnNames())
        .containsExactly(
            "trained",
            "epochs",
            "MFLOPs",
            "learning parameters",
            "validation loss",
            "validation R²",
            "validation MAE",
            "seconds");
    assertThat(staged.table().doubleColumn("MFLOPs").get(2)).isEqualTo(net(3).cost().flops() / 1e6);
    assertThat(new Staged(staged.phases().subList(0, 1), true))
        .asString()
        .endsWith("Interrupted: the rest is missing.");
  }

  @Test
  void stagesOnly_leavesOutEndToEnd() {
    Staged staged = STAGED.trainer(TRAINER).stagesOnly().run();
    assertThat(staged.phases()).hasSize(3);
    assertThat(staged.endToEnd()).isEmpty();
    assertThat(staged.interrupted()).isFalse();
  }

  @Test
  void run_hasOneViewForAllStages() {
    List<Snapshot> seen = new ArrayList<>();
    STAGED.trainer(TRAINER.progress(seen::add)).run();
    assertThat(seen.get(0).title()).isEqualTo("training 1 of 4: stage 1");
    assertThat(seen)
        .extracting(Snapshot::title)
        .anyMatch(t -> t.startsWith("training 4 of 4: end"));
    List<Snapshot> ended = seen.stream().filter(s -> s.ending().isPresent()).toList();
    assertThat(ended).hasSize(1);
    assertThat(ended.get(0).ending().orElseThrow()).startsWith("4 trainings in 0:");
  }

  @Test
  void interrupted_keepsTheStagesBefore() {
    ProgressView stop =
        snapshot -> {
          if (snapshot.title().startsWith("training 2")) {
            Thread.currentThread().interrupt();
          }
        };
    Staged staged = STAGED.trainer(TRAINER.progress(stop)).run();
    assertThat(Thread.interrupted()).isFalse();
    assertThat(staged.phases()).extracting(Phase::name).containsExactly("stage 1");
    assertThat(staged.interrupted()).isTrue();
  }

  @Test
  void nothingTrained_hasNoCurves() {
    Staged nothing = new Staged(List.of(), true);
    assertThat(nothing.comparison().runs()).isEmpty();
    assertThat(nothing.curves().history().epochs()).isEmpty();
    assertThat(nothing.endToEnd()).isEmpty();
    assertThat(nothing.table().rowCount()).isZero();
  }

  @Test
  void oneStage_isAnErrorOfFourFacts() {
    assertThatThrownBy(() -> BlockByBlock.of(DATA, 1, BlockByBlockTest::net))
        .hasMessage(
            """
            expected: 2 or more stages
            found:    1
            where:    BlockByBlock.of
            mend:     give a deeper net""");
  }
}
