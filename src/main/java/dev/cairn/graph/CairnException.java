package dev.cairn.graph;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The family of all errors that Cairn reports to people. A message has four facts, each on its
 * line: what was expected, what was found, where, and how to mend it. A small drawing may follow.
 *
 * <p>{@link #getStackTrace} and {@link #getCause} are empty, because notebooks would print them
 * below the facts: {@code Cairn.why()} shows both, and so does {@link #printStackTrace()}, so that
 * programs and logs have them.
 */
public abstract class CairnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A kernel that makes its own blocks of errors sets it, to learn the line of the cell. */
  private static final String TRACES = "cairn.traces";

  private final Facts facts;
  private final String drawing;
  private final Origin origin;

  /**
   * Makes an error of four facts.
   *
   * @param expected what would have been right
   * @param found what there was instead
   * @param where block, stage and op; or file, row and byte
   * @param mend what the reader can do about it
   */
  protected CairnException(String expected, String found, String where, String mend) {
    this(new Facts(expected, found, where, mend), "", null);
  }

  /**
   * Makes an error of four facts.
   *
   * @param drawing lines of at most 80 columns that show the place, with an arrow; may be empty
   * @param cause what the JDK or a library said, for {@code Cairn.why()}
   */
  protected CairnException(Facts facts, String drawing, @Nullable Throwable cause) {
    super(message(facts, lines(drawing)), null, false, false);
    this.facts = facts;
    this.drawing = lines(drawing);
    this.origin = new Origin(getClass().getName() + "\n" + getMessage(), cause);
    LastError.keep(this);
  }

  private static String message(Facts facts, String drawing) {
    return drawing.isEmpty() ? facts.toString() : facts + "\n\n" + drawing;
  }

  /** Names within a drawing are other people's text too. */
  private static String lines(String drawing) {
    return drawing.lines().map(OneLine::of).collect(Collectors.joining("\n"));
  }

  /** Where an error was made, and of what. */
  private static final class Origin extends Throwable {
    private static final long serialVersionUID = 1L;

    Origin(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }

  /** What would have been right. */
  public final String expected() {
    return facts.expected();
  }

  /** What there was instead. */
  public final String found() {
    return facts.found();
  }

  /** Block, stage and op; or file, row and byte. */
  public final String where() {
    return facts.where();
  }

  /** What the reader can do about it. */
  public final String mend() {
    return facts.mend();
  }

  /** The four facts. */
  public final Facts facts() {
    return facts;
  }

  /** Lines that show the place, with an arrow; shape errors of nets have them. */
  public final Optional<String> drawing() {
    return Optional.of(drawing).filter(lines -> !lines.isEmpty());
  }

  /** Where this was made and what caused it, which notebooks do not print. */
  public final Throwable origin() {
    return origin;
  }

  /** Empty, unless the host asks for traces: see {@link #origin()}. */
  @Override
  public StackTraceElement[] getStackTrace() {
    return Boolean.getBoolean(TRACES) ? origin.getStackTrace() : super.getStackTrace();
  }

  @Override
  public void printStackTrace(PrintStream stream) {
    origin.printStackTrace(stream);
  }

  @Override
  public void printStackTrace(PrintWriter writer) {
    origin.printStackTrace(writer);
  }
}
