package dev.cairn.jjava;

import java.lang.reflect.Field;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread that cells run on, one piece of work after the other. Whoever waits for a piece
 * can be let go of; the thread is then left to itself, and the next piece gets a new one.
 */
final class CellThread {
  /** What JJava runs on a thread of such a name, it runs there, and not on one of its own. */
  private final String prefix = prefix();

  private Worker worker = new Worker(0);

  /** One thread with the work that it has. */
  private final class Worker extends Thread {
    private final LinkedBlockingQueue<FutureTask<?>> queue = new LinkedBlockingQueue<>();
    private final int number;
    private volatile FutureTask<?> current;

    Worker(int number) {
      super(prefix + number);
      this.number = number;
      setDaemon(true);
    }

    @Override
    public void run() {
      while (worker() == this) {
        try {
          current = queue.take();
        } catch (InterruptedException late) {
          // It came when the work was done; the next work has nothing to do with it.
          continue;
        }
        current.run();
        current = null;
        Thread.interrupted();
      }
    }
  }

  private synchronized Worker worker() {
    return worker;
  }

  private static String prefix() {
    try {
      Class<?> control = Class.forName("org.dflib.jjava.kernel.execution.JJavaExecutionControl");
      Field name = control.getDeclaredField("THREAD_NAME_PREFIX");
      name.setAccessible(true);
      return name.get(null) + "cell-";
    } catch (ReflectiveOperationException otherVersion) {
      throw new IllegalStateException("the kernel needs jjava 1.0a8", otherVersion);
    }
  }

  /** Whether the calling thread runs a cell. */
  boolean isCurrent() {
    return Thread.currentThread() instanceof Worker;
  }

  /** Whether the calling thread runs a cell that nobody waits for any more. */
  boolean isLeft() {
    return isCurrent() && Thread.currentThread() != worker();
  }

  /**
   * Does work on the thread and waits for it; work that asks for more work does it itself.
   *
   * @throws CancellationException if the work was let go
   * @throws ExecutionException if the work threw
   */
  <T> T call(Callable<T> work) throws ExecutionException {
    var task = new FutureTask<>(work);
    if (isCurrent()) {
      task.run();
    } else {
      give(task);
    }
    while (true) {
      try {
        return task.get();
      } catch (InterruptedException notForThisThread) {
        // Nobody interrupts the thread that answers the notebook but its own shutdown.
        letGo();
      }
    }
  }

  private synchronized void give(FutureTask<?> task) {
    if (!worker.isAlive()) {
      worker = new Worker(worker.number + 1);
      worker.start();
    }
    worker.queue.add(task);
  }

  /** Interrupts the thread and waits on. */
  synchronized void tell() {
    if (worker.current != null) {
      worker.interrupt();
    }
  }

  /** Interrupts the thread and leaves it to itself: whoever waits for it gets a cancellation. */
  synchronized void letGo() {
    FutureTask<?> current = worker.current;
    if (current != null) {
      Worker left = worker;
      worker = new Worker(left.number + 1);
      worker.start();
      current.cancel(true);
      Stray.end(left);
    }
  }

  /** What the thread is doing, innermost first; empty between two pieces of work. */
  StackTraceElement[] stack() {
    Worker now = worker();
    return now.current == null ? new StackTraceElement[0] : now.getStackTrace();
  }
}
