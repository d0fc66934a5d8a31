package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Going on from a file, on the reference engine. */
@Tag("unit")
class CheckpointsTest {
  private static final Dataset DATA = ResumeUpdatesTest.DATA;
  private static final Net NET = ResumeUpdatesTest.NET;
  private static final Trainer TRAINER = ResumeUpdatesTest.TRAINER;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("runs").resolve("small.checkpoint");
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.train.ResumeUpdatesTest#trainers")
  void resumeFrom_isAsIfTheRunHadNeverStopped(Trainer trainer) {
    Run whole = trainer.fit(NET, DATA);

    Run part = ResumeTest.interrupted(trainer, 2, 2).checkpoints(file()).fit(NET, DATA);
    Run resumed = trainer.resumeFrom(file(), NET, DATA);

    assertThat(part.ending().reason()).isEqualTo(Run.Reason.INTERRUPTED);
    ResumeTest.assertSame(whole, resumed);
    assertThat(resumed.model().provenance().begun()).isEqualTo(part.model().provenance().begun());
  }

  /** What a power cut leaves: the file of the epoch before. */
  @Test
  void checkpoints_areWrittenBehindEachEpoch() {
    Run whole = TRAINER.fit(NET, DATA);
    Path left = folder.resolve("left");
    Trainer cut =
        TRAINER
            .checkpoints(file())
            .progress(
                snapshot -> {
                  if (snapshot.progress().epoch() == 3 && snapshot.progress().batch() == 1) {
                    copy(file(), left);
                  }
                });

    cut.fit(NET, DATA);
    Run resumed = TRAINER.resumeFrom(left, NET, DATA);

    ResumeTest.assertSame(whole, resumed);
    assertThat(folder.resolve("runs")).isDirectoryContaining("glob:**.checkpoint");
    assertThat(folder.resolve("runs")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void resumeFrom_takesTheOptimizerOfTheFile() {
    Run whole = TRAINER.optimizer(Optimizers.lion(0.001).weightDecay(0.1)).fit(NET, DATA);
    Trainer plain =
        Trainer.defaults()
            .seed(4)
            .batch(8)
            .engine(new dev.cairn.engine.ReferenceEngine())
            .progress(ProgressView.none())
            .epochs(3);

    ResumeTest.interrupted(plain.optimizer(Optimizers.lion(0.001).weightDecay(0.1)), 2, 2)
        .checkpoints(file())
        .fit(NET, DATA);

    ResumeTest.assertSame(whole, plain.resumeFrom(file(), NET, DATA));
  }

  @Test
  void resumeFrom_refusesWhatIsDone() {
    TRAINER.checkpoints(file()).fit(NET, DATA);

    assertThatThrownBy(() -> TRAINER.resumeFrom(file(), NET, DATA))
        .hasMessage(
            """
            expected: more than 3 epochs in all: those are done
            found:    epochs(3)
            where:    Trainer.resume
            mend:     give the number of epochs in all, for example epochs(6)\
            """);
  }

  @Test
  void divergence_leavesTheFileOfTheEpochBefore() throws IOException {
    TRAINER.epochs(1).checkpoints(file()).fit(NET, DATA);
    byte[] before = Files.readAllBytes(file());

    Run run =
        TRAINER
            .optimizer(Optimizers.sgd(1e30))
            .schedule(Schedule.constant())
            .checkpoints(file())
            .fit(NET, DATA);

    assertThat(run.ending().reason()).isEqualTo(Run.Reason.DIVERGED);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void anotherNetOrOtherData_areRefused() {
    TRAINER.epochs(1).checkpoints(file()).fit(NET, DATA);
    Net wider = Net.of(DATA).stage(Blocks.dense(), 7).regress();
    Dataset more = Datasets.friedman1(150, 0.5, 3);

    assertThatThrownBy(() -> TRAINER.resumeFrom(file(), wider, DATA))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            """
            expected: the net of the file: 10 in, 1 out, 199 parameters
            found:    10 in, 1 out, 239 parameters
            where:    %s
            mend:     give the net that the run trained\
            """
                .formatted(file()));
    assertThatThrownBy(() -> TRAINER.resumeFrom(file(), NET, more))
        .hasMessageContaining("mend:     give the data set that the run was trained on");
  }

  @Test
  void aPlaceThatCannotBeWritten_isToldBeforeTraining() throws IOException {
    Files.createDirectories(file());

    assertThatThrownBy(() -> TRAINER.checkpoints(file()).fit(NET, DATA))
        .hasMessage(
            """
            expected: a place to write the file to
            found:    a folder
            where:    %s
            mend:     see whether the folder may be written to and the disk has room\
            """
                .formatted(file()));
  }

  /** The place is lost while training: nothing that was learned is. */
  @Test
  void aPlaceThatIsLost_isToldAtTheEnd() throws IOException {
    Trainer losing =
        TRAINER
            .checkpoints(file())
            .progress(
                snapshot -> {
                  if (snapshot.phase() == Snapshot.Phase.TRAINING) {
                    delete(file());
                    delete(file().getParent());
                  }
                });

    Run run = losing.fit(NET, DATA);

    assertThat(run.history().epochs()).hasSize(3);
    assertThat(run.ending().text()).contains("\nThe checkpoint is not written.\nexpected: a place");
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
