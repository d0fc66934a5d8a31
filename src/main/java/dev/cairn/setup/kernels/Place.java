package dev.cairn.setup.kernels;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of kernel specifications, by the rules of {@code jupyter kernelspec}.
 *
 * @param kernels the folder
 * @param keep the folder above it that is not ours to remove, even if it is empty
 */
public record Place(Path kernels, Path keep) {
  private static final String JUPYTER = "jupyter";

  /** Below a prefix, such as a virtual environment or {@code /usr/local}. */
  public static Place prefix(Path prefix) {
    Path whole = prefix.toAbsolutePath().normalize();
    return new Place(whole.resolve("share").resolve(JUPYTER).resolve("kernels"), whole);
  }

  /** For all users. */
  public static Place system(Map<String, String> environment) {
    return windows()
        ? data(Path.of(environment.getOrDefault("PROGRAMDATA", "C:/ProgramData"), JUPYTER))
        : prefix(Path.of("/usr/local"));
  }

  /**
   * The user's folder as Jupyter sees it: {@code HOME} comes before what the system says.
   *
   * @param otherwise if it is not set
   */
  public static Path home(Map<String, String> environment, Path otherwise) {
    String home = environment.getOrDefault("HOME", "");
    return windows() || home.isEmpty() ? otherwise : Path.of(home);
  }

  /** For this user only. */
  static Place user(Map<String, String> environment, Path home) {
    String own = environment.getOrDefault("JUPYTER_DATA_DIR", "");
    if (!own.isEmpty()) {
      return data(Path.of(own));
    }
    if (System.getProperty("os.name").startsWith("Mac")) {
      return data(home.resolve("Library").resolve("Jupyter"));
    }
    if (windows()) {
      return data(Path.of(environment.getOrDefault("APPDATA", home.toString()), JUPYTER));
    }
    String shared = environment.getOrDefault("XDG_DATA_HOME", "");
    Path data = shared.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(shared);
    return data(data.resolve(JUPYTER));
  }

  private static Place data(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    return new Place(whole.resolve("kernels"), whole.resolve("..").normalize());
  }

  private static boolean windows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /** Where Jupyter looks: this user's, those of environments, those for all. */
  public static List<Place> all(Map<String, String> environment, Path home, List<Path> prefixes) {
    List<Place> places = new ArrayList<>();
    for (String data : environment.getOrDefault("JUPYTER_PATH", "").split(File.pathSeparator)) {
      if (!data.isEmpty()) {
        places.add(data(Path.of(data)));
      }
    }
    places.add(user(environment, home));
    prefixes.forEach(prefix -> places.add(prefix(prefix)));
    places.add(system(environment));
    if (!windows()) {
      places.add(prefix(Path.of("/usr")));
    }
    return places.stream().distinct().toList();
  }

  /** The specifications that are there. */
  List<Path> folders() throws IOException {
    if (!Files.isDirectory(kernels)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(kernels)) {
      return all.filter(folder -> Files.isRegularFile(folder.resolve(Specification.FILE)))
          .sorted()
          .toList();
    }
  }

  /**
   * Looks whether the folder can be made, before anything is built for it.
   *
   * @throws KernelProblem if we may not
   */
  public void require() throws KernelProblem {
    Path there = kernels;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw notWritable();
    }
  }

  /**
   * Makes the folder.
   *
   * @throws KernelProblem if we may not
   */
  void make() throws IOException, KernelProblem {
    try {
      Files.createDirectories(kernels);
    } catch (IOException denied) {
      throw notWritable();
    }
    if (!Files.isWritable(kernels)) {
      throw notWritable();
    }
  }

  private KernelProblem notWritable() {
    return new KernelProblem(
        "%s cannot be written to: choose --user, --sys-prefix or --prefix with a folder of yours."
            .formatted(kernels));
  }

  /** Removes the folders that an installation had to make, if nothing else is in them. */
  void tidy() throws IOException {
    for (Path folder = kernels; !folder.equals(keep); folder = folder.getParent()) {
      if (!Files.isDirectory(folder) || !isEmpty(folder)) {
        return;
      }
      Files.delete(folder);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    }
  }
}
