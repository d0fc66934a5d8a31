package dev.cairn.cli;

import dev.cairn.bench.BenchException;
import dev.cairn.bench.Engines;
import dev.cairn.bench.Machine;
import dev.cairn.bench.Network;
import dev.cairn.bench.Roofline;
import dev.cairn.bench.Task;
import dev.cairn.bench.compare.Comparison;
import dev.cairn.bench.compare.Conditions;
import dev.cairn.bench.compare.Contender;
import dev.cairn.bench.compare.Contenders;
import dev.cairn.bench.compare.Defaults;
import dev.cairn.bench.compare.Figures;
import dev.cairn.bench.compare.Measurement;
import dev.cairn.bench.compare.Measurements;
import dev.cairn.bench.compare.Peers;
import dev.cairn.bench.compare.RatioTable;
import dev.cairn.bench.compare.Workload;
import dev.cairn.engine.Device;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: how fast the engines are here, beside other frameworks. */
@Command(
    name = "bench",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "How fast the engines are here, beside other frameworks. Every measurement is a process of"
          + " its own: 20 steps on one fixed batch, then timed windows; a window in which other"
          + " programs took over 5 %% of the CPUs is repeated. The preferred engine is measured"
          + " right before every other contender, and ratios are medians of such pairs.",
      "",
      "Without options: training of ResNet-20 on all engines and with Deeplearning4j's defaults,"
          + " augmentation beside that training, and the first step in a notebook kernel."
    })
final class Bench implements Callable<Integer> {
  private static final double TIMES_FASTER = 5;

  @Option(
      names = "--model",
      split = ",",
      paramLabel = "NAME",
      description =
          "Networks: resnet20, resnet20-grey, resnet8, resnet18, resnet18-3x3; tcn, a language"
              + " model of characters; vdcnn9, a classifier of texts, and vdcnn9-padded, of texts"
              + " of different lengths; or all.")
  private List<String> models = List.of();

  @Option(names = "--task", paramLabel = "NAME", description = "train (the default), infer or all.")
  private @Nullable String task;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "Only this engine, and not Deeplearning4j's defaults.")
  private @Nullable String engine;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Examples a step; by default 64, for resnet18 16, for tcn 32.")
  private @Nullable Integer batch;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of every contender; by default as many as there are physical cores.")
  private int threads = Device.cpu().threads();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often everything is measured; by default ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Option(
      names = "--windows",
      paramLabel = "N",
      description = "Timed windows a measurement; by default ${DEFAULT-VALUE}.")
  private int windows = 3;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Length of a window; by default ${DEFAULT-VALUE}.")
  private double seconds = 5;

  @Option(
      names = "--layers",
      description =
          "Look into the training steps of one engine instead: the time and rate of every layer,"
              + " and where the rest goes. Takes --model, --engine, --batch and --threads.")
  private boolean layers;

  @Option(
      names = "--notebook",
      description =
          "Measure the notebook side instead: the live panel's cost, what a flood of panels sends,"
              + " and the first step in a kernel.")
  private boolean notebook;

  @Option(
      names = "--estimate",
      description =
          "Measure instead how near estimates of time and memory come to what training takes.")
  private boolean estimate;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "Append every result to this file, a line of JSON each, as soon as it is there.")
  private @Nullable Path json;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "Print the table of a file that --json has written, and measure nothing.")
  private @Nullable Path table;

  @Option(
      names = "--peers",
      arity = "0..1",
      fallbackValue = "",
      split = ",",
      paramLabel = "NAME",
      description =
          "Measure other frameworks too: torch, ipex, tf, jax; all of them if none is named. Their"
              + " Python environments are made first, once; they are gigabytes. Every mode is"
              + " measured as installed and with an allocator that keeps its memory. Without"
              + " --model, --task and --batch: the eight comparisons of docs/performance.md.")
  private @Nullable List<String> peers;

  @Option(
      names = "--modes",
      split = ",",
      paramLabel = "NAME",
      description =
          "Of the peers only these: eager, eager-cl, compile, compile-cl, compile-frozen, ipex,"
              + " keras, keras-jit, jax.")
  private List<String> modes = List.of();

  @Option(
      names = "--peers-home",
      paramLabel = "DIR",
      description = "Take the environments venv-torch, venv-ipex, ... that lie there; make none.")
  private @Nullable Path peersHome;

  @Option(names = "--python", hidden = true, description = "Knows the kernel \"Java (Cairn)\".")
  private @Nullable Path python;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This text.")
  private boolean help;

  /** Made by picocli. */
  Bench() {}

  /**
   * Prints what was measured; 0 if every measurement worked and, where Deeplearning4j's defaults
   * were measured, training is as many times faster as it has to be, else 1.
   */
  @Override
  public Integer call() throws IOException, InterruptedException, URISyntaxException {
    if (table != null) {
      System.out.print(RatioTable.of(Measurements.read(table)));
      return 0;
    }
    if (layers) {
      return rooflines();
    }
    Checkout checkout = Checkout.ofJar();
    if (notebook) {
      notebook(checkout);
      return 0;
    }
    if (estimate) {
      return new EstimateCheck(new Figures(checkout.figures())).measure() ? 0 : 1;
    }
    Comparison comparison = comparison(checkout);
    System.out.println(Machine.line());
    long start = System.nanoTime();
    List<Measurement> results = comparison.run(Optional.ofNullable(json), System.out);
    System.out.print("\n" + RatioTable.of(results));
    boolean fast =
        new Defaults(new Figures(checkout.figures()), TIMES_FASTER)
            .areBeaten(results, start, System.out);
    fast &= augmentation(checkout, results);
    fast &= texts(checkout, results);
    if (python != null) {
      notebook(checkout);
    }
    return fast && results.size() == comparison.size() ? 0 : 1;
  }

  /** Beside training of ResNet-20, where that was measured. */
  private static boolean augmentation(Checkout checkout, List<Measurement> results)
      throws IOException {
    OptionalDouble trained = trained(results, "resnet20 train");
    return trained.isEmpty()
        || new AugmentSpeed(new Figures(checkout.figures())).measure(trained.getAsDouble());
  }

  /** Beside training of nets that read, where that was measured. */
  private static boolean texts(Checkout checkout, List<Measurement> results) throws IOException {
    TextSpeed speed = new TextSpeed(new Figures(checkout.figures()));
    OptionalDouble characters = trained(results, "tcn train");
    OptionalDouble texts = trained(results, "vdcnn9 train");
    boolean fast = characters.isEmpty() || speed.characters(characters.getAsDouble());
    return (texts.isEmpty() || speed.texts(texts.getAsDouble())) && fast;
  }

  /** The best window of an engine of ours. */
  private static OptionalDouble trained(List<Measurement> results, String workload) {
    return results.stream()
        .filter(Measurement::isOurs)
        .filter(result -> result.workload().startsWith(workload))
        .flatMap(result -> result.windows().stream())
        .mapToDouble(Double::doubleValue)
        .max();
  }

  private void notebook(Checkout checkout) throws IOException, InterruptedException {
    new PanelCost(new Figures(checkout.figures())).measure();
    if (python != null) {
      new FirstStep(python, checkout).measure();
    }
  }

  private int rooflines() {
    positive("--threads", threads);
    positive("--batch", batch == null ? 1 : batch);
    List<Workload> all = workloads();
    System.out.println(Machine.line());
    for (Workload workload : all) {
      if (workload.task() != Task.TRAIN) {
        throw new BenchException(
            "the task train, the one whose steps are looked into",
            workload.task().toString(),
            "--task",
            "leave out --task, or --layers");
      }
      System.out.print("\n" + roofline(workload));
    }
    return 0;
  }

  private Roofline roofline(Workload workload) {
    Network network = Network.named(workload.model());
    return Roofline.measure(Optional.ofNullable(engine), network, workload.batch(), threads);
  }

  private Comparison comparison(Checkout checkout) {
    positive("--threads", threads);
    positive("--rounds", rounds);
    positive("--windows", windows);
    positive("--seconds", seconds);
    positive("--batch", batch == null ? 1 : batch);
    var contenders = new ArrayList<Contender>();
    for (String name : engine == null ? Engines.names() : List.of(Engines.named(engine).name())) {
      contenders.add(Contenders.engine(name, checkout.jar()));
    }
    if (engine == null) {
      Path program = checkout.programs().resolve("DefaultsSpeed.java");
      contenders.add(Contenders.dl4jDefaults(program, checkout.libraries(), threads));
    }
    Optional<Peers> others = peers(checkout);
    others.ifPresent(all -> contenders.addAll(all.contenders()));
    return new Comparison(
        workloads(),
        new Conditions(threads, windows, seconds),
        rounds,
        contenders.get(0),
        contenders.subList(1, contenders.size()),
        others.map(Peers::matrixProducts).orElse(List.of()));
  }

  private Optional<Peers> peers(Checkout checkout) {
    if (peers == null) {
      return Optional.empty();
    }
    Path home = peersHome == null ? checkout.peers() : peersHome.toAbsolutePath();
    Path script = checkout.programs().resolve("peers").resolve("bench.py");
    List<String> named = peers.stream().filter(name -> !name.isBlank()).toList();
    return Optional.of(new Peers(home, script, named, modes, threads));
  }

  private List<Workload> workloads() {
    if (peers != null && models.isEmpty() && task == null && batch == null) {
      return Workload.STANDARD;
    }
    return Workload.of(
        models.isEmpty() ? List.of("resnet20") : models,
        task == null ? "train" : task,
        batch == null ? OptionalInt.empty() : OptionalInt.of(batch));
  }

  private static void positive(String option, Number number) {
    if (number.doubleValue() <= 0) {
      throw new BenchException(
          "a number above 0", number.toString(), option, "leave it out for the usual one");
    }
  }
}
