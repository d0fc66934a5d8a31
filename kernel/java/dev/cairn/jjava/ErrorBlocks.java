package dev.cairn.jjava;

import dev.cairn.explain.Cells;
import dev.cairn.explain.CompileErrors;
import dev.cairn.explain.ThrownErrors;
import dev.cairn.graph.LastError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.UnresolvedReferenceException;
import org.dflib.jjava.kernel.execution.CompilationException;
import org.dflib.jjava.kernel.execution.EvaluationInterruptedException;
import org.dflib.jjava.kernel.execution.IncompleteSourceException;

/** Errors of cells as one short block. */
final class ErrorBlocks {
  private final CompileErrors compile;
  private final ThrownErrors thrown;

  /** For the cells of a shell. */
  ErrorBlocks(JShell shell, Cells cells) {
    this.compile = new CompileErrors(shell, cells);
    this.thrown = new ThrownErrors(cells);
    shell.onSnippetEvent(event -> cells.made(event.snippet().id()));
  }

  /** The block for an error; none if it is none of a cell, or telling it fails. */
  Optional<List<String>> of(Throwable error) {
    try {
      return Stream.iterate(error, e -> e != null, Throwable::getCause)
          .limit(10)
          .flatMap(e -> told(e).stream())
          .findFirst();
    } catch (RuntimeException | LinkageError | StackOverflowError broken) {
      // An error about an error helps nobody: JJava's own form is left.
      return Optional.empty();
    }
  }

  private Optional<List<String>> told(Throwable error) {
    if (error instanceof EvaluationInterruptedException) {
      return Optional.of(
          List.of("Interrupted: the cell ended here. What it assigned can be used."));
    }
    if (error instanceof CompilationException rejected) {
      return Optional.of(compile.of(rejected.getBadSnippetCompilation().snippet()).lines());
    }
    if (error instanceof IncompleteSourceException) {
      return Optional.of(compile.ofUnfinished().lines());
    }
    if (error instanceof UnresolvedReferenceException unresolved) {
      return Optional.of(compile.unresolved(unresolved.getSnippet()).lines());
    }
    if (error instanceof EvalException evaluation) {
      remember(evaluation);
      return Optional.of(thrown.lines(evaluation));
    }
    return error instanceof OutOfMemoryError full
        ? Optional.of(thrown.lines(full))
        : Optional.empty();
  }

  /** Errors of Cairn have remembered themselves, with more than JShell knows of them. */
  private static void remember(EvalException error) {
    boolean known =
        LastError.get()
            .filter(last -> String.valueOf(last.getMessage()).equals(error.getMessage()))
            .isPresent();
    if (!known) {
      LastError.keep(error);
    }
  }
}
