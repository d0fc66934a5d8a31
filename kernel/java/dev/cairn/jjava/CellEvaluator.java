package dev.cairn.jjava;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.kernel.execution.CodeEvaluator;
import org.dflib.jjava.kernel.execution.EvaluationInterruptedException;

/**
 * Evaluates cells so that every interrupt ends the cell, and an interrupted training ends well.
 *
 * <p>JJava lets go of a cell at once when it is interrupted, and the variable that the cell assigns
 * gets its value some time later: the next cell would find null in it. Here, when the cell is
 * inside training, its thread is only told to stop; the statement ends by itself with the running
 * batch, its variable is assigned, and then the cell ends as interrupted. A second interrupt does
 * not wait any more.
 *
 * <p>JJava also loses an interrupt that comes while the compiler works on the next statement; here
 * it is remembered until the cell has ended.
 */
final class CellEvaluator extends CodeEvaluator {
  private static final String CELL_THREADS = "jjava-exec-";
  private static final String TRAINER = "dev.cairn.train.Trainer";
  private static final long PAUSE_MILLIS = 50;

  /** How deep evaluations are nested, 0 between cells. Guarded by this. */
  private int depth;

  /** Counts cells. Guarded by this. */
  private long cell;

  /** Whether the cell shall end. Guarded by this. */
  private boolean ending;

  CellEvaluator(String name, long timeout, TimeUnit unit) {
    super(name, timeout, unit);
  }

  @Override
  public Object eval(JShell shell, String code) {
    begin();
    try {
      return super.eval(shell, code);
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    if (depth++ == 0) {
      cell++;
      ending = false;
    }
  }

  private synchronized void end() {
    depth--;
  }

  @Override
  protected Object evalSingle(JShell shell, String code) {
    endIfTold(code);
    Object value = super.evalSingle(shell, code);
    endIfTold(code);
    // What printf returns is no result of a cell.
    return value instanceof PrintStream ? null : value;
  }

  /** JJava takes for complete whatever JShell gives up on. */
  @Override
  public String isComplete(SourceCodeAnalysis analysis, String code) {
    CompletionInfo info = analysis.analyzeCompletion(code);
    while (info.completeness().isComplete()) {
      if (isWrong(analysis, info)) {
        return BaseKernel.IS_COMPLETE_BAD;
      }
      info = analysis.analyzeCompletion(info.remaining());
    }
    return super.isComplete(analysis, code);
  }

  private static boolean isWrong(SourceCodeAnalysis analysis, CompletionInfo info) {
    return info.completeness() == SourceCodeAnalysis.Completeness.UNKNOWN
        || analysis.sourceToSnippets(info.source()).stream()
            .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
  }

  private synchronized void endIfTold(String code) {
    if (ending) {
      throw new EvaluationInterruptedException(code.trim());
    }
  }

  @Override
  public synchronized void interrupt() {
    if (depth == 0) {
      return;
    }
    if (ending) {
      super.interrupt();
      return;
    }
    ending = true;
    long interrupted = cell;
    var chase = new Thread(() -> chase(interrupted), "interrupt of cell " + cell);
    chase.setDaemon(true);
    chase.start();
  }

  /** Until the cell has ended or its training was told, since a statement may be about to start. */
  private void chase(long interrupted) {
    try {
      while (!endTraining() && cancel(interrupted)) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean cancel(long interrupted) {
    boolean runs = depth > 0 && cell == interrupted;
    if (runs) {
      super.interrupt();
    }
    return runs;
  }

  /** Tells a training in a cell to end; false if there is none. */
  private static boolean endTraining() {
    List<Thread> training =
        Thread.getAllStackTraces().entrySet().stream()
            .filter(entry -> entry.getKey().getName().startsWith(CELL_THREADS))
            .filter(CellEvaluator::trains)
            .map(Map.Entry::getKey)
            .toList();
    training.forEach(Thread::interrupt);
    return !training.isEmpty();
  }

  private static boolean trains(Map.Entry<Thread, StackTraceElement[]> entry) {
    return Stream.of(entry.getValue())
        .anyMatch(f -> f.getClassName().equals(TRAINER) && f.getMethodName().equals("fit"));
  }
}
