package dev.cairn.jjava;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.dflib.jjava.kernel.execution.CodeEvaluator;
import org.dflib.jjava.kernel.execution.EvaluationInterruptedException;

/**
 * Evaluates cells so that an interrupted training can end.
 *
 * <p>JJava lets go of a cell at once when it is interrupted, and the variable that the cell assigns
 * gets its value some time later: the next cell would find null in it. Here, when the cell is
 * inside training, its thread is only told to stop; the statement ends by itself with the running
 * batch, its variable is assigned, and then the cell ends as interrupted.
 */
final class CellEvaluator extends CodeEvaluator {
  private static final String CELL_THREADS = "jjava-exec-";
  private static final String TRAINER = "dev.cairn.train.Trainer";

  private final AtomicBoolean ending = new AtomicBoolean();

  CellEvaluator(String name, long timeout, TimeUnit unit) {
    super(name, timeout, unit);
  }

  /**
   * Tells a running training to end.
   *
   * @return false if there is none, or if it was told before and does not end
   */
  boolean endTraining() {
    List<Thread> training =
        Thread.getAllStackTraces().entrySet().stream()
            .filter(entry -> entry.getKey().getName().startsWith(CELL_THREADS))
            .filter(CellEvaluator::trains)
            .map(Map.Entry::getKey)
            .toList();
    if (training.isEmpty() || !ending.compareAndSet(false, true)) {
      return false;
    }
    training.forEach(Thread::interrupt);
    return true;
  }

  private static boolean trains(Map.Entry<Thread, StackTraceElement[]> entry) {
    return Stream.of(entry.getValue())
        .anyMatch(f -> f.getClassName().equals(TRAINER) && f.getMethodName().equals("fit"));
  }

  @Override
  protected Object evalSingle(JShell shell, String code) {
    try {
      Object value = super.evalSingle(shell, code);
      if (ending.get()) {
        throw new EvaluationInterruptedException(code.trim());
      }
      // What printf returns is no result of a cell.
      return value instanceof PrintStream ? null : value;
    } finally {
      ending.set(false);
    }
  }
}
