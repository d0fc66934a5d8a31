package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.augment.Augment;
import dev.cairn.engine.Engine;
import dev.cairn.stack.Net;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Going on with a run on every engine: convolutions, running statistics, momentum, two threads,
 * augmentation.
 */
@Tag("engine")
class ResumeOnEnginesTest {
  private static final Dataset DATA = SmallImages.data(400, 60);
  private static final Net NET = SmallImages.net(DATA);

  static List<Engine> engines() {
    return Engine.all();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void resume_inTheMiddleOfAnEpoch_isAsIfTheRunHadNeverStopped(Engine engine) {
    Trainer trainer =
        Trainer.defaults()
            .seed(3)
            .epochs(3)
            .batch(32)
            .augment(Augment.crop(2).then(Augment.flip()).then(Augment.mixUp(0.2)))
            .labelSmoothing(0.1)
            .engine(engine)
            .progress(ProgressView.none());
    Run whole = trainer.fit(NET, DATA);

    Run part = ResumeTest.interrupted(trainer, 2, 5).fit(NET, DATA);
    Run resumed = trainer.resume(part);

    assertThat(part.ending().text()).startsWith("Interrupted in epoch 2 after batch 5 of 12. Kept");
    ResumeTest.assertSame(whole, resumed);
  }

  /** All at once: augmented, clipped, averaged, accumulated, one cycle, and through a file. */
  @ParameterizedTest
  @MethodSource("engines")
  void resumeFrom_aFile_isAsIfTheRunHadNeverStopped(Engine engine, @TempDir Path folder) {
    Trainer trainer =
        Trainer.defaults()
            .seed(3)
            .epochs(3)
            .batch(16)
            .engine(engine)
            .progress(ProgressView.none())
            .optimizer(Optimizers.nadam(0.002).weightDecay(1e-4))
            .schedule(Schedule.oneCycle().onPlateau(0.5, 1))
            .augment(Augment.crop(2).then(Augment.flip()))
            .clip(1)
            .average(0.9)
            .accumulate(2);
    Run whole = trainer.fit(NET, DATA);
    Path file = folder.resolve("images.checkpoint");

    Run part = ResumeTest.interrupted(trainer, 2, 2).checkpoints(file).fit(NET, DATA);
    Run resumed = trainer.resumeFrom(file, NET, DATA);

    assertThat(part.ending().text()).startsWith("Interrupted in epoch 2 after batch 2 of 12. Kept");
    ResumeTest.assertSame(whole, resumed);
  }
}
