package dev.cairn.engine;

import dev.cairn.graph.Shape;

/**
 * Which pixels of an input plane the windows of convolutions and pools see.
 *
 * @param in shape of the image that is read
 * @param out shape of the image that is written
 * @param kernel side of a window
 * @param stride step of the window
 * @param padding border on every side
 */
record ReferenceWindows(Shape in, Shape out, int kernel, int stride, int padding) {

  /** One pixel inside the image under one tap of one window. */
  interface Tap {
    /**
     * @param from index of the pixel in the input plane
     * @param to index of the window in the output plane
     * @param tap index in the window
     */
    void visit(int from, int to, int tap);
  }

  /** Visits all windows in row-major order, and in each its taps in row-major order. */
  void each(Tap tap) {
    for (int row = 0; row < out.size(1); row++) {
      for (int column = 0; column < out.size(2); column++) {
        for (int k = 0; k < kernel * kernel; k++) {
          int y = row * stride - padding + k / kernel;
          int x = column * stride - padding + k % kernel;
          if (y >= 0 && y < in.size(1) && x >= 0 && x < in.size(2)) {
            tap.visit(y * in.size(2) + x, row * out.size(2) + column, k);
          }
        }
      }
    }
  }

  /** How many pixels inside the image each window sees. */
  int[] counts() {
    int[] counts = new int[outPlane()];
    each((from, to, tap) -> counts[to]++);
    return counts;
  }

  int inPlane() {
    return in.size(1) * in.size(2);
  }

  int outPlane() {
    return out.size(1) * out.size(2);
  }
}
