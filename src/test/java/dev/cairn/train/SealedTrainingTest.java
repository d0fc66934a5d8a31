package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.data.Provenance;
import dev.cairn.data.Scaling;
import dev.cairn.graph.Shape;
import dev.cairn.seal.Seal;
import dev.cairn.seal.SealException;
import dev.cairn.show.Rendering;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.store.StoreException;
import dev.cairn.task.Predictions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Training straight from sealed data, sealed models, and runs whose data turn out to be changed.
 */
@Tag("unit")
class SealedTrainingTest {
  private static final Dataset DATA = ResumeUpdatesTest.DATA;
  private static final Trainer TRAINER = ResumeUpdatesTest.TRAINER;

  @TempDir private Path folder;
  private Path file;
  private Seal seal;

  @BeforeEach
  void seal() {
    file = folder.resolve("friedman.sealed");
    seal = Seal.newKey(folder.resolve("a.key"));
  }

  private Dataset sealed(Dataset data) {
    data.seal(file, seal);
    return Datasets.sealed(file, seal);
  }

  @Test
  void fit_onSealedDataIsAsOnTheDataThemselves() {
    Run plain = TRAINER.fit(ResumeUpdatesTest.NET, DATA);
    Run sealed = TRAINER.fit(ResumeUpdatesTest.NET, sealed(DATA));

    assertThat(sealed.ending().reason()).isEqualTo(Run.Reason.COMPLETED);
    assertThat(sealed.test().scores()).isEqualTo(plain.test().scores());
    assertThat(sealed.predictions().toString()).isEqualTo(plain.predictions().toString());
    assertThat(sealed.model().provenance().data()).isEqualTo(plain.model().provenance().data());
    plain
        .model()
        .weights()
        .names()
        .forEach(
            name ->
                assertThat(sealed.model().weights().copy(name))
                    .isEqualTo(plain.model().weights().copy(name)));
  }

  /** Wide rows: each of them in segments of its own. */
  private record Wide(int size) implements Examples {
    @Override
    public Shape input() {
      return Shape.vector(2000);
    }

    @Override
    public Shape target() {
      return Shape.vector(1);
    }

    @Override
    public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
      Random random = new Random(index);
      for (int i = 0; i < 2000; i++) {
        inputs.put((float) random.nextGaussian() / 50);
      }
      targets.put(index % 2);
    }

    @Override
    public Optional<Scaling> targetScaling() {
      return Optional.of(Scaling.none(1));
    }
  }

  private static Dataset wide() {
    Provenance from = new Provenance("wide", "made here", "none needed", List.of(), 0, 0);
    return Dataset.regression(new Wide(40), new Wide(10), from);
  }

  /** Some epochs go well; then somebody cuts the file. */
  private Run cutWhileTraining() {
    Dataset data = sealed(wide());
    ProgressView cutting =
        snapshot -> {
          if (snapshot.curves().history().epochs().size() == 2) {
            cut();
          }
        };
    return TRAINER
        .epochs(6)
        .progress(cutting)
        .fit(Net.of(data).stage(Blocks.dense(), 4).regress(), data);
  }

  private void cut() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(20_000);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void fit_isInvalidWhenTheFileWasCutInTheMeantime() {
    Run run = cutWhileTraining();

    assertThat(run.ending().reason()).isEqualTo(Run.Reason.INVALID);
    assertThat(run.ending().text())
        .startsWith(
            "Invalid: the data were changed or cut after they were sealed: "
                + file
                + ". Nothing that was learned from them is to be relied on. Stopped in epoch 3 ");
    Predictions predictions = run.model().predict(wide().test());
    String warning =
        "INVALID, not to be relied on: the data were changed or cut after they were sealed: "
            + file;
    assertThat(predictions.warning()).contains(warning);
    assertThat(predictions.byError().first(1).toString()).startsWith(warning + "\n");
    assertThat(Rendering.of(predictions).orElseThrow().plain())
        .startsWith("INVALID, not to be relied on");
    assertThat(Rendering.of(predictions).orElseThrow().html().orElseThrow())
        .contains("INVALID, not to be relied on");
    assertThat(Rendering.of(run.model()).orElseThrow().plain())
        .startsWith("INVALID, not to be relied on");
    assertThat(run.toString()).startsWith("Invalid: ");
  }

  @Test
  void fit_isInvalidWhenTheFileIsFoundChangedLater() throws IOException {
    Dataset data = sealed(wide());
    Run run = TRAINER.fit(Net.of(data).stage(Blocks.dense(), 4).regress(), data);
    assertThat(run.ending().reason()).isEqualTo(Run.Reason.COMPLETED);
    assertThat(run.model().provenance().doubt()).isEmpty();
    long behindTraining = Files.size(file) - 8_000 * 3;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), behindTraining);
    }

    assertThatThrownBy(run::test).isInstanceOf(SealException.class);

    assertThat(run.ending().reason()).isEqualTo(Run.Reason.INVALID);
    assertThat(run.ending().text()).startsWith("Invalid: ").contains("3 epochs in ");
    assertThat(run.model().predict(wide().test()).doubt()).isPresent();
  }

  @Test
  void save_ofAnInvalidRunKeepsTheMark() {
    Run run = cutWhileTraining();
    Path model = folder.resolve("model.cairn");
    run.save(model);

    assertThat(Model.load(model).predict(wide().test()).doubt()).isPresent();
    assertThatThrownBy(() -> run.save(folder.resolve("state.cairn"), Save.STATE))
        .hasMessage(
            """
            expected: a run on data as they were sealed
            found:    a run on data that were changed or cut
            where:    run.save(path, Save.STATE)
            mend:     fit again on another copy of the data\
            """);
    assertThatThrownBy(() -> TRAINER.epochs(9).resume(run))
        .hasMessage(
            """
            expected: a run on data as they were sealed
            found:    a run on data that were changed or cut
            where:    Trainer.resume
            mend:     fit again on another copy of the data\
            """);
  }

  @Test
  void load_aSealedModelPredictsTheSame() {
    Run run = TRAINER.fit(ResumeUpdatesTest.NET, DATA);
    Path model = folder.resolve("models").resolve("model.sealed");
    run.model().save(model, seal);

    Model loaded = Model.load(model, seal).with(TRAINER.engine());
    assertThat(loaded.predict(DATA.test()).toString()).isEqualTo(run.predictions().toString());
    assertThat(loaded.provenance()).isEqualTo(run.model().provenance());
    assertThatThrownBy(() -> run.model().save(model, seal))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("found:    a file of that name");
    run.save(model, seal, Save.OVERWRITE);
    assertThat(Model.load(model, seal).graph()).isEqualTo(loaded.graph());
  }

  @Test
  void load_saysThatAFileIsSealed() {
    Run run = TRAINER.epochs(1).fit(ResumeUpdatesTest.NET, DATA);
    Path model = folder.resolve("model.sealed");
    run.save(model, seal);

    assertThatThrownBy(() -> Model.load(model))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            """
            expected: a file that is not sealed, or its seal
            found:    a sealed file without its seal
            where:    %s
            mend:     give the seal too: Model.load(path, Seal.ask()), or Seal.fromFile(keyPath)\
            """
                .formatted(model));
  }

  @Test
  void load_refusesEveryFlippedByteOfASealedModel() throws IOException {
    Run run = TRAINER.epochs(1).fit(ResumeUpdatesTest.NET, DATA);
    Path model = folder.resolve("model.sealed");
    run.save(model, seal);
    byte[] whole = Files.readAllBytes(model);
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(model, flipped);
      assertThatThrownBy(() -> Model.load(model, seal))
          .isInstanceOf(SealException.class)
          .hasMessageContaining("found:    a file that this seal does not open");
    }
  }

  @Test
  void resumeFrom_aSealedRunIsAsIfItHadNeverStopped() {
    Run run = TRAINER.fit(ResumeUpdatesTest.NET, DATA);
    Path saved = folder.resolve("run.sealed");
    run.save(saved, seal, Save.STATE);

    Trainer more = TRAINER.epochs(5);
    Run resumed = more.resumeFrom(saved, seal, ResumeUpdatesTest.NET, DATA);
    ResumeTest.assertSame(more.resume(run), resumed);
  }
}
