package dev.cairn.data;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/** Which rows of a shared array a view shows, and in which order; never changed once made. */
final class Rows {
  private final int[] rows;

  private Rows(int[] rows) {
    this.rows = rows;
  }

  /** All of {@code count} rows, in order. */
  static Rows all(int count) {
    int[] rows = new int[count];
    Arrays.setAll(rows, i -> i);
    return new Rows(rows);
  }

  int size() {
    return rows.length;
  }

  /** The row behind example {@code index}. */
  int at(int index) {
    return rows[Objects.checkIndex(index, rows.length)];
  }

  /** Of the rows given, in their order. */
  static Rows of(int... rows) {
    return new Rows(rows.clone());
  }

  /** All rows of the view, in its order; not to be changed. */
  int[] all() {
    return rows;
  }

  /** Whether these are the first {@code count} rows, in order. */
  boolean areFirst(int count) {
    return rows.length == count && IntStream.range(0, count).allMatch(i -> rows[i] == i);
  }

  /** Values of the view's rows at their places in an array of {@code count}; NaN elsewhere. */
  float[] spread(float[] values, int count) {
    float[] all = new float[count];
    Arrays.fill(all, Float.NaN);
    for (int i = 0; i < rows.length; i++) {
      all[rows[i]] = values[i];
    }
    return all;
  }

  /** A view of this view. */
  Rows subset(int... indices) {
    return new Rows(Arrays.stream(indices).map(this::at).toArray());
  }
}
