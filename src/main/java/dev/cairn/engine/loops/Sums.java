package dev.cairn.engine.loops;

import java.util.Arrays;

/**
 * Sums over positions, one for each channel of a run, of tiles that come one after the other. Some
 * tiles are summed in floats, side by side as a CPU likes it, those sums by halves, and what comes
 * of that in doubles.
 */
final class Sums {
  /** Numbers whose sum in floats loses next to nothing. */
  private static final int SOME = 32;

  private final float[] some;
  private final double[] all;
  private int tiles;

  /** Of a grid's runs. */
  Sums(Grid grid) {
    some = new float[grid.tile()];
    all = new double[grid.inner()];
  }

  /** From zero on. */
  void begin() {
    Arrays.fill(some, 0);
    Arrays.fill(all, 0);
    tiles = 0;
  }

  /** A tile's numbers. */
  void add(float[] a, int count) {
    add(some, a, count);
    next();
  }

  /** Products of two tiles' numbers. */
  void addProducts(float[] a, float[] b, int count) {
    addProducts(some, a, b, count);
    next();
  }

  private static void add(float[] to, float[] a, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += a[i];
    }
  }

  private static void addProducts(float[] to, float[] a, float[] b, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += a[i] * b[i];
    }
  }

  private void next() {
    tiles++;
    if (tiles == SOME) {
      collect();
    }
  }

  private void collect() {
    int inner = all.length;
    for (int positions = some.length / inner; positions > 1; ) {
      int half = (positions + 1) / 2;
      addUpper(half * inner, (positions - half) * inner);
      positions = half;
    }
    for (int i = 0; i < inner; i++) {
      all[i] += some[i];
    }
    Arrays.fill(some, 0);
    tiles = 0;
  }

  /** Adds {@code count} numbers from {@code from} on to the first ones. */
  private void addUpper(int from, int count) {
    for (int i = 0; i < count; i++) {
      some[i] += some[from + i];
    }
  }

  /** What was summed, from {@code at} of an array on. */
  void end(double[] to, int at) {
    collect();
    System.arraycopy(all, 0, to, at, all.length);
  }
}
