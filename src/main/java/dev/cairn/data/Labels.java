package dev.cairn.data;

import dev.cairn.data.files.DataException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of the classes, in the order of their numbers.
 *
 * @param names for example {@code Trouser} for class 1 of Fashion-MNIST
 */
public record Labels(List<String> names) {

  /**
   * Copies and checks the names.
   *
   * @throws DataException if there is no name, or one occurs twice
   */
  public Labels {
    names = List.copyOf(names);
    if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
      throw new DataException(
          "at least one class, each with a name of its own",
          names.toString(),
          "the labels",
          "give every class one name that no other class has");
    }
  }

  /** Names in the order given. */
  public static Labels of(String... names) {
    return new Labels(List.of(names));
  }

  /** The classes 0 to {@code count - 1}, named by their numbers. */
  public static Labels numbered(int count) {
    return new Labels(IntStream.range(0, count).mapToObj(String::valueOf).toList());
  }

  /** Number of classes. */
  public int size() {
    return names.size();
  }

  /**
   * The name of class {@code label}.
   *
   * @throws DataException if there is no such class
   */
  public String name(int label) {
    if (label < 0 || label >= names.size()) {
      throw new DataException(
          "a class from 0 to " + (names.size() - 1),
          String.valueOf(label),
          "the labels",
          "count classes from 0");
    }
    return names.get(label);
  }

  /** The names with commas between. */
  @Override
  public String toString() {
    return String.join(", ", names);
  }
}
