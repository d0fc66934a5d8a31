package dev.cairn.show.page;

/** A text that a net wrote, with its prompt in bold letters; line breaks stay as they are. */
public final class WrittenText {
  private WrittenText() {}

  /** For an element that keeps white space; all is escaped. */
  public static String html(String prompt, String text) {
    return "<b>" + lines(prompt) + "</b>" + lines(text);
  }

  /** Escaping leaves a last line break out. */
  private static String lines(String text) {
    return Html.escape(text) + (text.endsWith("\n") ? "\n" : "");
  }
}
