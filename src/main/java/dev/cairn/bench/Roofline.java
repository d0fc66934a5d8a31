package dev.cairn.bench;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.Profile;
import dev.cairn.engine.State;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Program;
import dev.cairn.stack.Net;
import java.util.Optional;

/**
 * Where the time of a training step goes: each layer's rate beside what arithmetic can reach here
 * (Williams et al. 2009, doi:10.1145/1498765.1498785).
 *
 * @param title what was measured, for people
 * @param graph the network
 * @param batch examples a step
 * @param profile the measured step
 */
public record Roofline(String title, Graph graph, int batch, Profile profile) {
  private static final int STEPS = 30;

  /**
   * Measures in this process.
   *
   * @param engine name of the engine; empty for the preferred one
   * @param network what is trained
   * @param batch examples a step
   * @param threads for computing
   * @throws BenchException if the engine is unknown or cannot look into its steps
   */
  public static Roofline measure(Optional<String> engine, Network network, int batch, int threads) {
    Engine named = engine.map(Engines::named).orElseGet(Engine::preferred);
    Net net = network.net().get();
    Graph graph = net.graph();
    Device device = Device.cpu(threads);
    Profile profile =
        named
            .profile(
                new Program(graph, net.loss(), Measure.UPDATE),
                State.initial(graph, 1),
                device,
                FixedBatch.of(graph, batch),
                STEPS)
            .orElseThrow(() -> blind(named));
    String title =
        "%s, training, batches of %d, engine %s, %s, medians of %d steps"
            .formatted(network.name(), batch, named.name(), device, STEPS);
    return new Roofline(title, graph, batch, profile);
  }

  private static BenchException blind(Engine engine) {
    return new BenchException(
        "an engine that tells the time of each kernel",
        "%s, which only tells that of a whole step".formatted(engine.name()),
        "--layers",
        "use --engine onednn; if it does not run here, ./cairn doctor says why");
  }

  /** Text of about 100 columns: a row a layer, then a row a kind of work, then the whole step. */
  @Override
  public String toString() {
    return "%s%nsgemm peak %.0f GFLOP/s%n%n%s%n%s%n%s"
        .formatted(
            title, profile.peak() / 1e9, new RooflineLayers(this), new RooflineSums(this), NOTES)
        .replaceAll(" +\\R", "\n");
  }

  private static final String NOTES =
      """
      peak: share of the sgemm peak. GB/s: all arrays that a kernel reads or writes, each once.
      A ReLU without a row is computed by the kernel in front of it.
      Kernels are timed one by one, which takes a little longer than in a row: so the rest of the
      step can be below zero. Its GFLOP count three forward passes, as in docs/performance.md.
      """;
}
