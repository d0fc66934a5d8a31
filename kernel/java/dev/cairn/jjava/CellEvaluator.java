package dev.cairn.jjava;

import dev.cairn.explain.Cells;
import dev.cairn.settings.Settings;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.kernel.execution.CodeEvaluator;
import org.dflib.jjava.kernel.execution.EvaluationInterruptedException;

/**
 * Evaluates cells on their thread, and ends the cell at every interrupt; see {@link Interruption}.
 *
 * <p>JJava loses an interrupt that comes while the compiler works on the next statement; here it is
 * remembered until the cell has ended.
 */
final class CellEvaluator extends CodeEvaluator {
  private final CellThread thread = new CellThread();
  private final Cells places;
  private final TimeLimit time = new TimeLimit(Settings.current());

  /** Ends the count of the running cell's time. Guarded by this. */
  private Runnable timed = () -> {};

  /** How deep evaluations are nested, 0 between cells. Guarded by this. */
  private int depth;

  /** The thread that waits for the cell. Guarded by this. */
  private Optional<Thread> waiting = Optional.empty();

  /** The interruption of the running cell. Guarded by this. */
  private Interruption interruption = new Interruption(thread);

  /**
   * Makes one.
   *
   * @param places is told each statement before it runs
   */
  CellEvaluator(String name, Cells places) {
    super(name, -1, TimeUnit.MILLISECONDS);
    this.places = places;
  }

  /** JJava's control of execution, on our thread. */
  @Override
  public ExecutionControlProvider getExecControlProvider() {
    ExecutionControlProvider jjava = super.getExecControlProvider();
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return jjava.name();
      }

      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters)
          throws Throwable {
        return new CellControl(jjava.generate(env, parameters), thread);
      }
    };
  }

  /** Everything until the matching {@link #end} is one cell. */
  synchronized void begin() {
    if (depth++ == 0) {
      interruption = new Interruption(thread);
      waiting = Optional.of(Thread.currentThread());
      timed = time.begin(interruption);
    }
  }

  /** Threads of the cell's own must not wait for the cell's thread, which may wait for them. */
  private synchronized boolean isWaiting() {
    return waiting.filter(Thread.currentThread()::equals).isPresent();
  }

  synchronized void end() {
    if (--depth == 0) {
      timed.run();
      interruption.cellHasEnded();
      waiting = Optional.empty();
    }
  }

  /** What is told of the interruption of the running cell. */
  synchronized String reason() {
    return interruption.reason();
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

  @Override
  protected Object evalSingle(JShell shell, String code) {
    endIfTold(code);
    places.next(code);
    Object value;
    try {
      value = super.evalSingle(shell, code);
    } catch (RuntimeException failed) {
      // What fails because it was told to end is no mistake of the cell.
      endIfTold(code);
      throw failed;
    }
    endIfTold(code);
    // What printf returns is no result of a cell.
    return value instanceof PrintStream ? null : value;
  }

  /**
   * Does other work of a cell, such as rendering its last value, so that it can be interrupted.
   *
   * @throws EvaluationInterruptedException if it was
   */
  <T> T interruptibly(String what, Callable<T> work) throws ExecutionException {
    if (!isWaiting()) {
      return directly(work);
    }
    try {
      T result = thread.call(work);
      endIfTold(what);
      return result;
    } catch (CancellationException letGo) {
      throw new EvaluationInterruptedException(what);
    }
  }

  private static <T> T directly(Callable<T> work) throws ExecutionException {
    try {
      return work.call();
    } catch (Throwable failed) {
      throw new ExecutionException(failed);
    }
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
    if (interruption.isTold()) {
      throw new EvaluationInterruptedException(code.trim());
    }
  }

  @Override
  public synchronized void interrupt() {
    if (depth > 0) {
      interruption.tell();
    }
  }
}
