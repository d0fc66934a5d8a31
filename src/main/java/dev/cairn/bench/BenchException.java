package dev.cairn.bench;

import dev.cairn.graph.CairnException;
import dev.cairn.graph.NearestName;
import java.util.List;

/** A measurement that cannot be made as asked: unknown model, engine, peer or mode. */
public final class BenchException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public BenchException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }

  /**
   * An error about a name that is none of the known ones.
   *
   * @param kind what is named, for example {@code model}
   * @param found the unknown name
   * @param where the option
   * @param known the names there are, at least one
   */
  public static BenchException unknown(
      String kind, String found, String where, List<String> known) {
    return new BenchException(
        "one of the %ss %s".formatted(kind, String.join(", ", known)),
        "\"" + found + "\"",
        where,
        NearestName.mend(found, known));
  }

  /**
   * Checks names that somebody gave.
   *
   * @param kind what is named, for example {@code model}
   * @param names to be checked
   * @param where the option
   * @param known the names there are
   * @throws BenchException if one is unknown
   */
  public static void checkKnown(String kind, List<String> names, String where, List<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw unknown(kind, name, where, known);
      }
    }
  }
}
