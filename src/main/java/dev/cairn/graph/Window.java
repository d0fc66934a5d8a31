package dev.cairn.graph;

/**
 * What one output number of a convolution or pool sees of its input. Sequences are images of one
 * row: only the columns count.
 *
 * @param rows downwards
 * @param columns to the right
 */
public record Window(Axis rows, Axis columns) {

  /**
   * A window along one axis.
   *
   * @param kernel taps
   * @param stride step from one output to the next
   * @param dilation step from one tap to the next, 1 for neighbours
   * @param before zeros in front of the input
   * @param after zeros behind it
   */
  public record Axis(int kernel, int stride, int dilation, int before, int after) {
    /** One tap at every position. */
    public static final Axis POINT = new Axis(1, 1, 1, 0, 0);

    /** The same number of zeros on both sides. */
    public static Axis padded(int kernel, int stride, int padding) {
      return new Axis(kernel, stride, 1, padding, padding);
    }

    /** Positions from the first tap to the last. */
    public int reach() {
      return dilation * (kernel - 1) + 1;
    }

    /** How many outputs an input of {@code size} gives, rounded down; 0 or less if none. */
    public int output(int size) {
      return Math.floorDiv(size + before + after - reach(), stride) + 1;
    }
  }

  /** The same along both axes, without dilation. */
  public static Window square(int kernel, int stride, int padding) {
    Axis axis = Axis.padded(kernel, stride, padding);
    return new Window(axis, axis);
  }

  /** Along a sequence. */
  public static Window line(Axis columns) {
    return new Window(Axis.POINT, columns);
  }

  /** How many taps it has. */
  public int taps() {
    return rows.kernel() * columns.kernel();
  }

  /** True if both axes are equal and without dilation, with equal zeros on both sides. */
  public boolean isSquare() {
    return rows.equals(columns) && columns.before() == columns.after() && columns.dilation() == 1;
  }
}
