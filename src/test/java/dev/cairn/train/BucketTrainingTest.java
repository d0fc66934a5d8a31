package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.data.augment.Augment;
import dev.cairn.data.batches.Buckets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.graph.Batch;
import dev.cairn.graph.CounterRandom;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Features;
import dev.cairn.stack.Net;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings on texts of different lengths, on the reference engine. */
@Tag("unit")
class BucketTrainingTest {
  private static final Dataset DATA = data();
  private static final Net NET = Net.of(DATA).embed(4).stage(Blocks.basic().times(1), 4).classify();

  @TempDir Path folder;

  /** Whether there is an x in texts of other letters; most are short. */
  private static Dataset data() {
    CounterRandom random = CounterRandom.of(3, "texts");
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      double u = random.uniform(i);
      StringBuilder text = new StringBuilder("a");
      for (int k = 0; k < (int) (46 * u * u * u); k++) {
        text.append((char) ('a' + random.below(6, 1000L + 50 * i + k)));
      }
      boolean x = i % 2 == 0;
      text.insert(random.below(text.length(), 500 + i), x ? "x" : "b");
      texts.add(text.toString());
      labels.add(x ? "with x" : "without");
    }
    return Datasets.texts(texts, labels).load();
  }

  private static Trainer trainer() {
    return Trainer.defaults()
        .seed(2)
        .epochs(3)
        .batch(4)
        .optimizer(Optimizers.adam(0.02))
        .engine(new ReferenceEngine())
        .progress(ProgressView.none());
  }

  @Test
  void fit_learnsFromFewerPositions() {
    CountingEngine with = new CountingEngine(new ReferenceEngine());
    CountingEngine without = new CountingEngine(new ReferenceEngine());
    List<Snapshot> seen = new ArrayList<>();
    Run run = trainer().epochs(6).engine(with).progress(seen::add).fit(NET, DATA);
    Run plain = trainer().epochs(1).engine(without).buckets(false).fit(NET, DATA);

    int row = DATA.input().elements();
    assertThat(without.trained()).hasSize(29).allMatch(length -> length == row);
    assertThat(without.predicted()).allMatch(length -> length == row);
    assertThat(with.trained()).hasSize(6 * 29);
    assertThat(CountingEngine.mean(with.trained())).isLessThan(0.55 * row);
    assertThat(CountingEngine.mean(with.predicted())).isLessThan(row);
    assertThat(seen).allMatch(snapshot -> snapshot.progress().batches() == 29);
    assertThat(run.history().epochs().get(5).loss())
        .isLessThan(run.history().epochs().get(0).loss() / 2);
    assertThat(run.test().scores().metrics().get("accuracy")).isGreaterThan(0.8);
    assertThat(plain.model().provenance().settings()).contains(", without buckets");
    assertThat(run.model().provenance().settings()).doesNotContain("buckets");
  }

  @Test
  void resume_inTheMiddleOfAnEpoch_isAsIfTheRunHadNeverStopped() {
    Trainer trainer = trainer().accumulate(2).augment(Augment.dropSymbols(0.1)).clip(1);
    Run whole = trainer.fit(NET, DATA);
    Run again = trainer.fit(NET, DATA);

    Run part = ResumeTest.interrupted(trainer, 2, 7).fit(NET, DATA);
    Run resumed = trainer.resume(part);

    assertThat(part.ending().text()).startsWith("Interrupted in epoch 2 after batch 7 of 15.");
    ResumeTest.assertSame(whole, resumed);
    ResumeTest.assertSame(whole, again);
  }

  /** One that comes while lengths are read is heard before the first step. */
  @Test
  void fit_interruptedWhileItPrepares_keepsTheFirstWeights() {
    Run run =
        trainer()
            .progress(
                snapshot -> {
                  if (snapshot.phase() == Snapshot.Phase.PREPARING && snapshot.ending().isEmpty()) {
                    Thread.currentThread().interrupt();
                  }
                })
            .fit(NET, DATA);

    assertThat(run.ending().reason()).isEqualTo(Run.Reason.INTERRUPTED);
    assertThat(run.lastState().step()).isZero();
  }

  /** In the order of the examples, and as each is answered alone in a row of full length. */
  @Test
  void predict_givesTheRowsOfTheExamples() {
    CountingEngine engine = new CountingEngine(new ReferenceEngine());
    Model model = trainer().epochs(1).fit(NET, DATA).model();
    Examples examples = DATA.train();
    float[] outputs = outputs(model.with(engine), examples);

    assertThat(engine.predicted()).hasSize(29).contains(8);
    assertThat(CountingEngine.mean(engine.predicted())).isLessThan(0.55 * DATA.input().elements());
    assertSameOutputs(model, examples, outputs);
    assertSameOutputs(model, examples, new Inference(model).outputs(examples));
    assertThat(model.score(DATA.validation()).loss())
        .isEqualTo(trainer().epochs(1).fit(NET, DATA).history().epochs().get(0).validationLoss());
  }

  /** In batches of four. */
  private static float[] outputs(Model model, Examples examples) {
    float[] all = new float[examples.size() * model.graph().outputShape().elements()];
    int[] from = {0};
    Buckets buckets = Buckets.ofPrediction(examples, model.graph(), 4);
    return model.inspect(
        session -> {
          new Pass(model.graph(), examples, 4, buckets)
              .run(
                  session,
                  part -> {
                    System.arraycopy(part.outputs(), 0, all, from[0], part.outputs().length);
                    from[0] += part.outputs().length;
                  },
                  () -> false);
          return all;
        });
  }

  private static void assertSameOutputs(Model model, Examples examples, float[] outputs) {
    String output = model.graph().output();
    int width = model.graph().outputShape().elements();
    for (int i = 0; i < examples.size(); i++) {
      Batch alone = Batch.allocate(1, examples.input(), examples.target());
      examples.write(i, alone.inputs(), alone.targets());
      alone.inputs().clear();
      float[] expected =
          model.inspect(session -> session.forward(alone, List.of(output))).get(output);
      for (int k = 0; k < width; k++) {
        assertThat(outputs[i * width + k]).isCloseTo(expected[k], within(1e-5f));
      }
    }
  }

  @Test
  void netWithPositions_hasOneLength() {
    CountingEngine engine = new CountingEngine(new ReferenceEngine());
    Net net =
        Net.of(DATA).embed(4).then(Features::positions).stage(Blocks.transformer(2), 4).classify();
    trainer().epochs(1).engine(engine).fit(net, DATA);

    assertThat(engine.trained()).allMatch(length -> length == DATA.input().elements());
    assertThat(engine.predicted()).allMatch(length -> length == DATA.input().elements());
  }

  /** Targets at positions are cut with the sentences, and what comes out is as wide as ever. */
  @Test
  void sentences_areLearnedInTheirLengthToo() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      for (int k = 0; k < (i % 10 == 0 ? 30 : 1 + i % 5); k++) {
        text.append(k % 2 == 0 ? "see\tO\n" : "Rome\tB-loc\n");
      }
      text.append("\n");
    }
    Path file = Files.writeString(folder.resolve("places.conll"), text.toString());
    Dataset data = Datasets.conll(file, file);
    CountingEngine engine = new CountingEngine(new ReferenceEngine());
    Net net = Net.of(data).embed(4).stage(Blocks.bidirectionalLstm().times(1), 4).tag();
    Run run = trainer().engine(engine).epochs(4).fit(net, data);

    assertThat(CountingEngine.mean(engine.trained())).isLessThan(0.8 * data.input().elements());
    Model model = run.model();
    engine.predicted().clear();
    assertSameOutputs(model, data.test(), outputs(model, data.test()));
    assertThat(engine.predicted()).startsWith(88, 88).contains(330);
    assertThat(model.score(data.test()).metrics().get("F1")).isGreaterThan(0.9);
    assertThat(model.score(data.validation()).loss())
        .isEqualTo(
            run.history().epochs().get(run.history().best() - 1).validationLoss(), within(1e-6));
  }
}
