package dev.cairn.train;

/**
 * A text that a language model wrote.
 *
 * @param prompt that it went on from, as the net reads it: perhaps in small letters
 * @param text what it wrote
 * @param isWhole whether it is as long as was asked for, or the net ended it; else the writing was
 *     interrupted
 */
public record Generated(String prompt, String text, boolean isWhole) {
  /** Prompt and text. */
  @Override
  public String toString() {
    return prompt + text;
  }
}
