package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The Python environment of another framework, for {@code ./cairn bench --peers}.
 *
 * @param project where
 * @param peer which, as its file of requirements is named
 * @param download megabytes
 * @param disk megabytes that it needs while it is installed
 */
record PeerStep(Project project, String peer, int download, int disk) implements Step {
  private static final String OPTION = "--peers";

  /** All there are. */
  static List<PeerStep> all(Project project) {
    return List.of(
        new PeerStep(project, "torch", 2800, 8500),
        new PeerStep(project, "ipex", 3500, 10500),
        new PeerStep(project, "tf", 600, 2200),
        new PeerStep(project, "jax", 250, 950));
  }

  /**
   * Those that a command line asks for.
   *
   * @param words the arguments of {@code bench}
   * @throws SetupException if one has no such name
   */
  static List<Step> askedFor(Project project, List<String> words) throws SetupException {
    if (words.stream().anyMatch(word -> word.matches("(-h|--help|--table|--peers-home)(=.*)?"))) {
      return List.of();
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : "-";
      if (word.startsWith(OPTION + "=")) {
        return named(project, word.substring(OPTION.length() + 1));
      }
      if (word.equals(OPTION)) {
        return next.startsWith("-") ? List.copyOf(all(project)) : named(project, next);
      }
    }
    return List.of();
  }

  private static List<Step> named(Project project, String names) throws SetupException {
    List<PeerStep> all = all(project);
    List<String> known = all.stream().map(PeerStep::peer).toList();
    List<String> asked = List.of(names.split(","));
    for (String name : asked) {
      if (!known.contains(name)) {
        throw new SetupException(
            "no peer \"%s\"; choose from %s".formatted(name, String.join(", ", known)));
      }
    }
    return List.copyOf(all.stream().filter(step -> asked.contains(step.peer())).toList());
  }

  @Override
  public String name() {
    return "peer-" + peer;
  }

  @Override
  public String announcement() {
    return "installing the peer " + peer + " into " + project.root().relativize(venv().folder());
  }

  @Override
  public String inputs() throws IOException {
    return new Digest(project.root()).files(requirements()).hex();
  }

  @Override
  public void require() throws IOException, SetupException {
    Tool.python(project);
  }

  @Override
  public void perform() throws IOException, SetupException, InterruptedException {
    Path log = project.log(name());
    venv().make(project, log);
    // Gigabytes that are installed once need no second copy in pip's cache.
    List<String> words = List.of("--no-cache-dir", "-r", requirements().toString());
    if (venv().pip(project).plus(words).intoLog(log) != 0) {
      throw Diagnosis.of(log, "pip could not install " + project.root().relativize(requirements()));
    }
  }

  @Override
  public List<Path> outputs() throws IOException {
    return venv().contents();
  }

  private Venv venv() {
    return new Venv(project.state().resolve("peers").resolve("venv-" + peer));
  }

  private Path requirements() {
    return project
        .root()
        .resolve("bench")
        .resolve("peers")
        .resolve("requirements-" + peer + ".txt");
  }
}
