package dev.cairn.graph;

import java.io.Serializable;

/**
 * What an error tells a person, a line each: what is no line of its own in a text, such as the name
 * of a file with a line break in it, is shown by an escape ({@link OneLine}), and a name that is
 * empty in quotes.
 *
 * @param expected what would have been right
 * @param found what there was instead
 * @param where block, stage and op; or file, row and byte; or cell and line
 * @param mend what the reader can do about it
 */
public record Facts(String expected, String found, String where, String mend)
    implements Serializable {

  /** Makes a line of each. */
  public Facts {
    expected = line(expected);
    found = line(found);
    where = line(where);
    mend = line(mend);
  }

  private static String line(String fact) {
    String line = OneLine.of(fact);
    return line.isBlank() ? "'" + line + "'" : line;
  }

  /** The same facts about another place. */
  public Facts at(String place) {
    return new Facts(expected, found, place, mend);
  }

  /** The four lines that every error of Cairn has. */
  @Override
  public String toString() {
    return "expected: "
        + expected
        + "\nfound:    "
        + found
        + "\nwhere:    "
        + where
        + "\nmend:     "
        + mend;
  }
}
