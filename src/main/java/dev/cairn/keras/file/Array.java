package dev.cairn.keras.file;

import java.util.List;

/**
 * Numbers as a file has them, row-major.
 *
 * @param sizes of the dimensions, outermost first
 * @param values as many as the sizes say
 */
public record Array(List<Integer> sizes, float[] values) {
  /** Copies the sizes; the values are taken over. */
  public Array {
    sizes = List.copyOf(sizes);
  }
}
