package dev.cairn.setup;

import dev.cairn.setup.kernels.Jdk;
import dev.cairn.setup.kernels.KernelHost;
import dev.cairn.setup.kernels.KernelOptions;
import dev.cairn.setup.kernels.KernelProblem;
import dev.cairn.setup.kernels.Kernels;
import dev.cairn.setup.kernels.Place;
import dev.cairn.setup.kernels.Specification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./cairn kernel}: kernels with Cairn in other Jupyters than the checkout's own.
 *
 * @param project the checkout
 * @param setup brings what a kernel needs up to date
 * @param build the step that makes Cairn's jar
 * @param jars fetches the kernels' own jars
 */
record KernelCommand(Project project, Setup setup, BuildStep build, KernelJar jars) {
  /** How it is used. */
  static final String USAGE =
      """
      usage: ./cairn kernel install|list|remove [options]

      install   a kernel with Cairn; twice changes nothing
      list      the Java kernels: with which JDK, whether ours, whether they would start
      remove    all kernels of Cairn from a place, or those named

      --host NAME    which kernel: %s; cairn if none is named; more than once for several
      --user         for this user
      --sys-prefix   into the Python environment that is active
      --prefix P     below P, in share/jupyter/kernels
                     without one of these: for all users, in %s
      --heap MB      so much heap at most
      """
          .formatted(
              String.join(", ", KernelHost.words()), Surroundings.HERE.everybody().kernels());

  /**
   * Runs it.
   *
   * @param arguments those after {@code kernel}
   * @return the exit status
   */
  int run(List<String> arguments) throws IOException, SetupException, InterruptedException {
    String action = arguments.isEmpty() ? "--help" : arguments.get(0);
    if (List.of("--help", "-h").contains(action)) {
      System.out.print(USAGE);
      return 0;
    }
    try {
      List<String> words = arguments.subList(1, arguments.size());
      KernelOptions options = KernelOptions.of(words, Surroundings.HERE);
      switch (action) {
        case "install" -> install(options);
        case "list" -> list(options);
        case "remove" -> remove(options);
        default -> {
          System.err.println("cairn: no \"kernel " + action + "\", see './cairn kernel'.");
          return 2;
        }
      }
      return 0;
    } catch (KernelProblem problem) {
      throw new SetupException(problem.getMessage());
    }
  }

  private void install(KernelOptions options)
      throws IOException, SetupException, InterruptedException, KernelProblem {
    Place place = options.place().orElseGet(Surroundings.HERE::everybody);
    List<KernelHost> hosts =
        options.hosts().isEmpty() ? List.of(KernelHost.CAIRN) : options.hosts();
    // What is missing is told before anything is built.
    for (KernelHost host : hosts) {
      jdk(host);
    }
    place.require();
    setup.bring(List.of(build));
    for (KernelHost host : hosts) {
      Path folder = place.kernels().resolve(host.folder());
      boolean news = new Kernels(place).put(host, files(host, place, options, folder));
      System.out.println(
          host.display() + (news ? " is installed in " : " is there already, in ") + folder);
    }
  }

  private static Jdk jdk(KernelHost host) throws KernelProblem {
    return Jdk.atLeast(host.jdk(), System.getenv(), Path.of("/"));
  }

  private Map<String, byte[]> files(
      KernelHost host, Place place, KernelOptions options, Path folder)
      throws IOException, SetupException, InterruptedException, KernelProblem {
    Path jar = jars.of(host, place.kernels());
    long heap = options.heap().orElseGet(Platform::heapMebibytes);
    String json = KernelClasses.specification(project, host, jdk(host), heap).json(folder);
    var files = new HashMap<String, byte[]>();
    files.put(Specification.FILE, json.getBytes(StandardCharsets.UTF_8));
    files.put(host.jar(), Files.readAllBytes(jar));
    if (host == KernelHost.CAIRN) {
      var classes = new KernelClasses(project, jar, project.log("kernel-classes"));
      files.put(Specification.CLASSES, classes.archive(folder.resolve(host.jar())));
    }
    if (host == KernelHost.RAPAIO) {
      Path imports = project.root().resolve("src/main/resources/dev/cairn/imports.jsh");
      files.put(Specification.IMPORTS, Files.readAllBytes(imports));
    }
    return files;
  }

  private void list(KernelOptions options) throws IOException, KernelProblem {
    List<Place> places =
        options.place().map(List::of).orElseGet(() -> Surroundings.HERE.all(project.venv()));
    int found = 0;
    for (Place place : places) {
      for (String line : new Kernels(place).lines(System.getenv())) {
        System.out.println(line);
        found++;
      }
    }
    if (found == 0) {
      System.out.println("no Java kernels in " + String.join(", ", names(places)));
    }
  }

  private static List<String> names(List<Place> places) {
    return places.stream().map(place -> place.kernels().toString()).toList();
  }

  private void remove(KernelOptions options) throws IOException, KernelProblem {
    Place place = options.place().orElseGet(Surroundings.HERE::everybody);
    List<Path> removed = new Kernels(place).remove(options.hosts());
    removed.forEach(folder -> System.out.println("removed " + folder));
    if (removed.isEmpty()) {
      System.out.println("nothing of Cairn to remove in " + place.kernels());
    }
  }
}
