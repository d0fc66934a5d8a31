package dev.cairn.train;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.EngineException;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Program;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A session on the one long-lived thread that it works on. The calling thread waits for every call,
 * even when it is interrupted: the interruption is remembered, so that training can stop between
 * two steps with everything in order.
 */
final class SessionThread implements AutoCloseable {
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "cairn-session");
            thread.setDaemon(true);
            return thread;
          });
  private final Session session;
  private volatile boolean interrupted;

  SessionThread(Engine engine, Program program, State start, Device device) {
    try {
      session = await(() -> engine.open(program, start, device));
    } catch (Throwable failure) {
      executor.shutdown();
      throw failure;
    }
  }

  /** Work for the session's thread. */
  @FunctionalInterface
  interface Work<T> {
    T apply(Session session) throws Exception;
  }

  <T> T call(Work<T> work) {
    return await(() -> work.apply(session));
  }

  /** Whether the calling thread was interrupted since this was opened. */
  boolean isInterrupted() {
    if (Thread.interrupted()) {
      interrupted = true;
    }
    return interrupted;
  }

  /** The same for the session's thread: what the waiting thread has noticed so far. */
  boolean hasNoticedInterruption() {
    return interrupted;
  }

  private <T> T await(Callable<T> work) {
    Future<T> future = executor.submit(work);
    while (true) {
      try {
        return future.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw unwrapped(Objects.requireNonNull(e.getCause()));
      }
    }
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return new EngineException(
          "enough memory for a batch",
          String.valueOf(cause.getMessage()),
          "the training step",
          "use a smaller batch, for example batch(16), or a narrower net");
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
      executor.shutdown();
    }
  }
}
