package dev.cairn.data.text;

import java.util.List;

/**
 * Symbols of a language model that are no part of a text: one for each topic, which stands in front
 * of a text, and one behind its end. No text has them, since its symbols are single characters.
 */
public final class TopicSymbols {
  /** Behind the last character of a text. */
  public static final String END = "<end>";

  private static final String BEFORE = "<topic: ";
  private static final String BEHIND = ">";

  private TopicSymbols() {}

  /** The symbol in front of texts on a topic, for example {@code <topic: Sports>}. */
  public static String of(String topic) {
    return BEFORE + topic + BEHIND;
  }

  /** Whether a symbol stands for a topic. */
  public static boolean isTopic(String symbol) {
    return symbol.startsWith(BEFORE)
        && symbol.endsWith(BEHIND)
        && symbol.length() > BEFORE.length() + BEHIND.length();
  }

  /** The topics that some symbols stand for, in their order. */
  public static List<String> topics(List<String> symbols) {
    return symbols.stream()
        .filter(TopicSymbols::isTopic)
        .map(s -> s.substring(BEFORE.length(), s.length() - BEHIND.length()))
        .toList();
  }
}
