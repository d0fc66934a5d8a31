package dev.cairn.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Batch;
import dev.cairn.graph.CairnException;
import dev.cairn.graph.Cost;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import dev.cairn.stack.Net;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Measures one engine on one network and prints one line of JSON, with the keys and the procedure
 * of {@code bench/peers/bench.py}: one fixed batch; the time from the start of the process to the
 * end of the first step; 20 steps that warm up and show that the loss falls; then the windows.
 *
 * <pre>
 * {@code java -cp cairn.jar dev.cairn.bench.Measure --engine dl4j --model resnet20 --task train}
 * </pre>
 */
public final class Measure {
  private static final int WARM_UP = 20;

  /** The rule of a training step, as {@code bench.py} has it. */
  static final Update UPDATE = new Update.Sgd(0.9, true, 1e-4);

  /** Gives the loss where there is one. */
  private interface Step {
    double run();
  }

  private Measure() {}

  /**
   * Measures and prints; exits with 1 and four facts on the error stream if it cannot.
   *
   * @param words the options: see {@code ./cairn bench --help}
   */
  public static void main(String[] words) {
    try {
      System.out.println(result(Settings.of(List.of(words))));
    } catch (CairnException told) {
      System.err.println(told.getMessage());
      System.exit(1);
    }
  }

  /** Measures in this process. */
  static JsonObject result(Settings settings) {
    Engine engine = settings.engine().map(Engines::named).orElseGet(Engine::preferred);
    Net net = settings.network().net().get();
    Graph graph = net.graph();
    Program program = new Program(graph, net.loss(), UPDATE);
    Batch batch = FixedBatch.of(graph, settings.batch());
    Device device = Device.cpu(settings.threads());
    try (Session session = engine.open(program, State.initial(graph, 1), device)) {
      Step step = step(settings, session, graph, batch);
      double firstLoss = step.run();
      double firstStep = ProcessFacts.own().age();
      for (int i = 2; i < WARM_UP; i++) {
        step.run();
      }
      double lastLoss = step.run();
      JsonObject json = head(settings, engine);
      json.addProperty("params", Cost.of(graph).parameters());
      json.addProperty("first_step_s", rounded(firstStep, 2));
      if (settings.task() == Task.TRAIN) {
        json.addProperty("loss_1", rounded(firstLoss, 4));
        json.addProperty("loss_20", rounded(lastLoss, 4));
        json.addProperty("loss_falls", lastLoss < firstLoss);
      }
      double flops =
          (double) settings.task().forwards()
              * Cost.of(graph).flops()
              / settings.network().rate().each();
      rates(json, settings, step, flops);
      return json;
    }
  }

  private static Step step(Settings settings, Session session, Graph graph, Batch batch) {
    if (settings.task() == Task.TRAIN) {
      double rate = settings.network().learningRate();
      return () -> session.step(batch, rate);
    }
    List<String> output = List.of(graph.output());
    return () -> session.forward(batch, output).size();
  }

  private static JsonObject head(Settings settings, Engine engine) {
    var json = new JsonObject();
    json.addProperty("framework", "cairn");
    json.addProperty("mode", engine.name());
    json.addProperty("model", settings.network().name());
    json.addProperty("task", settings.task().toString());
    json.addProperty("threads", settings.threads());
    json.addProperty("note", settings.note());
    Package product = Measure.class.getPackage();
    json.addProperty(
        "version",
        "cairn %s java %s"
            .formatted(
                Optional.ofNullable(product.getImplementationVersion()).orElse("from classes"),
                Runtime.version()));
    json.addProperty("batch", settings.batch());
    return json;
  }

  private static void rates(JsonObject json, Settings settings, Step step, double flops) {
    Network.Rate rate = settings.network().rate();
    double perStep = (double) settings.batch() * rate.each();
    Windows windows = Windows.measure(step::run, perStep, settings.windows(), settings.seconds());
    double median = windows.median();
    json.addProperty("median", rounded(median, 1));
    json.addProperty("max", rounded(windows.max(), 1));
    var rates = new JsonArray();
    windows.rates().forEach(each -> rates.add(rounded(each, 1)));
    json.add("windows", rates);
    json.addProperty("clean", windows.clean().size());
    json.addProperty("disturbed", windows.disturbed().size());
    json.addProperty("unit", rate.unit());
    json.addProperty("ms_per_step", rounded(1000 * perStep / median, 3));
    json.addProperty("mflop_per_item", rounded(flops / 1e6, 3));
    json.addProperty("gflops", rounded(median * flops / 1e9, 1));
    ProcessFacts.own().peakMegabytes().ifPresent(peak -> json.addProperty("peak_rss_mb", peak));
  }

  /** A loss that is not finite stays as it is: Python reads and writes it too. */
  private static Number rounded(double value, int digits) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN)
        : Double.valueOf(value);
  }
}
