package dev.cairn.explain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Which snippet of JShell came from which line of which cell. */
public final class Cells {
  private final Map<String, Place> snippets = new ConcurrentHashMap<>();
  private volatile Piece piece = new Piece(0, "", 0, 0);

  /**
   * A line of a cell.
   *
   * @param cell number that the notebook shows
   * @param line from 1
   */
  public record Place(int cell, int line) {
    @Override
    public String toString() {
      return "cell " + cell + ", line " + line;
    }
  }

  /** A statement of the running cell: where it begins and ends in the cell's text. */
  private record Piece(int cell, String text, int begin, int end) {}

  /** A cell begins. */
  public void begin(int cell, String text) {
    piece = new Piece(cell, text, 0, 0);
  }

  /** The next statement of the cell begins. */
  public void next(String statement) {
    Piece before = piece;
    String code = statement.strip();
    int begin = before.text().indexOf(code, before.end());
    if (begin < 0 && code.endsWith(";")) {
      // JShell adds the semicolon that a last line may go without.
      code = code.substring(0, code.length() - 1);
      begin = before.text().indexOf(code, before.end());
    }
    if (begin >= 0) {
      piece = new Piece(before.cell(), before.text(), begin, begin + code.length());
    }
  }

  /** JShell made a snippet of the statement at hand. */
  public void made(String snippet) {
    snippets.putIfAbsent(snippet, place(0, ""));
  }

  /**
   * A place in the statement at hand.
   *
   * @param offset in its source
   */
  public Place place(int offset, String source) {
    Piece now = piece;
    int at = Math.min(now.text().length(), now.begin());
    int end = Math.min(offset, source.length());
    return new Place(now.cell(), 1 + lines(now.text(), at) + lines(source, Math.max(0, end)));
  }

  /** The cell at hand from the statement that did not end. */
  String rest() {
    Piece now = piece;
    return now.text().substring(Math.min(now.end(), now.text().length()));
  }

  /** The place of {@link #rest}. */
  Place placeOfRest(int offset) {
    Piece now = piece;
    return new Place(now.cell(), 1 + lines(now.text(), now.end() + offset));
  }

  /**
   * Where in the cells an error arose, innermost first; the cell at hand if none of the frames
   * stands in a cell.
   */
  public String where(StackTraceElement... trace) {
    Set<String> places = new LinkedHashSet<>();
    Stream.of(trace)
        .flatMap(frame -> place(frame).stream())
        .map(Place::toString)
        .forEach(places::add);
    List<String> in = List.copyOf(places);
    return switch (in.size()) {
      case 0 -> place(0, "").toString();
      case 1 -> in.get(0);
      default -> in.get(0) + ", called from " + in.get(in.size() - 1);
    };
  }

  /** The place of a frame, if it stands in a cell: JShell names the file after the snippet. */
  public Optional<Place> place(StackTraceElement frame) {
    String file = frame.getFileName();
    if (file == null || !file.startsWith("#")) {
      return Optional.empty();
    }
    return Optional.ofNullable(snippets.get(file.substring(1)))
        .map(
            first ->
                new Place(first.cell(), first.line() + Math.max(1, frame.getLineNumber()) - 1));
  }

  private static int lines(String text, int end) {
    return (int)
        text.substring(0, Math.min(end, text.length())).chars().filter(c -> c == '\n').count();
  }
}
