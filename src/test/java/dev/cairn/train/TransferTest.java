package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.graph.UnknownNameException;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TransferTest {
  private static final Dataset DATA = Datasets.friedman1(100, 0.5, 3);
  private static final Net ONE = Net.of(DATA).stages(Blocks.dense(), 8).regress();
  private static final Net TWO = Net.of(DATA).stages(Blocks.dense(), 8, 8).regress();
  private static final Trainer TRAINER =
      Trainer.defaults()
          .epochs(1)
          .batch(16)
          .engine(new ReferenceEngine())
          .progress(ProgressView.none());

  @Test
  void of_tellsWhatFits() {
    Model model = TRAINER.fit(ONE, DATA).model();
    Transfer transfer = Transfer.of(model, TWO.graph());
    assertThat(transfer.matched()).contains("stage1.block1.dense1.weight", "head.dense1.weight");
    assertThat(transfer.fresh()).allMatch(name -> name.startsWith("stage2."));
    assertThat(transfer.unused()).isEmpty();
    assertThat(transfer.toString())
        .isEqualTo(
            "17 of 27 parameters taken over; fresh: stage2.block1.dense1.weight,"
                + " stage2.block1.norm1.scale, stage2.block1.norm1.shift,"
                + " stage2.block1.norm1.mean and 6 more");
  }

  @Test
  void frozenParts_stayBitForBit_andTheOthersLearn() {
    Model model = TRAINER.fit(ONE, DATA).model();
    Run run = TRAINER.startFrom(model).freeze("stage1").fit(TWO, DATA);
    for (String name : model.weights().names()) {
      boolean same =
          java.util.Arrays.equals(model.weights().copy(name), run.model().weights().copy(name));
      assertThat(same).as(name).isEqualTo(name.startsWith("stage1."));
    }
  }

  @Test
  void trunkOfAModel_withANewHead_takesOverAllButTheHead() {
    Model model = TRAINER.fit(ONE, DATA).model();
    Net tuned = model.trunk(DATA).stage(Blocks.dense(), 8).regress();
    Transfer transfer = Transfer.of(model, tuned.graph());
    assertThat(transfer.matched()).allMatch(name -> name.startsWith("stage1."));
    assertThat(transfer.fresh())
        .contains("stage2.block1.dense1.weight", "head.dense2.weight")
        .noneMatch(name -> name.startsWith("stage1."));
    assertThat(transfer.unused()).containsExactly("head.dense1.weight", "head.dense1.bias");
  }

  @Test
  void freezeTrunk_trainsTheHeadAlone_andStatisticsFollowTheData() {
    Model model = TRAINER.fit(ONE, DATA).model();
    Net tuned = model.trunk().regress();
    Model head = TRAINER.startFrom(model).freezeTrunk().fit(tuned, DATA).model();
    for (String name : Transfer.of(model, tuned.graph()).matched()) {
      boolean same = java.util.Arrays.equals(model.weights().copy(name), head.weights().copy(name));
      boolean statistic = name.endsWith(".mean") || name.endsWith(".variance");
      assertThat(same).as(name).isNotEqualTo(statistic);
    }
  }

  @Test
  void startFrom_aModelThatFitsNowhere_isAnErrorOfFourFacts() {
    Model model = TRAINER.fit(Net.of(DATA).stages(Blocks.dense(), 5).regress(), DATA).model();
    Net other = Net.of(DATA).then(x -> x.dense(7).relu()).regress();
    assertThatThrownBy(() -> TRAINER.startFrom(model).fit(other, DATA))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: a model with weights of the names and shapes of the net
            found:    no weight that fits
            where:    Trainer.startFrom
            mend:     give both nets the same stem and first stages""");
  }

  @Test
  void freeze_ofAnUnknownPart_namesTheNearest() {
    assertThatThrownBy(() -> TRAINER.freeze("stage3").fit(TWO, DATA))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage(
            """
            expected: the name of a part of the net
            found:    stage3
            where:    Trainer.freeze
            mend:     did you mean stage1?""");
  }
}
