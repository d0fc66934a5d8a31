package dev.cairn.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;

/** Runs cells as our kernel does, statement by statement, in a JShell of this process. */
final class Notebook implements AutoCloseable {
  private final JShell shell = JShell.builder().executionEngine("local").build();
  private final Cells cells = new Cells();
  private final CompileErrors compile = new CompileErrors(shell, cells);
  private final ThrownErrors thrown = new ThrownErrors(cells);

  Notebook() {
    System.setProperty("cairn.traces", "true");
    String path = System.getProperty("surefire.test.class.path");
    for (String entry :
        (path == null ? System.getProperty("java.class.path") : path)
            .split(System.getProperty("path.separator"))) {
      shell.addToClasspath(entry);
    }
    try (InputStream in = Notebook.class.getResourceAsStream("/dev/cairn/imports.jsh")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(shell::eval);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    shell.onSnippetEvent(event -> cells.made(event.snippet().id()));
  }

  /** Runs a cell; its error block, or nothing if it went well. */
  Optional<String> run(int number, String cell) {
    cells.begin(number, cell);
    CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(cell);
    while (info.completeness().isComplete()) {
      Optional<String> error = statement(info.source());
      if (error.isPresent()) {
        return error;
      }
      info = shell.sourceCodeAnalysis().analyzeCompletion(info.remaining());
    }
    return info.remaining().isBlank()
        ? Optional.empty()
        : Optional.of(compile.ofUnfinished().toString());
  }

  private Optional<String> statement(String source) {
    cells.next(source);
    for (SnippetEvent event : shell.eval(source.strip())) {
      if (event.causeSnippet() != null) {
        continue;
      }
      if (event.exception() instanceof EvalException error) {
        return Optional.of(String.join("\n", thrown.lines(error)));
      }
      if (event.exception() instanceof UnresolvedReferenceException unresolved) {
        return Optional.of(compile.unresolved(unresolved.getSnippet()).toString());
      }
      if (event.status() == Snippet.Status.REJECTED) {
        return Optional.of(compile.of(event.snippet()).toString());
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    System.clearProperty("cairn.traces");
    shell.close();
  }
}
