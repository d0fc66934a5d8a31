package dev.cairn.graph;

/**
 * The family of all errors that Cairn reports to people. A message has four facts, each on its
 * line: what was expected, what was found, where, and how to mend it.
 *
 * <p>No stack trace is recorded: notebooks would print it, and the four facts say where.
 */
public abstract class CairnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an error of four facts.
   *
   * @param expected what would have been right
   * @param found what there was instead
   * @param where block, stage and op; or file, row and byte
   * @param mend what the reader can do about it
   */
  protected CairnException(String expected, String found, String where, String mend) {
    super(
        "expected: %s%nfound:    %s%nwhere:    %s%nmend:     %s"
            .formatted(expected, found, where, mend)
            .replace("\r\n", "\n"),
        null,
        false,
        false);
  }
}
