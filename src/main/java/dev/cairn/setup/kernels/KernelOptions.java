package dev.cairn.setup.kernels;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a command line says after {@code ./cairn kernel install}.
 *
 * @param hosts those named by {@code --host}
 * @param place where, if it is named
 * @param heap mebibytes, if they are named
 */
public record KernelOptions(List<KernelHost> hosts, Optional<Place> place, Optional<Long> heap) {

  /** What the words depend on: the surroundings of the command. */
  public interface Surroundings {
    /** Variables of the environment. */
    Map<String, String> environment();

    /** The user's own folder. */
    Path home();

    /** The prefix of the Python that is active. */
    Path sysPrefix() throws KernelProblem;
  }

  /**
   * Reads the words.
   *
   * @throws KernelProblem if one is unknown or misses its value
   */
  public static KernelOptions of(List<String> words, Surroundings around) throws KernelProblem {
    List<KernelHost> hosts = new ArrayList<>();
    Optional<Place> place = Optional.empty();
    Optional<Long> heap = Optional.empty();
    var rest = new ArrayList<>(split(words));
    while (!rest.isEmpty()) {
      String option = rest.remove(0);
      if (List.of("--user", "--sys-prefix", "--prefix").contains(option) && place.isPresent()) {
        throw new KernelProblem("more than one place: choose --user, --sys-prefix or --prefix.");
      }
      switch (option) {
        case "--host" -> hosts.add(host(value(option, rest)));
        case "--user" -> place = Optional.of(Place.user(around.environment(), around.home()));
        case "--sys-prefix" -> place = Optional.of(Place.prefix(around.sysPrefix()));
        case "--prefix" -> place = Optional.of(Place.prefix(Path.of(value(option, rest))));
        case "--heap" -> heap = Optional.of(megabytes(value(option, rest)));
        default -> throw new KernelProblem("no option \"" + option + "\", see './cairn kernel'.");
      }
    }
    return new KernelOptions(hosts.stream().distinct().toList(), place, heap);
  }

  /** Also {@code --prefix=folder}. */
  private static List<String> split(List<String> words) {
    return words.stream()
        .flatMap(
            word -> Stream.of(word.startsWith("--") ? word.split("=", 2) : new String[] {word}))
        .toList();
  }

  private static String value(String option, List<String> rest) throws KernelProblem {
    if (rest.isEmpty() || rest.get(0).startsWith("--") || rest.get(0).isEmpty()) {
      throw new KernelProblem(option + " needs a value, see './cairn kernel'.");
    }
    return rest.remove(0);
  }

  private static long megabytes(String word) throws KernelProblem {
    if (!word.matches("[1-9]\\d{0,8}")) {
      throw new KernelProblem("no number of megabytes: \"" + word + "\", see './cairn kernel'.");
    }
    return Long.parseLong(word);
  }

  private static KernelHost host(String word) throws KernelProblem {
    Optional<KernelHost> known = KernelHost.named(word);
    if (known.isEmpty()) {
      String nearest =
          KernelHost.words().stream()
              .min(Comparator.comparingInt(name -> distance(name, word)))
              .orElseThrow();
      throw new KernelProblem(
          "no host \"%s\", did you mean %s? Hosts: %s."
              .formatted(word, nearest, String.join(", ", KernelHost.words())));
    }
    return known.orElseThrow();
  }

  /** Letters to insert, delete or replace (Levenshtein 1966). */
  private static int distance(String a, String b) {
    int[] row = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
