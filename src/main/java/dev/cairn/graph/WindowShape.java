package dev.cairn.graph;

/**
 * The shape behind a window that slides over an image or a sequence.
 *
 * @param where name of the node, for errors
 * @param op in words
 * @param input what is read
 */
record WindowShape(String where, String op, Shape input) {

  static void positive(String where, String what, int value) {
    if (value < 1) {
      throw new ShapeException(
          what + " of 1 or more", String.valueOf(value), where, "give a positive number");
    }
  }

  /** A window has to reach into the image, and its taps are neighbours. */
  static void checkPooling(String where, Window window) {
    for (Window.Axis axis : new Window.Axis[] {window.rows(), window.columns()}) {
      for (int padding : new int[] {axis.before(), axis.after()}) {
        if (padding < 0 || padding >= axis.kernel()) {
          throw new ShapeException(
              "a padding from 0 to below the kernel of " + axis.kernel(),
              String.valueOf(padding),
              where,
              "use a smaller padding: a window has to reach into the image");
        }
      }
      if (axis.dilation() != 1) {
        throw new ShapeException(
            "a dilation of 1 for pooling",
            String.valueOf(axis.dilation()),
            where,
            "use a larger kernel");
      }
    }
  }

  /** The shape of {@code channels} outputs a window. */
  Shape behind(int channels, Window window) {
    if (input.isVector()) {
      throw new ShapeException(
          "an image of channels x height x width for " + op,
          input.named(),
          where,
          "use Blocks.dense() and no stem on vectors, or begin with Net.image(…)");
    }
    check(window.rows());
    check(window.columns());
    if (input.isSequence()) {
      if (!window.rows().equals(Window.Axis.POINT)) {
        throw new ShapeException(
            "a window of one row for " + op + " on a sequence",
            window.rows().kernel() + " rows",
            where,
            "use Window.line(…)");
      }
      reaches(window.columns(), input.size(1));
      return Shape.sequence(channels, window.columns().output(input.size(1)));
    }
    reaches(window.rows(), input.size(1));
    reaches(window.columns(), input.size(2));
    return Shape.image(
        channels, window.rows().output(input.size(1)), window.columns().output(input.size(2)));
  }

  private void check(Window.Axis axis) {
    positive(where, "a kernel", axis.kernel());
    positive(where, "a stride", axis.stride());
    positive(where, "a dilation", axis.dilation());
  }

  private void reaches(Window.Axis axis, int size) {
    if (axis.stride() > size) {
      throw new ShapeException(
          "%s for a stride of %d".formatted(atLeast(axis.stride()), axis.stride()),
          input.toString(),
          where,
          "use fewer stages, a smaller stride, or " + larger());
    }
    if (axis.output(size) < 1) {
      int needed = axis.reach() - axis.before() - axis.after();
      throw new ShapeException(
          "%s for a kernel of %d".formatted(atLeast(needed), axis.kernel()),
          input.toString(),
          where,
          "use a smaller kernel or " + larger());
    }
  }

  private String atLeast(int size) {
    return input.isImage()
        ? "an image of at least %1$dx%1$d".formatted(size)
        : "a sequence of at least " + size;
  }

  private String larger() {
    return input.isImage() ? "larger images" : "longer sequences";
  }
}
