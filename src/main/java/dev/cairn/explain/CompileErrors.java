package dev.cairn.explain;

import dev.cairn.graph.Facts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * What the compiler has to say about a cell. The first error is told: the others follow from it.
 */
public final class CompileErrors {
  private static final String TITLE = "This cell cannot be compiled";

  private final JShell shell;
  private final Cells cells;
  private final UnknownName names;

  /** For the cells of a shell. */
  public CompileErrors(JShell shell, Cells cells) {
    this.shell = shell;
    this.cells = cells;
    this.names = new UnknownName(new Scope(shell));
  }

  /** Of a snippet that JShell rejected. */
  public Explanation of(Snippet snippet) {
    String source = snippet.source();
    Optional<Diag> first = shell.diagnostics(snippet).filter(Diag::isError).findFirst();
    if (first.isEmpty()) {
      return unresolved(snippet);
    }
    Diag diag = first.orElseThrow();
    int at = (int) Math.max(0, diag.getPosition());
    return isAboutBrackets(diag)
        ? lonely(source, 0).orElseGet(() -> told(diag, source, at))
        : told(diag, source, at);
  }

  /** Of a cell whose last statement does not end. */
  public Explanation ofUnfinished() {
    String rest = cells.rest();
    return lonely(rest, rest.length() - rest.stripLeading().length())
        .orElseGet(
            () -> {
              String where = cells.placeOfRest(rest.stripTrailing().length()).toString();
              Facts facts =
                  new Facts(
                      "a whole statement",
                      "the end of the cell",
                      where,
                      "write the rest of the statement, or a semicolon");
              int last = rest.stripTrailing().length();
              return new Explanation(TITLE, facts, Excerpt.of(rest, last - 1, last));
            });
  }

  private Explanation told(Diag diag, String source, int at) {
    String where = cells.place(at, source).toString();
    String message = diag.getMessage(null).strip();
    Facts facts =
        names
            .of(diag, source, where)
            .or(() -> WrongType.of(message, where))
            .or(() -> Syntax.of(diag.getCode(), message, source, at, where))
            .orElseGet(
                () ->
                    new Facts(
                        "Java that the compiler takes",
                        Names.simple(message.lines().collect(Collectors.joining(" "))),
                        where,
                        "look at the marked place"));
    boolean dot = at < source.length() && source.charAt(at) == '.';
    int from = dot ? at + 1 : at;
    return new Explanation(TITLE, facts, Excerpt.of(source, from, (int) diag.getEndPosition()));
  }

  private static boolean isAboutBrackets(Diag diag) {
    return List.of(
            "expected",
            "expected2",
            "expected3",
            "premature.eof",
            "illegal.start.of.expr",
            "illegal.start.of.stmt",
            "illegal.start.of.type")
        .contains(diag.getCode().replaceFirst(".*\\.err\\.", ""));
  }

  private Optional<Explanation> lonely(String source, int offset) {
    return Brackets.lonely(source)
        .map(
            lonely -> {
              Cells.Place place =
                  offset == 0
                      ? cells.place(lonely.offset(), source)
                      : cells.placeOfRest(lonely.offset());
              return new Explanation(
                  TITLE,
                  Syntax.bracket(lonely, place.line(), place.toString()),
                  Excerpt.of(source, lonely.offset(), lonely.offset() + 1));
            });
  }

  /** A declaration that waits for what it uses. */
  public Explanation unresolved(Snippet snippet) {
    String missing =
        snippet instanceof DeclarationSnippet declaration
            ? shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "))
            : "something";
    return new Explanation(
        TITLE,
        new Facts(
            "all that this uses, defined before it runs",
            "no " + missing,
            cells.where(new StackTraceElement("", "", "#" + snippet.id(), 1)),
            "define it first, or look at its spelling"),
        Excerpt.of(snippet.source(), 0, 1));
  }
}
