package dev.cairn.setup;

/** A set-up that cannot go on, told in one sentence that says what is missing and how to get it. */
public final class SetupException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the error.
   *
   * @param sentence what is missing and what to install
   */
  public SetupException(String sentence) {
    super(sentence);
  }
}
