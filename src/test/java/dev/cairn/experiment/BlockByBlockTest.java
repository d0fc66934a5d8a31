package dev.cairn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.experiment.BlockByBlock.Phase;
import dev.cairn.experiment.BlockByBlock.Staged;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Trainer;
import java.util.Arrays;
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
