package dev.cairn.graph;

/** Shapes or sizes that do not fit together, found while a network is being described. */
public final class ShapeException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public ShapeException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }

  /** Makes an error of four facts with a drawing of the place; see {@link CairnException}. */
  public ShapeException(Facts facts, String drawing) {
    super(facts, drawing, null);
  }
}
