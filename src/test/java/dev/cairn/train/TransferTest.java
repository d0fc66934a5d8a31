package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Labels;
import dev.cairn.data.Scaling;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.engine.Weights;
import dev.cairn.graph.UnknownNameException;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Head;
import dev.cairn.stack.Net;
import dev.cairn.task.Classification;
import dev.cairn.task.Multitask;
import dev.cairn.task.Regression;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void trunkOfAModelFromAFile_takesOverTheSame(@TempDir Path folder) {
    Model model = TRAINER.fit(ONE, DATA).model();
    model.save(folder.resolve("one.cairn"));
    Model loaded = Model.load(folder.resolve("one.cairn"));
    Net tuned = loaded.trunk(DATA).regress();
    assertThat(tuned.graph()).isEqualTo(model.trunk(DATA).regress().graph());
    assertThat(Transfer.of(loaded, tuned)).isEqualTo(Transfer.of(model, tuned));
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
  void learningRate_ofPartsAndTrunk_isThatOfTheSmallestPart() {
    Trainer trainer =
        TRAINER
            .optimizer(Optimizers.adam(0.01))
            .learningRate("stage2.block1", 0.5)
            .learningRate("stage2", 2)
            .learningRateOfTrunk(0.1);
    assertThat(trainer.update(TWO.graph()).rates())
        .containsEntry("stage1.block1.dense1.weight", 0.1)
        .containsEntry("stage2.block1.dense1.weight", 0.5)
        .doesNotContainKeys("head.dense1.weight", "stage1.block1.norm1.mean");
    assertThat(trainer.toString())
        .contains(", learning rates [stage2 x 2.0, stage2.block1 x 0.5, trunk x 0.1]");
  }

  @Test
  void learningRate_ofAPart_changesHowFarItGets() {
    String name = "stage1.block1.dense1.weight";
    float[] first = Weights.initial(ONE.graph(), 1).copy(name);
    float[] plain = TRAINER.fit(ONE, DATA).model().weights().copy(name);
    float[] slow = TRAINER.learningRate("stage1", 1e-4).fit(ONE, DATA).model().weights().copy(name);
    assertThat(distance(first, slow)).isBetween(1e-6, 1e-3 * distance(first, plain));
  }

  private static double distance(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).sum();
  }

  @Test
  void learningRate_thatIsNoFactor_isAnErrorOfFourFacts() {
    assertThatThrownBy(() -> TRAINER.learningRate("stage1", 0))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: a factor above 0
            found:    0.0
            where:    Trainer.learningRate
            mend:     give one such as 0.1; to leave a part as it is, freeze it""");
  }

  @Test
  void learningRate_ofAnUnknownPart_namesTheNearest() {
    assertThatThrownBy(() -> TRAINER.learningRate("stage3", 0.1).fit(TWO, DATA))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage(
            """
            expected: the name of a part of the net
            found:    stage3
            where:    Trainer.learningRate
            mend:     did you mean stage1?""");
  }

  @Test
  void table_hasARowForEachPart() {
    Model model = TRAINER.fit(ONE, DATA).model();
    Transfer transfer = Transfer.of(model, model.trunk().stage(Blocks.dense(), 8).regress());
    String[] lines = transfer.table().print().split("\\R");
    assertThat(Stream.of(lines).skip(1).map(line -> line.strip().replaceAll("[ |]+", " ").strip()))
        .containsExactly(
            "part taken over fresh left over",
            "-".repeat(lines[2].length()),
            "stage1.block1 10 0 0",
            "stage1.block1.shortcut 5 0 0",
            "stage2.block1 0 10 0",
            "head 0 2 2");
  }

  @Test
  void net_ofAModel_isTheNetThatItWasTrainedWith() {
    Model model = TRAINER.fit(ONE, DATA).model();
    assertThat(model.net().graph()).isEqualTo(ONE.graph());
    Run more = TRAINER.startFrom(model).fit(model.net(), DATA);
    assertThat(more.model().weights().names()).isEqualTo(model.weights().names());
  }

  @Test
  void net_ofAModelWithSeveralHeads_hasThem() {
    Labels labels = Labels.of("a", "b", "c");
    Net net =
        Net.vector(10)
            .then(x -> x.dense(5).relu())
            .heads(Head.classify("kind", labels), Head.regress("price").weight(0.5));
    Multitask task =
        new Multitask(
            List.of(
                new Multitask.Part("kind", new Classification(labels), 1, 0, 3),
                new Multitask.Part("price", new Regression(Scaling.none(1)), 0.5, 3, 4)));
    Model one = TRAINER.fit(ONE, DATA).model();
    Weights weights = Weights.initial(net.graph(), 1);
    Model model = new Model(net.graph(), net.loss(), weights, task, one.provenance(), one.engine());
    assertThat(model.net().heads()).isEqualTo(net.heads());
    assertThat(model.net().loss()).isEqualTo(net.loss());
    assertThat(model.net().graph()).isEqualTo(net.graph());
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
