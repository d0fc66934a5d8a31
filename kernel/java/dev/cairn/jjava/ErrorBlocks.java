package dev.cairn.jjava;

import dev.cairn.graph.CairnException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import org.dflib.jjava.kernel.execution.EvaluationInterruptedException;

/** Errors of cells as one short block. */
final class ErrorBlocks {
  private static final int FRAMES = 6;
  private static final List<String> MACHINERY =
      List.of(
          "java.base/", "jdk.internal.", "java.util.concurrent.", "java.lang.reflect.", "REPL.");

  /** The block for an error; none if it is of the compiler, whose form is good. */
  Optional<List<String>> of(Throwable error) {
    if (error instanceof EvaluationInterruptedException) {
      return Optional.of(
          List.of("Interrupted: the cell ended here. What it assigned can be used."));
    }
    return evaluation(error).map(ErrorBlocks::lines);
  }

  /** JJava wraps what a cell threw. */
  private static Optional<EvalException> evaluation(Throwable error) {
    return Stream.iterate(error, e -> e != null, Throwable::getCause)
        .filter(EvalException.class::isInstance)
        .map(EvalException.class::cast)
        .findFirst();
  }

  private static List<String> lines(EvalException error) {
    var lines = new ArrayList<String>();
    String name = error.getExceptionClassName();
    if (isOurs(name)) {
      lines.add(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1));
      error.getMessage().lines().forEach(lines::add);
      return lines;
    }
    (name + ": " + error.getMessage()).lines().forEach(lines::add);
    List<String> frames =
        Stream.of(error.getStackTrace())
            .filter(frame -> MACHINERY.stream().noneMatch(frame.toString()::startsWith))
            .map(frame -> "    at " + frame)
            .toList();
    lines.addAll(frames.subList(0, Math.min(FRAMES, frames.size())));
    if (frames.size() > FRAMES) {
      lines.add("    ... " + (frames.size() - FRAMES) + " more");
    }
    if (error.getCause() instanceof EvalException cause) {
      lines.add("caused by " + cause.getExceptionClassName() + ": " + cause.getMessage());
    }
    return lines;
  }

  private static boolean isOurs(String name) {
    try {
      Class<?> type = Class.forName(name, false, ErrorBlocks.class.getClassLoader());
      return CairnException.class.isAssignableFrom(type);
    } catch (ClassNotFoundException definedInACell) {
      return false;
    }
  }
}
