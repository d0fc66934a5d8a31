package dev.cairn.engine.loops;

/** What norms do to tiles of numbers, each with those of its channel beside it. */
final class NormTiles {
  private NormTiles() {}

  static void centre(float[] x, float[] mean, int count) {
    for (int i = 0; i < count; i++) {
      x[i] -= mean[i];
    }
  }

  static void value(float[] x, float[] mean, float[] factor, float[] summand, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = (x[i] - mean[i]) * factor[i] + summand[i];
    }
  }

  static void gradient(
      float[] dy, float[] x, float[] factor, float[] constant, float[] slope, int count) {
    for (int i = 0; i < count; i++) {
      dy[i] = dy[i] * factor[i] - constant[i] - x[i] * slope[i];
    }
  }
}
