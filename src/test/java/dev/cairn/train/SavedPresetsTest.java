package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Datasets;
import dev.cairn.engine.Engine;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Batch;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.host.Shown;
import dev.cairn.show.Rendering;
import dev.cairn.stack.Net;
import dev.cairn.stack.presets.Preset;
import dev.cairn.stack.presets.Presets;
import dev.cairn.task.Classification;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every preset but the two deepest ones, which {@link SavedDeepPresetsTest} has, with all its
 * layers and widths, saved and loaded: the same bits, the same looks. Only the pictures and texts
 * that go in are smaller than those of the papers, for the sake of time.
 */
@Tag("engine")
class SavedPresetsTest {
  @TempDir Path folder;

  /** More than a thousand layers take half a minute, and have what 110 and 164 layers have. */
  static boolean isDeep(Preset preset) {
    return preset.name().contains("1202") || preset.name().contains("1001");
  }

  static Stream<Preset> bearable() {
    return Presets.all().stream().filter(preset -> !isDeep(preset));
  }

  private static Net small(Preset preset) {
    Shape paper = preset.input().shape();
    if (readsWords(preset.net().graph())) {
      return preset.layers().apply(Net.tokens(69, 64)).classify(preset.classes());
    }
    int side = paper.isImage() && paper.size(1) == 32 ? 8 : 32;
    return paper.isImage() ? preset.of(Shape.image(3, side, side), preset.classes()) : preset.net();
  }

  static boolean readsWords(Graph graph) {
    return graph.nodes().stream().anyMatch(node -> node.op() instanceof Op.Embedding);
  }

  @ParameterizedTest
  @MethodSource("bearable")
  void presets_predictTheSameBits(Preset preset) {
    assertSameBits(preset, folder);
  }

  static void assertSameBits(Preset preset, Path folder) {
    Model model = model(small(preset));
    Path file = folder.resolve("preset.cairn");
    model.save(file, Save.OVERWRITE);

    Model loaded = Model.load(file);

    assertThat(outputs(loaded)).containsExactly(outputs(model));
    assertThat(looks(loaded)).isEqualTo(looks(model));
  }

  /** An untrained one that classifies. */
  static Model model(Net net) {
    Graph graph = net.graph();
    Provenance provenance =
        new Provenance(
            Datasets.friedman1(20, 0, 1).provenance(), 1, "none", "none", "17", Instant.EPOCH);
    return new Model(
        graph,
        net.loss(),
        Weights.initial(graph, 3),
        new Classification(net.labels().orElseThrow()),
        provenance,
        Engine.preferred());
  }

  static float[] outputs(Model model) {
    Graph graph = model.graph();
    Shape input = graph.inputShape();
    Batch batch = Batch.allocate(2, input, graph.outputShape());
    CounterRandom random = CounterRandom.of(5, "inputs");
    boolean words = readsWords(graph);
    for (int i = 0; i < 2 * input.elements(); i++) {
      batch.inputs().put(i, words ? i % 7 : (float) random.gaussian(i));
    }
    return model.inspect(
        session -> session.forward(batch, List.of(graph.output())).get(graph.output()));
  }

  static List<String> looks(Model model) {
    Shown shown = Rendering.of(model).orElseThrow();
    return List.of(shown.plain(), shown.html().orElseThrow());
  }
}
