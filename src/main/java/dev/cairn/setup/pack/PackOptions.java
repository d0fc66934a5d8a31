package dev.cairn.setup.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ./cairn pack} was asked for.
 *
 * @param platform for which machines, such as {@code linux-x86_64}
 * @param pythons for which Pythons, such as {@code 3.11}
 * @param folder where the archive goes
 * @param overwrite whether it may replace one of the same name
 */
public record PackOptions(String platform, List<String> pythons, Path folder, boolean overwrite) {
  /** How it is called. */
  public static final String USAGE =
      """
      usage: ./cairn pack [--platform NAME] [--python VERSION]... [--out FOLDER] [--overwrite]

      One zip file with Cairn, its libraries, JupyterLab, notebooks and data, and its SHA-256
      beside it. A machine without internet needs only a JDK and Python.

      --platform   for which machines: %s;
                   by default this one's
      --python     for which Python, such as 3.11; may be given several times; by default this one's
      --out        the folder to put it in, by default target/pack
      --overwrite  replace an archive of the same name
      """;

  /** The options. */
  public PackOptions {
    pythons = List.copyOf(pythons);
  }

  /**
   * Reads a command line.
   *
   * @param words the words after the command
   * @param usual what holds if nothing is said
   * @param platforms the platforms that there are
   * @return the options
   * @throws IllegalArgumentException if a word is wrong, in a sentence that says which
   */
  public static PackOptions of(List<String> words, PackOptions usual, List<String> platforms) {
    String platform = usual.platform();
    var pythons = new ArrayList<String>();
    Path folder = usual.folder();
    boolean overwrite = usual.overwrite();
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "--overwrite" -> overwrite = true;
        case "--platform" -> platform = known(next(words, i++), platforms);
        case "--python" -> pythons.add(version(next(words, i++)));
        case "--out" -> folder = Path.of(next(words, i++)).toAbsolutePath().normalize();
        default ->
            throw new IllegalArgumentException(
                "no option \"%s\" of pack, see './cairn pack --help'.".formatted(words.get(i)));
      }
    }
    return new PackOptions(
        platform, pythons.isEmpty() ? usual.pythons() : pythons, folder, overwrite);
  }

  private static String next(List<String> words, int i) {
    return Optional.of(words)
        .filter(all -> i + 1 < all.size())
        .map(all -> all.get(i + 1))
        .orElseThrow(() -> new IllegalArgumentException(words.get(i) + " needs a value."));
  }

  private static String known(String platform, List<String> platforms) {
    if (!platforms.contains(platform)) {
      throw new IllegalArgumentException(
          "no platform \"%s\"; choose from %s".formatted(platform, String.join(", ", platforms)));
    }
    return platform;
  }

  private static String version(String python) {
    if (!python.matches("3\\.(9|[1-9]\\d)")) {
      throw new IllegalArgumentException(
          "no version of Python from 3.9 on: \"%s\"; write for example 3.11".formatted(python));
    }
    return python;
  }

  /**
   * The name of the archive, without an ending, and of the one folder in it.
   *
   * @param version the version of Cairn
   * @return for example {@code cairn-0.1.0-linux-x86_64-py3.11}
   */
  public String name(String version) {
    return "cairn-%s-%s-py%s".formatted(version, platform, String.join("-", pythons));
  }
}
