package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.EngineException;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Program;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Training in the background, on the reference engine. */
@Tag("unit")
@Timeout(60)
class JobTest {
  private static final Dataset DATA = Datasets.friedman1(200, 0.5, 3);
  private static final Net NET = Net.of(DATA).stage(Blocks.dense(), 8).regress();
  private static final Trainer TRAINER =
      Trainer.defaults()
          .seed(1)
          .epochs(3)
          .batch(16)
          .engine(new ReferenceEngine())
          .progress(ProgressView.none());
  private static final Trainer ENDLESS = TRAINER.epochs(1_000_000);

  private final CopyOnWriteArrayList<Job> jobs = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<Snapshot> seen = new CopyOnWriteArrayList<>();
  private Runnable takeHostBack = () -> {};

  /** A view that remembers, and opens a gate once training has come to a place. */
  private ProgressView until(int epoch, int batch, CountDownLatch gate) {
    return snapshot -> {
      seen.add(snapshot);
      var at = snapshot.progress();
      if (at.epoch() > epoch || (at.epoch() == epoch && at.batch() >= batch)) {
        gate.countDown();
      }
    };
  }

  private Job started(Trainer trainer) {
    Job job = trainer.fitInBackground(NET, DATA);
    jobs.add(job);
    return job;
  }

  @AfterEach
  void endAll() {
    jobs.forEach(Job::stop);
    takeHostBack.run();
  }

  private void runCell(String id, String run) {
    takeHostBack.run();
    takeHostBack = ProgressViews.install(ProgressView::none, () -> Optional.of(new Cell(id, run)));
  }

  private Snapshot last() {
    return seen.get(seen.size() - 1);
  }

  @Test
  void await_givesTheRunThatFitWouldGive() {
    Job job = started(TRAINER.progress(seen::add));
    Run run = job.await();

    ResumeTest.assertSame(TRAINER.fit(NET, DATA), run);
    assertThat(job.isRunning()).isFalse();
    assertThat(job.run()).containsSame(run);
    assertThat(job.await()).isSameAs(run);
    assertThat(job).hasToString(run.ending().text());
    assertThat(seen).allMatch(Snapshot::background);
    assertThat(last().ending()).contains(run.ending().text());
    assertThat(Fits.last()).isPresent();
  }

  @Test
  void stop_keepsTheBestWeights() throws InterruptedException {
    CountDownLatch third = new CountDownLatch(1);
    Job job = started(ENDLESS.progress(until(3, 2, third)));
    third.await();
    assertThat(job.isRunning()).isTrue();
    assertThat(job.run()).isEmpty();
    assertThat(job.toString()).matches("epoch \\d+/1000000 \\[.*\\].* left");
    assertThat(job.snapshot().curves().history().epochs()).hasSizeGreaterThanOrEqualTo(2);

    job.stop();

    Run run = job.run().orElseThrow();
    assertThat(run.ending().reason()).isEqualTo(Run.Reason.INTERRUPTED);
    assertThat(run.ending().text()).startsWith("Stopped in epoch ").contains("Kept the weights of");
    assertThat(last().ending()).contains(run.ending().text());
    assertThat(job.isRunning()).isFalse();
    job.stop();
    assertThat(job.run()).containsSame(run);
  }

  @Test
  void resume_goesOnWithAStoppedJob() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(1);
    Job job = started(TRAINER.epochs(40).progress(until(2, 4, second)));
    second.await();
    job.stop();

    Job more = TRAINER.epochs(40).resumeInBackground(job.await());
    jobs.add(more);

    Run resumed = more.await();
    ResumeTest.assertSame(TRAINER.epochs(40).fit(NET, DATA), resumed);
  }

  @Test
  void await_whenInterrupted_leavesTheJobAlone() {
    Job job = started(ENDLESS);
    Thread.currentThread().interrupt();

    assertThatThrownBy(job::await)
        .hasMessage(
            """
            expected: the job to end
            found:    an interruption while waiting for it
            where:    job.await()
            mend:     training goes on: call await() again, or stop() to end it""");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(job.isRunning()).isTrue();
  }

  @Test
  void firstSnapshot_isShownByTheCellsThread() {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    started(TRAINER.progress(snapshot -> threads.add(Thread.currentThread()))).await();

    assertThat(threads.get(0)).isSameAs(Thread.currentThread());
    Thread other = threads.get(1);
    assertThat(threads.subList(1, threads.size())).containsOnly(other);
    assertThat(other.isDaemon()).isTrue();
  }

  @Test
  void fit_ofTheSameJob_isRefused() {
    started(ENDLESS);
    String refused =
        """
        expected: a net, data or settings that are not being trained
        found:    the same training, still running
        where:    the training of a net on '%s'
        mend:     wait for its job: await(), or end it: stop(); another seed is another training"""
            .formatted(DATA.name());

    assertThatThrownBy(() -> ENDLESS.fit(NET, DATA)).hasMessage(refused);
    assertThatThrownBy(() -> ENDLESS.fitInBackground(NET, DATA)).hasMessage(refused);
    Net equal = Net.of(DATA).stage(Blocks.dense(), 8).regress();
    assertThatThrownBy(() -> ENDLESS.fit(equal, DATA)).hasMessage(refused);
  }

  @Test
  void fit_ofAnotherJob_runsBesideIt() {
    Job first = started(ENDLESS);
    Job second = started(TRAINER.seed(2));

    assertThat(second.await().ending().reason()).isEqualTo(Run.Reason.COMPLETED);
    Run inFront = TRAINER.seed(3).fit(NET, DATA);
    assertThat(Fits.last()).containsSame(inFront);
    assertThat(first.isRunning()).isTrue();
  }

  @Test
  void cell_thatIsRunAgain_supersedesItsJobs() {
    runCell("a", "1");
    Job first = started(ENDLESS.progress(seen::add));
    Job second = started(ENDLESS.seed(2));
    runCell("b", "2");
    Job other = started(ENDLESS.seed(3));
    assertThat(List.of(first, second, other)).allMatch(Job::isRunning);

    runCell("a", "3");
    Job again = started(ENDLESS);

    assertThat(last().ending().orElseThrow())
        .startsWith("Superseded: the cell was run again. Stopped in epoch ");
    first.await();
    second.await();
    assertThat(List.of(other, again)).allMatch(Job::isRunning);
  }

  @Test
  void cell_ofAHostThatFails_isUnknown() {
    takeHostBack =
        ProgressViews.install(
            ProgressView::none,
            () -> {
              throw new IllegalStateException("a kernel of tomorrow");
            });

    assertThat(ProgressViews.cell()).isEmpty();
  }

  @Test
  void cell_thatFitsAgain_supersedesItsJobsToo() {
    runCell("a", "1");
    Job job = started(ENDLESS);
    runCell("a", "2");

    TRAINER.fit(NET, DATA);

    assertThat(job.await().ending().text()).startsWith("Superseded: the cell was run again. ");
  }

  @Test
  void await_throwsWhatTrainingFailedWith() {
    Engine broken =
        new Engine() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Session open(Program program, State start, Device device) {
            throw new EngineException("natives", "none", "here", "install them");
          }

          @Override
          public List<String> report() {
            return List.of();
          }
        };
    Job job = started(TRAINER.engine(broken).progress(seen::add));

    assertThatThrownBy(job::await).isInstanceOf(EngineException.class);
    assertThatThrownBy(job::run).isInstanceOf(EngineException.class);
    job.stop();
    assertThat(job).hasToString("Ended by an error; nothing was kept.");
    assertThat(last().ending())
        .contains(
            """
            Ended by an error; nothing was kept.
            expected: natives
            found:    none
            where:    here
            mend:     install them""");
    assertThat(TRAINER.fit(NET, DATA).ending().reason()).isEqualTo(Run.Reason.COMPLETED);
  }

  @Test
  void thread_endsWithTheJob() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    List<Thread> threads = new CopyOnWriteArrayList<>();
    ProgressView view = until(1, 1, first);
    Job job =
        started(
            ENDLESS.progress(
                snapshot -> {
                  threads.add(Thread.currentThread());
                  view.update(snapshot);
                }));
    first.await();
    job.stop();

    threads.get(1).join();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("cairn-session", "cairn-batches", "cairn-job");
  }
}
