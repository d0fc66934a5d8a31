package dev.cairn.data.tables;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What to read of a table.
 *
 * @param targets names of the columns to be predicted, one or more
 * @param ignored names of columns that are left out
 * @param categories names of columns that are categories, even if they look like numbers
 * @param classes whether different numbers to be predicted are classes
 * @param missing what becomes of missing values
 */
public record TableOptions(
    List<String> targets,
    Set<String> ignored,
    Set<String> categories,
    boolean classes,
    Missing missing) {

  /** Copies the list and the sets. */
  public TableOptions {
    targets = List.copyOf(targets);
    ignored = Set.copyOf(ignored);
    categories = Set.copyOf(categories);
  }

  /** All other columns as inputs, without missing values. */
  public static TableOptions predicting(List<String> targets) {
    return new TableOptions(targets, Set.of(), Set.of(), false, Missing.REFUSE);
  }

  /** The names of the columns to be predicted, with commas between. */
  public String target() {
    return String.join(", ", targets);
  }

  /** With more columns left out. */
  public TableOptions ignoring(Set<String> more) {
    return new TableOptions(targets, union(ignored, more), categories, classes, missing);
  }

  /** With more columns of categories. */
  public TableOptions withCategories(Set<String> more) {
    return new TableOptions(targets, ignored, union(categories, more), classes, missing);
  }

  /** With classes to be predicted. */
  public TableOptions asClasses() {
    return new TableOptions(targets, ignored, categories, true, missing);
  }

  /** With another way to deal with gaps. */
  public TableOptions missing(Missing other) {
    return new TableOptions(targets, ignored, categories, classes, other);
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }
}
