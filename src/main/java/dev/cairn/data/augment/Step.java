package dev.cairn.data.augment;

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
