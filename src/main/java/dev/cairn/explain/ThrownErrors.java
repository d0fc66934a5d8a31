package dev.cairn.explain;

import dev.cairn.graph.Facts;
import dev.cairn.graph.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.EvalException;

/** What a cell threw while it ran. */
public final class ThrownErrors {
  private static final int FRAMES = 6;
  private static final List<String> MACHINERY =
      List.of(
          "java.base/", "jdk.internal.", "java.util.concurrent.", "java.lang.reflect.", "REPL.");

  private final Cells cells;

  /** For cells whose places are known. */
  public ThrownErrors(Cells cells) {
    this.cells = cells;
  }

  /** The block for an exception of JShell, a line each. */
  public List<String> lines(EvalException error) {
    String name = error.getExceptionClassName();
    String title = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    String message = Optional.ofNullable(error.getMessage()).orElse("");
    String where = cells.where(error.getStackTrace());
    return OwnMessage.of(message)
        .map(
            own ->
                new Explanation(
                    title, own.facts().at(own.facts().where() + " (" + where + ")"), own.drawing()))
        .or(
            () ->
                Trouble.of(name, message)
                    .or(() -> JdkErrors.of(name, message))
                    .map(facts -> new Explanation(title, facts.at(where), "")))
        .map(Explanation::lines)
        .orElseGet(() -> other(error, name + ": " + message));
  }

  /** The block for memory that ran out outside the code of a cell, as in the compiler. */
  public List<String> lines(OutOfMemoryError error) {
    String where = cells.where();
    return Trouble.of(error)
        .map(facts -> new Explanation("OutOfMemoryError", facts.at(where), "").lines())
        .orElseThrow();
  }

  private List<String> other(EvalException error, String title) {
    List<String> lines = new ArrayList<>(title.lines().toList());
    List<String> frames =
        Stream.of(error.getStackTrace())
            .filter(frame -> MACHINERY.stream().noneMatch(frame.toString()::startsWith))
            .map(
                frame ->
                    "    at " + cells.place(frame).map(Object::toString).orElse(frame.toString()))
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

  /** The message of a {@link dev.cairn.graph.CairnException}, taken apart. */
  private record OwnMessage(Facts facts, String drawing) {
    private static final List<String> LABELS =
        List.of("expected: ", "found:    ", "where:    ", "mend:     ");

    static Optional<OwnMessage> of(String message) {
      int end = message.indexOf("\n\n");
      String text = end < 0 ? message : message.substring(0, end);
      List<String> facts = new ArrayList<>();
      for (int i = 0, from = 0; i < LABELS.size(); i++) {
        boolean last = i == LABELS.size() - 1;
        int to = last ? text.length() : text.indexOf("\n" + LABELS.get(i + 1), from);
        if (!text.startsWith(LABELS.get(i), from) || to < 0) {
          return Optional.empty();
        }
        facts.add(text.substring(from + LABELS.get(i).length(), to));
        from = to + 1;
      }
      return Optional.of(
          new OwnMessage(
              new Facts(facts.get(0), facts.get(1), facts.get(2), facts.get(3)),
              end < 0 ? "" : message.substring(end + 2)));
    }
  }
}
