package dev.cairn.doctor;

/**
 * One thing that the doctor looked at.
 *
 * @param topic what it is about, in a word or two
 * @param text what was found, in plain words
 * @param grade how it is
 * @param mend what to do; empty where all is well
 */
public record Finding(String topic, String text, Grade grade, String mend) {

  /** How something is. */
  public enum Grade {
    /** As it should be. */
    FINE("✓"),
    /** Cairn works, and would work better if it were mended. */
    IMPROVABLE("!"),
    /** Something does not work until it is mended. */
    BROKEN("✗");

    private final String mark;

    Grade(String mark) {
      this.mark = mark;
    }

    /** A tick, an exclamation mark or a cross. */
    public String mark() {
      return mark;
    }
  }

  /** All is well. */
  public static Finding fine(String topic, String text) {
    return new Finding(topic, text, Grade.FINE, "");
  }

  /** It works, but could be better. */
  public static Finding improvable(String topic, String text, String mend) {
    return new Finding(topic, text, Grade.IMPROVABLE, mend);
  }

  /** It does not work. */
  public static Finding broken(String topic, String text, String mend) {
    return new Finding(topic, text, Grade.BROKEN, mend);
  }
}
