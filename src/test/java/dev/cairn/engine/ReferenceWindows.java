package dev.cairn.engine;

import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;

/**
 * Which pixels of an input plane the windows of convolutions and pools see.
 *
 * @param in shape of the image or sequence that is read
 * @param out shape of the image or sequence that is written
 * @param window what one output sees
 */
record ReferenceWindows(Shape in, Shape out, Window window) {

  /** Of single pixels. */
  static ReferenceWindows of(Shape in, Shape out, Op.Subsample op) {
    Window.Axis axis = new Window.Axis(1, op.stride(), 1, 0, 0);
    Window.Axis rows = in.isSequence() ? Window.Axis.POINT : axis;
    return new ReferenceWindows(in, out, new Window(rows, axis));
  }

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
    for (int row = 0; row < rows(out); row++) {
      for (int column = 0; column < columns(out); column++) {
        for (int k = 0; k < window.taps(); k++) {
          int y = position(window.rows(), row, k / window.columns().kernel());
          int x = position(window.columns(), column, k % window.columns().kernel());
          if (y >= 0 && y < rows(in) && x >= 0 && x < columns(in)) {
            tap.visit(y * columns(in) + x, row * columns(out) + column, k);
          }
        }
      }
    }
  }

  private static int position(Window.Axis axis, int output, int tap) {
    return output * axis.stride() - axis.before() + tap * axis.dilation();
  }

  private static int rows(Shape shape) {
    return shape.isSequence() ? 1 : shape.size(1);
  }

  private static int columns(Shape shape) {
    return shape.size(shape.rank() - 1);
  }

  /** How many pixels inside the image each window sees. */
  int[] counts() {
    int[] counts = new int[outPlane()];
    each((from, to, tap) -> counts[to]++);
    return counts;
  }

  int inPlane() {
    return in.positions();
  }

  int outPlane() {
    return out.positions();
  }
}
