package dev.cairn.jjava;

import java.util.concurrent.TimeUnit;

/**
 * Ends a thread that goes on after its cell has ended, where the JDK can: up to JDK 19 a thread can
 * be stopped. It is stopped only within code of a cell, such as an endless loop, never within a
 * library or the JDK, which it could leave in disorder.
 */
final class Stray {
  private static final int TRIES = 100;
  private static final long PAUSE_MILLIS = 100;

  private Stray() {}

  /** Watches the thread for some seconds. */
  static void end(Thread left) {
    var watch = new Thread(() -> watch(left), "end of " + left.getName());
    watch.setDaemon(true);
    watch.start();
  }

  private static void watch(Thread left) {
    try {
      for (int i = 0; i < TRIES && left.isAlive(); i++) {
        TimeUnit.MILLISECONDS.timedJoin(left, PAUSE_MILLIS);
        StackTraceElement[] stack = left.getStackTrace();
        if (stack.length > 0 && CellFrames.isOfCell(stack[0])) {
          stop(left);
        }
      }
    } catch (InterruptedException | UnsupportedOperationException cannot) {
      // It runs on until it looks at its flag.
    }
  }

  @SuppressWarnings({"deprecation", "removal"})
  private static void stop(Thread thread) {
    thread.stop();
  }
}
