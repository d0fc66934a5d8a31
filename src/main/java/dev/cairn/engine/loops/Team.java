package dev.cairn.engine.loops;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads that share the parts of a kernel: the caller and daemons named {@code cairn-kernels},
 * which start on first use. Who gets which part is chance, so a part writes only what is its own,
 * and results are the same bits whoever computes them. Nobody waits for a helper that is late: the
 * caller goes on with the parts itself.
 */
public final class Team implements AutoCloseable {
  /** Nobody but the caller, and any number of callers at a time. */
  public static final Team ALONE = new Team(1);

  private static final int LOOKS = 1000;
  private static final int IDLE_SECONDS = 10;

  /** Numbers that a thread has computed before another one is awake. */
  private static final int WAKING = 1 << 14;

  /** One of the equal parts of a kernel's work. */
  @FunctionalInterface
  public interface Part {
    /**
     * Computes it.
     *
     * @param part from 0
     * @param worker who computes, from 0 to below {@link Team#workers}, for working memory of its
     *     own
     */
    void run(int part, int worker);
  }

  private final int workers;
  private final ThreadPoolExecutor helpers;

  /** So many threads, the caller included. */
  public Team(int workers) {
    this.workers = workers;
    int count = Math.max(1, workers - 1);
    helpers =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            code -> {
              Thread thread = new Thread(code, "cairn-kernels");
              thread.setDaemon(true);
              return thread;
            });
    helpers.allowCoreThreadTimeOut(true);
  }

  /** How many may compute at the same time. */
  public int workers() {
    return workers;
  }

  /**
   * Computes parts 0 to {@code count - 1} and returns when all are done; one caller at a time.
   *
   * @throws RuntimeException that a part threw
   */
  public void each(int count, Part part) {
    Work work = new Work(count, part);
    for (int worker = 1; worker < Math.min(workers, count); worker++) {
      int helper = worker;
      helpers.execute(() -> work.compute(helper));
    }
    work.compute(0);
    work.await();
  }

  /**
   * As {@link #each(int, Part)}, but by the caller alone where waking others would not pay.
   *
   * @param numbers that all parts compute together
   */
  public void each(int count, long numbers, Part part) {
    if (numbers > WAKING) {
      each(count, part);
      return;
    }
    for (int i = 0; i < count; i++) {
      part.run(i, 0);
    }
  }

  /** What is left of a kernel. */
  private static final class Work {
    private final int count;
    private final Part part;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Work(int count, Part part) {
      this.count = count;
      this.part = part;
    }

    void compute(int worker) {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        try {
          part.run(i, worker);
        } catch (RuntimeException | Error failed) {
          failure.compareAndSet(null, failed);
        } finally {
          done.incrementAndGet();
        }
      }
    }

    void await() {
      for (int looks = 0; done.get() < count; looks++) {
        if (looks < LOOKS) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
      Throwable failed = failure.get();
      if (failed instanceof Error error) {
        throw error;
      }
      if (failed != null) {
        throw (RuntimeException) failed;
      }
    }
  }

  @Override
  public void close() {
    helpers.shutdown();
  }
}
