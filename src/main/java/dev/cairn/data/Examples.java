package dev.cairn.data;

import dev.cairn.data.text.Vocabulary;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Examples that a network learns from or is measured on, numbered from 0. Implementations do not
 * change once made, so any number of threads may read at the same time.
 */
public interface Examples {

  /** Number of examples. */
  int size();

  /** Shape of one encoded input. */
  Shape input();

  /**
   * Shape of one target: {@code [classes]} for classification, {@code [values]} for regression, all
   * behind each other for several answers; {@code [classes, length]} for a class at each position.
   */
  Shape target();

  /**
   * Puts one example at the positions of the two buffers, and moves the positions behind it.
   *
   * @param index of the example, from 0
   * @param inputs receives {@code input().elements()} numbers, standardised
   * @param targets receives {@code target().elements()} numbers: a probability for each class, or
   *     the standardised values to be predicted; of several answers, one that nobody knows is all 0
   *     for classes and NaN for a number; of a class at each position, all 0 where nobody knows it
   *     and where the input is only filled up
   * @throws IndexOutOfBoundsException if there is no such example
   */
  void write(int index, FloatBuffer inputs, FloatBuffer targets);

  /**
   * The class of an example, from 0; empty unless this is a classification. Of several answers, the
   * first that has classes.
   */
  default OptionalInt label(int index) {
    return OptionalInt.empty();
  }

  /**
   * How many examples each class has, in the order of the classes; empty for regression, and for a
   * class at each position.
   */
  default List<Integer> classCounts() {
    int[] counts = new int[target().channels()];
    boolean labelled = false;
    for (int i = 0; i < size(); i++) {
      OptionalInt label = label(i);
      if (label.isPresent()) {
        counts[label.getAsInt()]++;
        labelled = true;
      }
    }
    return labelled ? Arrays.stream(counts).boxed().toList() : List.of();
  }

  /**
   * How raw inputs become examples, as a model keeps it; by default only the maker of the data
   * knows.
   */
  default Encoder.Input encoding() {
    return new Encoder.Numbers(input(), inputScaling());
  }

  /** How raw inputs become what {@link #write} puts; by default they are put as they are. */
  default Scaling inputScaling() {
    return Scaling.none(input().channels());
  }

  /**
   * How raw values to be predicted become what {@link #write} puts; empty for classification. Of
   * several answers it has as many columns as a target, classes as they are.
   */
  default Optional<Scaling> targetScaling() {
    return Optional.empty();
  }

  /** The same examples, standardised by their own means and deviations; by default as they are. */
  default Examples standardised() {
    return this;
  }

  /**
   * The same examples, scaled as {@code training} is: so validation and test parts are seen through
   * numbers that were fitted without them. By default they stay as they are.
   */
  default Examples standardisedLike(Examples training) {
    return this;
  }

  /**
   * The same examples with some of their several answers, by number from 0, in the given order; by
   * default they have one, which stays.
   */
  default Examples answers(int... numbers) {
    return this;
  }

  /**
   * The pixels of an example as read, {@code [channels, height, width]}, 0 to 255 as unsigned
   * bytes, for pictures beside tables; empty if the examples are no images.
   */
  default Optional<byte[]> picture(int index) {
    return Optional.empty();
  }

  /**
   * The text of an example as read, for tables and for others who read it in their own way; empty
   * if the examples are no texts.
   */
  default Optional<String> text(int index) {
    return Optional.empty();
  }

  /**
   * What the whole numbers of an input stand for, if it is a text: 0 fills up behind its end, 1 is
   * unknown. Empty if the examples are no texts.
   */
  default Optional<Vocabulary> vocabulary() {
    return Optional.empty();
  }

  /**
   * How many numbers of the input stand for one position, such as a word; by default each is one.
   * An embedding makes one vector of them.
   */
  default int symbolsAPosition() {
    return 1;
  }

  /** Whether rows may be filled up with 0 behind the end of their text; by default texts are. */
  default boolean isPadded() {
    return vocabulary().isPresent();
  }

  /**
   * The words of an example as read, each at its own position of input and target, for tables of
   * what a net says of each; empty if the examples are no rows of words.
   */
  default List<String> tokens(int index) {
    return List.of();
  }

  /** Symbols of a text, or words of a sentence, behind the last one that a net reads; 0 if none. */
  default int unread(int index) {
    return 0;
  }

  /**
   * The same examples as one epoch of training sees them: a text may be cut elsewhere in each. By
   * default they stay as they are.
   *
   * @param seed of the run
   * @param epoch from 1
   */
  default Examples ofEpoch(long seed, int epoch) {
    return this;
  }

  /**
   * Why nothing that these examples taught is to be relied on, in words; empty as long as nothing
   * speaks against them. Sealed ones say here that their file was changed or cut.
   */
  default Optional<String> doubt() {
    return Optional.empty();
  }

  /**
   * Some of these examples, in the given order, on the same memory.
   *
   * @throws IndexOutOfBoundsException if one of the indices is no example
   */
  default Examples subset(int... indices) {
    return new Subset(this, indices);
  }
}
