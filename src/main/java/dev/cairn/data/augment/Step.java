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
   * is a step of texts.
   *
   * @throws DataException if it does not
   */
  default void checkTexts(Examples examples, String whole) {
    boolean texts = examples.vocabulary().isPresent();
    if (texts && !(this instanceof OfTexts) && !(this instanceof OfClasses)) {
      throw new DataException(
          "steps for texts",
          toString(),
          "the augmentation of texts" + where(whole),
          "use dropSymbols(0.1), swapSymbols(0.05) or typos(0.05)");
    }
    if (!texts && this instanceof OfTexts) {
      throw new DataException(
          "texts, rows of whole numbers that a vocabulary explains",
          examples.input().named() + " as input",
          this + where(whole),
          "leave it out; noise and mixUp are for all other inputs");
    }
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
