package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.Device;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import dev.cairn.stack.Block;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

@Tag("unit")
class GradientFlowTest {
  private static final Block LINEAR = (x, place) -> x.linear(place.width());
  private static final Net CHAIN = Net.vector(1).stage(LINEAR.times(2), 1).regress(1);

  /** x is 1 and 2, the targets 0; weights 2, 3 and 0.5 make 2 and 4, 6 and 12, 3 and 6 of it. */
  private static GradientFlow chain(int every, long... steps) {
    Weights weights =
        Weights.of(
            Map.of(
                "stage1.block1.dense1.weight", new float[] {2},
                "stage1.block2.dense1.weight", new float[] {3},
                "head.dense1.weight", new float[] {0.5f},
                "head.dense1.bias", new float[] {0}));
    Batch batch = Batch.allocate(2, CHAIN.graph().inputShape(), CHAIN.graph().outputShape());
    batch.inputs().put(0, 1).put(1, 2);
    FlowProbe probe = new FlowProbe(CHAIN.graph(), every, 200, Optional.empty());
    Program program = new Program(CHAIN.graph(), CHAIN.loss(), new Update.Sgd(0, false, 0));
    try (Session session =
        new ReferenceEngine().open(program, new State(weights, List.of(), 0, 1), Device.cpu())) {
      for (long step : steps) {
        probe.look(session, batch, step);
      }
    }
    return probe.flow();
  }

  @Test
  void look_givesTheNormsThatOneComputesByHand() {
    GradientFlow.Sample sample = chain(1, 0).samples().get(0);

    // The gradient of the mean of y² is y = (3, 6); behind the second block half of it.
    double last = Math.sqrt(1.5 * 1.5 + 3 * 3);
    assertThat(sample.gradients().get(1)).isCloseTo(last, within(1e-6));
    assertThat(sample.gradients().get(0)).isCloseTo(3 * last, within(1e-6));
    assertThat(sample.weights().get(0)).isCloseTo(4.5 * 1 + 9 * 2, within(1e-5));
    assertThat(sample.weights().get(1)).isCloseTo(1.5 * 2 + 3 * 4, within(1e-5));
    assertThat(sample.outputs().get(0)).isCloseTo(Math.sqrt(10), within(1e-6));
    assertThat(sample.outputs().get(1)).isCloseTo(Math.sqrt(90), within(1e-6));
    assertThat(sample.ratio()).isCloseTo(3, within(1e-6));
  }

  @Test
  void look_isTakenAtFixedSteps() {
    GradientFlow flow = chain(3, 0, 1, 2, 3, 4, 6);

    assertThat(flow.blocks()).containsExactly("stage1.block1", "stage1.block2");
    assertThat(flow.samples()).extracting(GradientFlow.Sample::step).containsExactly(0L, 3L, 6L);
  }

  @Test
  void interval_isFiftyStepsAndLongerInLongTrainings() {
    assertThat(chain(0).every()).isEqualTo(50);
    assertThat(new FlowProbe(CHAIN.graph(), 0, 5_001, Optional.empty()).flow().every())
        .isEqualTo(51);
  }

  @Test
  void netsWithoutBlocks_haveTheirParts() {
    Net net = Net.image(1, 4, 4).stem(2).classify(2);

    assertThat(new FlowProbe(net.graph(), 1, 1, Optional.empty()).flow().blocks())
        .containsExactly("stem", "head");
  }

  @Test
  void ratio_isTheMedian() {
    assertThat(flow(1, 100, 3).ratio()).isEqualTo(3);
    assertThat(flow(1, 3).ratio()).isEqualTo(2);
    assertThat(flow().ratio()).isNaN();
  }

  private static GradientFlow flow(double... ratios) {
    List<GradientFlow.Sample> samples = new ArrayList<>();
    for (double ratio : ratios) {
      List<Double> both = List.of(ratio, 1.0);
      samples.add(new GradientFlow.Sample(samples.size(), both, both, both));
    }
    return new GradientFlow(List.of("a", "b"), 1, 9, samples);
  }

  @Test
  void table_hasARowForEachBlockOfEachSample() {
    Table table = flow(2, 4).table();

    assertThat(table.columnNames())
        .containsExactly("step", "block", "gradient norm", "weight gradient norm", "output RMS");
    assertThat(table.longColumn("step").asObjectArray()).containsExactly(0L, 0L, 1L, 1L);
    assertThat(table.stringColumn("block").asList()).containsExactly("a", "b", "a", "b");
    assertThat(table.doubleColumn("gradient norm").asDoubleArray()).containsExactly(2, 1, 4, 1);
  }

  @Test
  void toString_isASentence() {
    assertThat(flow(0.5))
        .hasToString("Gradient flow of 2 blocks, 1 sample: first block / last block 0.50.");
  }

  private static final Dataset DATA = Datasets.friedman1(60, 1, 1);
  private static final Net NET = Net.of(DATA).stages(Blocks.dense().times(2), 4).regress();

  private static Trainer trainer() {
    return Trainer.defaults()
        .epochs(4)
        .batch(8)
        .engine(new ReferenceEngine())
        .progress(ProgressView.none());
  }

  @Test
  void training_isTheSameWithIt() {
    Run without = trainer().fit(NET, DATA);
    Run with = trainer().gradientFlow(1).fit(NET, DATA);

    assertSame(with.lastState().weights(), without.lastState().weights());
    assertThat(with.gradientFlow().samples()).hasSize((int) with.lastState().step());
  }

  private static void assertSame(Weights one, Weights other) {
    for (String name : other.names()) {
      assertThat(one.copy(name)).as(name).containsExactly(other.copy(name));
    }
  }

  @Test
  void resume_goesOnWithTheSamples() {
    Run whole = trainer().gradientFlow(2).fit(NET, DATA);
    Run half = trainer().epochs(2).schedule(Schedule.constant()).gradientFlow(2).fit(NET, DATA);
    Run resumed = trainer().schedule(Schedule.constant()).gradientFlow(2).resume(half);

    assertThat(resumed.gradientFlow().samples())
        .extracting(GradientFlow.Sample::step)
        .containsExactlyElementsOf(
            whole.gradientFlow().samples().stream().map(GradientFlow.Sample::step).toList());
    assertThat(resumed.gradientFlow().samples().get(0))
        .isEqualTo(half.gradientFlow().samples().get(0));
  }

  @Test
  void snapshots_carryItFromTheBeginning() {
    List<Snapshot> told = new ArrayList<>();
    trainer().progress(told::add).gradientFlow(5).fit(NET, DATA);

    assertThat(told.get(0).flow().orElseThrow().samples()).isEmpty();
    assertThat(told.get(0).flow().orElseThrow().blocks()).hasSize(2);
    assertThat(told.get(told.size() - 1).flow().orElseThrow().samples()).isNotEmpty();
  }

  @Test
  void runWithoutIt_saysHowToSwitchItOn() {
    Run run = trainer().epochs(1).fit(NET, DATA);

    assertThatThrownBy(run::gradientFlow)
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: a run that looked at its gradients
            found:    one that did not
            where:    run.gradientFlow()
            mend:     switch it on before: Trainer.defaults().gradientFlow().fit(net, data)""");
  }
}
