package dev.cairn.show.page;

import dev.cairn.data.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sentence with its named entities drawn: those that were predicted, right or wrong, where the
 * actual ones are known, and behind them those that were missed.
 *
 * @param words of the sentence
 * @param predicted entities, in order
 * @param actual entities
 * @param isKnown whether the actual ones are known
 */
public record SpanText(
    List<String> words, List<Span> predicted, List<Span> actual, boolean isKnown) {

  /** Of tags. */
  public static SpanText of(List<String> words, List<String> predicted, List<String> actual) {
    return new SpanText(words, Span.of(predicted), Span.of(actual), !actual.isEmpty());
  }

  /** For example {@code I saw [Berlin]location ✓}. */
  public String plain() {
    return drawn(false);
  }

  /** With frames around the entities; all text is escaped. */
  public String html() {
    return drawn(true);
  }

  private String drawn(boolean html) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    Set<Span> known = new HashSet<>(actual);
    for (Span span : predicted) {
      words(text, at, span.from(), html);
      text.append(space(text));
      text.append(html ? frame(span, known.contains(span)) : brackets(span, known.contains(span)));
      at = span.to();
    }
    words(text, at, words.size(), html);
    List<Span> missed = actual.stream().filter(span -> !predicted.contains(span)).toList();
    if (!missed.isEmpty()) {
      List<String> names =
          missed.stream().map(span -> span.text(words) + " (" + span.kind() + ")").toList();
      String list = String.join(", ", names);
      text.append(html ? " <i>missed: " + Html.escape(list) + "</i>" : " | missed: " + list);
    }
    return text.toString();
  }

  private void words(StringBuilder text, int from, int to, boolean html) {
    int end = Math.min(to, words.size());
    for (String word : words.subList(Math.min(from, end), end)) {
      text.append(space(text)).append(html ? Html.escape(word) : word);
    }
  }

  private static String space(StringBuilder text) {
    return text.isEmpty() ? "" : " ";
  }

  private String brackets(Span span, boolean right) {
    String mark = !isKnown ? "" : right ? " ✓" : " ✗";
    return "[" + span.text(words) + "]" + span.kind() + mark;
  }

  private String frame(Span span, boolean right) {
    boolean wrong = isKnown && !right;
    String colour = wrong ? Html.ORANGE : Html.BLUE;
    return ("<span style=\"border:1px solid rgb(%s);border-radius:3px;padding:0 3px\">%s"
            + " <small>%s%s</small></span>")
        .formatted(
            colour,
            Html.escape(span.text(words)),
            Html.escape(span.kind()),
            !isKnown ? "" : right ? " ✓" : " ✗");
  }
}
