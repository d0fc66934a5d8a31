package dev.cairn.graph;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The known name that somebody probably meant. */
public final class NearestName {
  /** Names that are told where none is near. */
  private static final int TOLD = 8;

  private NearestName() {}

  /**
   * The name with the fewest slips: letters inserted, deleted, replaced or swapped with their
   * neighbour (Damerau 1964). Case does not count. Empty if even that one has a slip in more than
   * every second letter.
   *
   * @param name what was written
   * @param known the names there are; of equally near ones the first is taken
   */
  public static Optional<String> of(String name, Collection<String> known) {
    String written = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(k -> slips(written, k.toLowerCase(Locale.ROOT))))
        .filter(
            k ->
                slips(written, k.toLowerCase(Locale.ROOT))
                    <= Math.max(1, Math.max(name.length(), k.length()) / 2));
  }

  /**
   * How to mend a name that is not known.
   *
   * @return for example {@code did you mean species?}, or the names there are
   */
  public static String mend(String name, Collection<String> known) {
    return of(name, known).map(near -> "did you mean " + near + "?").orElseGet(() -> told(known));
  }

  private static String told(Collection<String> known) {
    String names = known.stream().limit(TOLD).collect(Collectors.joining(", "));
    return known.isEmpty()
        ? "there is none to choose from"
        : "use one of: " + names + (known.size() > TOLD ? ", …" : "");
  }

  private static int slips(String a, String b) {
    int[][] slips = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          slips[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(slips[i - 1][j], slips[i][j - 1]) + 1;
        least = Math.min(least, slips[i - 1][j - 1] + (same ? 0 : 1));
        slips[i][j] = isSwap(a, b, i, j) ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
      }
    }
    return slips[a.length()][b.length()];
  }

  private static boolean isSwap(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
