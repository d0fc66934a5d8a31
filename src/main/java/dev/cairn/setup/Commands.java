package dev.cairn.setup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code ./cairn} can do, and what has to be set up for it. */
final class Commands {
  private static final String FIRST = "notebooks/01-first-residual-network.ipynb";

  /** Options of {@code run} that a value follows. */
  private static final List<String> WITH_VALUE = List.of("--out", "--kernel");

  private static final String HELP =
      """
      Cairn: stack residual blocks, see them learn.

      ./cairn run [notebook] [--in-place]  execute a notebook, by default %s;
                                           the result and its page go to target/run
      ./cairn lab                          JupyterLab with the kernel "Java (Cairn)"
      ./cairn jshell [file]                JShell with Cairn imported
      ./cairn test [tier...]               unit, engine, notebook and smoke, or the named ones of
                                           %s
      ./cairn doctor                       what this machine has and which engines run on it
      ./cairn predict model.cairn file...  what a saved model says of pictures or of the rows of
                                           tables: --format table, csv or json
      ./cairn bench [--help]               how fast training is here: --layers layer by layer, --peers
                                           beside PyTorch, Keras and JAX
      ./cairn format                       format the sources
      ./cairn kernel install|list|remove   Cairn's kernels in other Jupyters: --host, --user,
                                           --sys-prefix, --prefix, see './cairn kernel'
      ./cairn publish [--repo folder]      the artefacts for Maven, %%maven and JBang, by default
                                           into target/repository
      ./cairn pack [--help]                one zip file with everything, for rooms without internet
      ./cairn help                         this text

      CAIRN_SEED: the seed of the notebooks. CAIRN_DATA: a folder with data sets.
      CAIRN_FUZZ_MINUTES: for each parser in the tier fuzz, 2 if not set.
      """
          .formatted(FIRST, String.join(", ", Tiers.ALL));

  private final Project project;
  private final Setup setup;
  private final BuildStep build;
  private final PythonStep python;
  private final KernelStep kernel;

  /** The commands of a checkout. */
  Commands(Project project) {
    this.project = project;
    this.setup = new Setup(project, new Stamps(project));
    this.build = new BuildStep(project, Platform.natives(Path.of("/proc/cpuinfo")));
    this.python = new PythonStep(project);
    this.kernel = new KernelStep(project, List.of(build, python), Platform.heapMebibytes());
  }

  /**
   * Runs one.
   *
   * @param arguments the command and its arguments; empty for the help
   * @return the exit status
   * @throws SetupException if something that it needs is missing
   */
  int run(List<String> arguments) throws IOException, SetupException, InterruptedException {
    String command = arguments.isEmpty() ? "help" : arguments.get(0);
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    return switch (command) {
      case "run" -> notebook(rest);
      case "lab" -> lab(rest);
      case "jshell" -> jshell(rest);
      case "test" -> test(rest);
      case "doctor", "predict" -> product(arguments);
      case "bench" -> bench(arguments);
      case "kernel" ->
          new KernelCommand(project, setup, build, new KernelJar(project, setup, python)).run(rest);
      case "pack" -> new Pack(project, setup, build, python).run(rest);
      case "publish" -> new Publish(project, setup, build).run(rest);
      case "format" -> BuildStep.maven(project, "-q", "spotless:apply").inTerminal();
      case "help", "-h", "--help" -> {
        System.out.print(HELP);
        yield 0;
      }
      default -> {
        System.err.println("cairn: no command \"" + command + "\", see './cairn help'.");
        yield 2;
      }
    };
  }

  private int notebook(List<String> arguments)
      throws IOException, SetupException, InterruptedException {
    List<String> named = named(arguments);
    var words = new ArrayList<>(List.of("--out", project.root().resolve("target/run").toString()));
    words.addAll(arguments);
    if (named.isEmpty()) {
      words.add(project.root().resolve(FIRST).toString());
    }
    for (String name : named) {
      if (!Files.isRegularFile(Path.of(name))) {
        throw new SetupException("no notebook " + name + " here.");
      }
    }
    setup.bring(List.of(build, python, kernel));
    return python(project.root().resolve("kernel/execute.py").toString()).plus(words).inTerminal();
  }

  /** What is neither an option nor an option's value. */
  static List<String> named(List<String> arguments) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      boolean value = i > 0 && WITH_VALUE.contains(arguments.get(i - 1));
      if (!value && !arguments.get(i).startsWith("-")) {
        named.add(arguments.get(i));
      }
    }
    return named;
  }

  private int lab(List<String> arguments) throws IOException, SetupException, InterruptedException {
    setup.bring(List.of(build, python, kernel));
    Path notebooks = project.root().resolve("notebooks");
    return python("-m", "jupyterlab", "--notebook-dir=" + notebooks)
        .plus(List.of("--MultiKernelManager.default_kernel_name=cairn"))
        .plus(arguments)
        .inTerminal();
  }

  private int jshell(List<String> files) throws IOException, SetupException, InterruptedException {
    setup.bring(List.of(build));
    Path scripts = project.root().resolve("src/main/resources/dev/cairn");
    var startup = new ArrayList<>(List.of("--startup", "DEFAULT"));
    startup.addAll(List.of("--startup", scripts.resolve("imports.jsh").toString()));
    if (Platform.isTerminal()) {
      startup.addAll(List.of("--startup", scripts.resolve("terminal.jsh").toString()));
    }
    return java("jshell")
        .plus(List.of("--class-path", classPath()))
        .plus(startup)
        .plus(List.of("-R-Xmx" + Platform.heapMebibytes() + "m"))
        .plus(List.of("-R--enable-native-access=ALL-UNNAMED"))
        .plus(files)
        .inTerminal();
  }

  private int test(List<String> names) throws IOException, SetupException, InterruptedException {
    List<String> tiers = names.isEmpty() ? Tiers.USUAL : names;
    for (String tier : tiers) {
      if (!Tiers.ALL.contains(tier)) {
        String all = String.join(", ", Tiers.ALL);
        System.err.printf(
            Locale.ROOT,
            Tiers.EMPTY.contains(tier)
                ? "cairn: tier \"%s\" has no tests yet; choose from %s%n"
                : "cairn: no tier \"%s\"; choose from %s%n",
            tier,
            all);
        return 2;
      }
    }
    var steps = new ArrayList<Step>();
    if (Tiers.needKernels(tiers)) {
      steps.addAll(List.of(build, python, kernel, new TestPythonStep(project, python)));
    }
    setup.bring(steps);
    return new Tiers(project, build.natives()).run(tiers, python("-m", "pytest"));
  }

  private int bench(List<String> arguments)
      throws IOException, SetupException, InterruptedException {
    var steps = new ArrayList<Step>(List.of(build));
    var words = new ArrayList<>(arguments);
    if (arguments.size() == 1 || arguments.contains("--notebook")) {
      steps.addAll(List.of(python, kernel));
      words.addAll(List.of("--python", project.python().toString()));
    }
    steps.addAll(PeerStep.askedFor(project, arguments));
    setup.bring(steps);
    return product(words);
  }

  private int product(List<String> arguments)
      throws IOException, SetupException, InterruptedException {
    setup.bring(List.of(build));
    return java("java")
        .plus(List.of("-Xmx" + Platform.heapMebibytes() + "m", "-Djava.awt.headless=true"))
        .plus(List.of("--enable-native-access=ALL-UNNAMED", "-jar", project.jar().toString()))
        .plus(arguments)
        .inTerminal();
  }

  private String classPath() throws IOException {
    return project.jar() + File.pathSeparator + project.libraries().resolve("*");
  }

  private static Command java(String program) {
    Path bin = Path.of(System.getProperty("java.home"), "bin", program);
    return here(bin.toString());
  }

  private Command python(String... arguments) {
    return here(project.python().toString(), arguments)
        .with("JUPYTER_PREFER_ENV_PATH", "1")
        .with("CAIRN_ROOT", project.root().toString());
  }

  /** A program in the user's own folder, so that names of files mean what was typed. */
  private static Command here(String program, String... arguments) {
    Path folder = Path.of("").toAbsolutePath();
    var words = new ArrayList<>(List.of(program));
    words.addAll(List.of(arguments));
    return new Command(
        words, Files.isDirectory(folder) ? folder : Path.of("."), Platform.ENVIRONMENT);
  }
}
