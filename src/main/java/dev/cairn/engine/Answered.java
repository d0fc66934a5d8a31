package dev.cairn.engine;

import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;

/**
 * Which positions of a batch have an answer: those whose targets are not all 0.
 *
 * @param mass sum of the targets of each position, {@code [size, positions]}
 * @param count how many are not 0
 */
record Answered(float[] mass, long count) {

  /** Adds the targets of each position up; they are {@code [size, classes, positions]}. */
  static Answered of(int size, Shape target, FloatBuffer targets) {
    int classes = target.channels();
    int positions = target.positions();
    float[] mass = new float[size * positions];
    float[] row = new float[positions];
    for (int n = 0; n < size; n++) {
      int to = n * positions;
      for (int c = 0; c < classes; c++) {
        targets.get((n * classes + c) * positions, row);
        for (int p = 0; p < positions; p++) {
          mass[to + p] += row[p];
        }
      }
    }
    long count = 0;
    for (float of : mass) {
      count += of == 0 ? 0 : 1;
    }
    return new Answered(mass, count);
  }

  /** One over how many there are; nothing of nothing is 0. */
  double share() {
    return count == 0 ? 0 : 1.0 / count;
  }
}
