package dev.cairn.train;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A training in the background, made by {@link Trainer#fitInBackground}. Its panel lives on in the
 * cell that started it while other cells run. All methods may be called from any thread.
 *
 * <pre>{@code
 * var job = trainer.fitInBackground(net, data);
 * job                    // in a later cell: how far it is
 * job.stop();            // ends it with the running batch
 * var run = job.await(); // or waits for it
 * }</pre>
 */
public final class Job {
  private final StopRequest stop;
  private final ProgressView view;
  private final CompletableFuture<Run> result = new CompletableFuture<>();
  private volatile @Nullable Snapshot latest;

  /** Not started yet; updates {@code view} when it is. */
  Job(StopRequest stop, ProgressView view) {
    this.stop = stop;
    this.view = new QuietView(view);
  }

  /** Shows and remembers. */
  ProgressView view() {
    return snapshot -> {
      latest = snapshot;
      view.update(snapshot);
    };
  }

  /**
   * Begins.
   *
   * @param after done when training has ended, before anybody who waits goes on
   */
  void start(Supplier<Run> fit, Runnable after) {
    Thread thread = new Thread(() -> work(fit, after), "cairn-job");
    thread.setDaemon(true);
    thread.start();
  }

  private void work(Supplier<Run> fit, Runnable after) {
    try {
      Run run = fit.get();
      after.run();
      result.complete(run);
    } catch (Throwable failed) {
      after.run();
      result.completeExceptionally(failed);
    }
  }

  /** Whether it is still training. */
  public boolean isRunning() {
    return !result.isDone();
  }

  /**
   * Ends training with the running batch, and waits for that end; the run then has the best weights
   * so far. Does nothing if training has ended. If the waiting thread is interrupted, training ends
   * nevertheless.
   *
   * @throws TrainingException if the calling thread is interrupted; it is no longer marked so
   */
  public void stop() {
    stop.ask(StopRequest.By.STOP);
    try {
      result.get();
    } catch (InterruptedException e) {
      throw interrupted("job.stop()", "it is stopping: look at job.isRunning()");
    } catch (ExecutionException failed) {
      // The panel tells it, and await() throws it.
    }
  }

  /**
   * Waits until training has ended.
   *
   * @return the run, with the best epoch's model
   * @throws TrainingException if the calling thread is interrupted; it is no longer marked so, and
   *     training goes on
   * @throws RuntimeException what training failed with
   */
  public Run await() {
    try {
      return result.get();
    } catch (InterruptedException e) {
      throw interrupted("job.await()", "training goes on: call await() again, or stop() to end it");
    } catch (ExecutionException failed) {
      throw unchecked(Objects.requireNonNull(failed.getCause()));
    }
  }

  /**
   * The run, once training has ended; empty while it goes on: {@link #snapshot} then has the curves
   * so far.
   *
   * @throws RuntimeException what training failed with
   */
  public Optional<Run> run() {
    return isRunning() ? Optional.empty() : Optional.of(await());
  }

  /** How far it is: the last snapshot, with curves and history. */
  public Snapshot snapshot() {
    return Objects.requireNonNull(latest);
  }

  private static TrainingException interrupted(String where, String mend) {
    return new TrainingException(
        "the job to end", "an interruption while waiting for it", where, mend);
  }

  private static RuntimeException unchecked(Throwable failed) {
    if (failed instanceof Error error) {
      throw error;
    }
    return failed instanceof RuntimeException known ? known : new IllegalStateException(failed);
  }

  /** One line: how far it is, or how it ended. */
  @Override
  public String toString() {
    return ProgressText.line(snapshot()).lines().findFirst().orElse("");
  }
}
