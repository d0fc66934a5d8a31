package dev.cairn.data;

import dev.cairn.data.files.DataException;
import java.util.function.UnaryOperator;

/**
 * The parts of a data set, standardised by the training part.
 *
 * @param pool training and validation examples, not standardised
 * @param train what a network learns from
 * @param validation what chooses the best epoch
 * @param test what the final result is measured on
 */
record Parts(Examples pool, Examples train, Examples validation, Examples test) {

  /** Standardises all parts. */
  private static Parts of(Examples pool, Examples train, Examples validation, Examples test) {
    Examples fitted = train.standardised();
    return new Parts(
        pool, fitted, validation.standardisedLike(fitted), test.standardisedLike(fitted));
  }

  static Parts of(Examples pool, Split split, Examples test) {
    return of(pool, pool.subset(split.kept()), pool.subset(split.taken()), test);
  }

  /** The same change to all parts. */
  Parts with(UnaryOperator<Examples> change) {
    return of(
        change.apply(pool), change.apply(train), change.apply(validation), change.apply(test));
  }

  static void check(Examples training, Examples test, String name) {
    if (!training.input().equals(test.input()) || !training.target().equals(test.target())) {
      throw new DataException(
          "test examples of %s with targets of %s, like the training examples"
              .formatted(training.input(), training.target()),
          "%s with targets of %s".formatted(test.input(), test.target()),
          "the test part of " + name,
          "make both parts from the same kind of data");
    }
  }
}
