package dev.cairn.train;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.EngineException;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.CairnException;
import dev.cairn.graph.Facts;
import dev.cairn.graph.Program;
import dev.cairn.graph.Trouble;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A session on the one long-lived thread that it works on. The calling thread waits for every call,
 * even when it is interrupted: the interruption becomes a {@link StopRequest}, so that training can
 * stop between two steps with everything in order.
 *
 * <p>A program that ends waits for the running call: natives at work while their libraries are
 * taken down would crash it.
 */
final class SessionThread implements AutoCloseable {
  /** For a batch at shutdown; Jupyter itself waits less before it kills a kernel. */
  private static final int PATIENCE_SECONDS = 20;

  /** The one, once there is work. */
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);
  private final Thread shutdown = new Thread(this::programEnds, "cairn-session-shutdown");
  private final StopRequest stop;
  private final Session session;

  SessionThread(Engine engine, Program program, State start, Device device, StopRequest stop) {
    this.stop = stop;
    beHeardAtShutdown();
    try {
      session = await(() -> engine.open(program, start, device));
    } catch (Throwable failure) {
      end();
      throw failure;
    }
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "cairn-session");
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }

  /** Work for the session's thread. */
  @FunctionalInterface
  interface Work<T> {
    T apply(Session session) throws Exception;
  }

  <T> T call(Work<T> work) {
    return await(() -> work.apply(session));
  }

  /** Whether work is to end: the calling thread was interrupted, or somebody asked. */
  boolean isToStop() {
    if (Thread.interrupted()) {
      stop.ask(StopRequest.By.INTERRUPTION);
    }
    return stop.isAsked();
  }

  private <T> T await(Callable<T> work) {
    Future<T> future = submit(work);
    while (true) {
      try {
        return future.get();
      } catch (InterruptedException e) {
        stop.ask(StopRequest.By.INTERRUPTION);
      } catch (ExecutionException e) {
        throw unwrapped(Objects.requireNonNull(e.getCause()));
      }
    }
  }

  private void beHeardAtShutdown() {
    try {
      Runtime.getRuntime().addShutdownHook(shutdown);
    } catch (IllegalStateException ending) {
      throw sleepUntilTheProgramHasEnded();
    }
  }

  private <T> Future<T> submit(Callable<T> work) {
    try {
      return executor.submit(work);
    } catch (RejectedExecutionException ending) {
      throw sleepUntilTheProgramHasEnded();
    }
  }

  /** Throws nothing: it would only be printed into a terminal that the user has just left. */
  private static IllegalStateException sleepUntilTheProgramHasEnded() {
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        // Too late for that.
      }
    }
  }

  private void programEnds() {
    stop.ask(StopRequest.By.SHUTDOWN);
    executor.shutdown();
    try {
      executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException unwrapped(Throwable cause) {
    Optional<Facts> trouble =
        cause instanceof CairnException ? Optional.empty() : Trouble.of(cause);
    if (trouble.isPresent()) {
      return new EngineException(trouble.get().at("the training step"), cause);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }

  @Override
  public void close() {
    try {
      await(
          () -> {
            session.close();
            return true;
          });
    } finally {
      end();
    }
  }

  private void end() {
    executor.shutdown();
    threads.forEach(this::join);
    try {
      Runtime.getRuntime().removeShutdownHook(shutdown);
    } catch (IllegalStateException ending) {
      // It runs already.
    }
  }

  private void join(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        stop.ask(StopRequest.By.INTERRUPTION);
      }
    }
  }
}
