package dev.cairn.data.tables;

import java.util.HashSet;
import java.util.Set;

/**
 * What to read of a table.
 *
 * @param target name of the column to be predicted
 * @param ignored names of columns that are left out
 * @param categories names of columns that are categories, even if they look like numbers
 * @param classes whether different numbers to be predicted are classes
 * @param missing what becomes of missing values
 */
public record TableOptions(
    String target, Set<String> ignored, Set<String> categories, boolean classes, Missing missing) {

  /** Copies the sets. */
  public TableOptions {
    ignored = Set.copyOf(ignored);
    categories = Set.copyOf(categories);
  }

  /** All other columns as inputs, without missing values. */
  public static TableOptions predicting(String target) {
    return new TableOptions(target, Set.of(), Set.of(), false, Missing.REFUSE);
  }

  /** With more columns left out. */
  public TableOptions ignoring(Set<String> more) {
    return new TableOptions(target, union(ignored, more), categories, classes, missing);
  }

  /** With more columns of categories. */
  public TableOptions withCategories(Set<String> more) {
    return new TableOptions(target, ignored, union(categories, more), classes, missing);
  }

  /** With classes to be predicted. */
  public TableOptions asClasses() {
    return new TableOptions(target, ignored, categories, true, missing);
  }

  /** With another way to deal with gaps. */
  public TableOptions missing(Missing other) {
    return new TableOptions(target, ignored, categories, classes, other);
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }
}
