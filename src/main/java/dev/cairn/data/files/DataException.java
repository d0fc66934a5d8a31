package dev.cairn.data.files;

import dev.cairn.graph.CairnException;
import dev.cairn.graph.Facts;

/** Data that cannot be used as they are: a broken file, a wrong label, a failed download. */
public final class DataException extends CairnException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an error of four facts.
   *
   * @param expected what would have been right
   * @param found what there was instead
   * @param where file and byte, table and row, or address
   * @param mend what the reader can do about it
   */
  public DataException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }

  /** Makes an error of four facts with what the JDK said; see {@link CairnException}. */
  public DataException(Facts facts, Throwable cause) {
    super(facts, "", cause);
  }
}
