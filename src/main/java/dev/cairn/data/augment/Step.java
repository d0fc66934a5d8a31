package dev.cairn.data.augment;

import dev.cairn.data.Examples;
import dev.cairn.data.files.DataException;
import dev.cairn.graph.Shape;

/** One kind of change; its text names it as the user wrote it. */
sealed interface Step {

  /** Changes an example by itself. */
  non-sealed interface Change extends Step {
    void apply(Sample sample, Draws draws);
  }

  /** Changes targets only, which are probabilities of classes. */
  interface OfClasses extends Change {}

  /** Changes the symbols of a text. */
  interface OfTexts extends Change {}

  /** Moves symbols of a text to other places. */
  interface MovesSymbols extends OfTexts {}

  /** Mixes an example with another one, which the steps before have changed too. */
  non-sealed interface Mix extends Step {
    void apply(Sample sample, Sample other, Draws draws);
  }

  /**
   * Whether it makes sense for such examples.
   *
   * @param whole names all steps, for errors
   * @throws DataException if it does not
   */
  default void check(Shape input, Shape target, String whole) {}

  /**
   * Whether it makes sense for texts, if that is what the examples are, and for nothing else if it
   * is a step of texts. Symbols stay at their places where each position has an answer of its own,
   * or several symbols are one word.
   *
   * @throws DataException if it does not
   */
  default void checkTexts(Examples examples, String whole) {
    boolean texts = examples.vocabulary().isPresent();
    boolean placed = examples.target().isSequence() || examples.symbolsAPosition() > 1;
    if (texts && !(this instanceof OfTexts) && !(this instanceof OfClasses)) {
      throw new DataException(
          "steps for texts",
          toString(),
          "the augmentation of texts" + where(whole),
          placed
              ? "use dropSymbols(0.1)"
              : "use dropSymbols(0.1), swapSymbols(0.05) or typos(0.05)");
    }
    if (texts && placed && this instanceof MovesSymbols) {
      throw new DataException(
          "texts with one answer each, in which symbols may move",
          positions(examples),
          this + where(whole),
          "use dropSymbols(0.1): every symbol stays at its place");
    }
    if (!texts && this instanceof OfTexts) {
      throw new DataException(
          "texts, rows of whole numbers that a vocabulary explains",
          examples.input().named() + " as input",
          this + where(whole),
          "leave it out; noise and mixUp are for all other inputs");
    }
  }

  private static String positions(Examples examples) {
    int each = examples.symbolsAPosition();
    int positions = examples.input().elements() / each;
    return (each > 1
            ? "%d words of %d symbols each".formatted(positions, each)
            : "%d positions".formatted(positions))
        + (examples.target().isSequence() ? ", each with an answer" : "");
  }

  /** Fails unless the inputs are images. */
  default void needsImages(Shape input, String whole) {
    if (!input.isImage()) {
      throw new DataException(
          "images, [channels, height, width]",
          input.named() + " as input",
          this + where(whole),
          "leave it out; noise and mixUp are for all inputs");
    }
  }

  /** Names the whole if this is only a part of it. */
  default String where(String whole) {
    return toString().equals(whole) ? "" : " in '" + whole + "'";
  }
}
