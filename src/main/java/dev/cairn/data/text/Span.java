package dev.cairn.data.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A named entity in a row of words, read from BIO tags (Ramshaw and Marcus 1995): {@code B-kind}
 * begins one, {@code I-kind} goes on, {@code O} is outside.
 *
 * @param kind for example {@code person}
 * @param from its first word, from 0
 * @param to the one behind its last
 */
public record Span(String kind, int from, int to) {
  /** The tag of words outside. */
  public static final String OUTSIDE = "O";

  private static final String BEGIN = "B-";
  private static final String INSIDE = "I-";

  /**
   * The entities of a row of tags as conlleval counts them: an {@code I-kind} that goes on from
   * nothing of its kind begins one.
   */
  public static List<Span> of(List<String> tags) {
    List<Span> spans = new ArrayList<>();
    int begun = -1;
    for (int i = 0; i <= tags.size(); i++) {
      boolean goesOn = i < tags.size() && begun >= 0 && goesOn(tags.get(i - 1), tags.get(i));
      if (begun >= 0 && !goesOn) {
        spans.add(new Span(kind(tags.get(begun)), begun, i));
        begun = -1;
      }
      if (begun < 0 && i < tags.size() && !tags.get(i).equals(OUTSIDE)) {
        begun = i;
      }
    }
    return spans;
  }

  private static boolean goesOn(String before, String tag) {
    return tag.startsWith(INSIDE) && !before.equals(OUTSIDE) && kind(before).equals(kind(tag));
  }

  private static String kind(String tag) {
    return tag.substring(tag.indexOf('-') + 1);
  }

  /** How many tags {@code I-kind} go on from nothing of their kind. */
  public static int broken(List<String> tags) {
    int broken = 0;
    for (int i = 0; i < tags.size(); i++) {
      boolean inside = tags.get(i).startsWith(INSIDE);
      broken += inside && (i == 0 || !goesOn(tags.get(i - 1), tags.get(i))) ? 1 : 0;
    }
    return broken;
  }

  /** Whether all names are BIO tags, and one of them begins an entity. */
  public static boolean areBio(List<String> names) {
    return names.stream().anyMatch(name -> name.startsWith(BEGIN))
        && names.stream().allMatch(Span::isBio);
  }

  private static boolean isBio(String name) {
    return name.equals(OUTSIDE)
        || (name.startsWith(BEGIN) || name.startsWith(INSIDE)) && name.length() > 2;
  }

  /**
   * The names that keep the others from being BIO tags, in order: none where all are, or none
   * begins as such tags do. Where nothing begins with {@code B-}, all that begin with {@code I-}.
   */
  public static List<String> odd(List<String> names) {
    if (names.stream().noneMatch(name -> name.startsWith(BEGIN) || name.startsWith(INSIDE))
        || areBio(names)) {
      return List.of();
    }
    List<String> odd = names.stream().filter(name -> !isBio(name)).toList();
    return odd.isEmpty() ? names.stream().filter(name -> name.startsWith(INSIDE)).toList() : odd;
  }

  /** Its words with spaces between. */
  public String text(List<String> words) {
    int end = Math.min(to, words.size());
    return String.join(" ", words.subList(Math.min(from, end), end));
  }
}
