package dev.cairn.train;

import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.store.Archive;
import dev.cairn.store.Content;
import dev.cairn.task.Classification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A small model as a file, without an engine. */
public final class ModelBytes {
  private static final String DESCRIPTION = "model.json";
  private static final Net NET = Net.image(1, 6, 6).stem(4).stage(Blocks.basic(), 4).classify(3);

  private ModelBytes() {}

  private static Map<String, Content> entries() {
    return ModelFile.entries(model(), Map.of());
  }

  /** The model itself. */
  public static Model model() {
    Graph graph = NET.graph();
    Provenance provenance =
        new Provenance(
            Datasets.friedman1(20, 0, 1).provenance(), 1, "none", "none", "17", Instant.EPOCH);
    return new Model(
        graph,
        NET.loss(),
        Weights.initial(graph, 7),
        new Classification(NET.labels().orElseThrow()),
        provenance,
        new ReferenceEngine());
  }

  /** The file. */
  public static byte[] whole() throws IOException {
    return written(entries());
  }

  /** What says how it computes, in JSON. */
  public static byte[] description() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    entries().get(DESCRIPTION).writeTo(out);
    return out.toByteArray();
  }

  /** The file with another description. */
  public static byte[] described(byte[] description) throws IOException {
    Map<String, Content> entries = entries();
    entries.put(DESCRIPTION, out -> out.write(description));
    return written(entries);
  }

  private static byte[] written(Map<String, Content> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Archive.write(out, entries);
    return out.toByteArray();
  }

  /** Reads a file as {@link Model#load(Path)} does, but for the engine. */
  public static List<String> read(Path file) {
    Model model =
        ModelFile.read(file, archive -> ModelFile.model(archive, name -> new ReferenceEngine()));
    return List.copyOf(model.weights().names());
  }
}
