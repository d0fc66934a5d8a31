package dev.cairn.jjava;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;

/**
 * Keeps the threads that talk with Jupyter alive while a cell has all memory: a thread that found
 * none begins again, until there is some. Nothing here needs memory.
 */
final class Revival implements UncaughtExceptionHandler {
  /** JJava's loops, and JeroMQ's threads below them; each looks at its sockets in its run. */
  private static final List<String> NAMES = List.of("Shell-", "Heartbeat-", "iothread-", "reaper-");

  private static final long PAUSE_MILLIS = 50;

  @Override
  public void uncaughtException(Thread thread, Throwable error) {
    Throwable last = error;
    while (last instanceof OutOfMemoryError && isOfJupyter(thread)) {
      last = again(thread);
    }
    if (last != null) {
      System.err.println("thread " + thread.getName() + " ended: " + last);
    }
  }

  private static boolean isOfJupyter(Thread thread) {
    for (int i = 0; i < NAMES.size(); i++) {
      if (thread.getName().startsWith(NAMES.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static Throwable again(Thread thread) {
    try {
      Thread.sleep(PAUSE_MILLIS);
      thread.run();
      return null;
    } catch (Throwable next) {
      return next;
    }
  }
}
