package dev.cairn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cairn.engine.dl4j.convert.Deeplearning4j;
import dev.cairn.graph.Shape;
import dev.cairn.keras.Keras;
import dev.cairn.train.ModelBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/** Files of other libraries. */
final class ImportTargets {
  private static final Path KERAS = Path.of("src/test/resources/dev/cairn/keras");
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final Shape IMAGE = Shape.image(1, 6, 6);

  /** A net is made of it: objects for layers, and twice its weights. */
  private static final long MORE = 32 << 20;

  private ImportTargets() {}

  static Target keras(Path folder) throws IOException {
    return new Target(
        "keras",
        folder.resolve("fuzzed.h5"),
        Map.of(
            "nested", Files.readAllBytes(KERAS.resolve("nested_model.h5")),
            "mlp", Files.readAllBytes(KERAS.resolve("mlp_model.h5"))),
        UnaryOperator.identity(),
        List.of(Keras::load),
        MORE);
  }

  /** The whole file: packed, as its writer makes it, and with entries as they are. */
  static Target zip(Path folder) throws IOException {
    Path graph = graph(folder);
    Path row = written(row(), folder.resolve("row.zip"));
    return new Target(
        "dl4j",
        folder.resolve("fuzzed.zip"),
        Map.of(
            "graph", Files.readAllBytes(graph),
            "stored", stored(entry(graph, CONFIGURATION), entry(graph, COEFFICIENTS)),
            "row", stored(entry(row, CONFIGURATION), entry(row, COEFFICIENTS))),
        UnaryOperator.identity(),
        List.of(file -> Deeplearning4j.load(file, IMAGE), Deeplearning4j::load),
        MORE);
  }

  /** The description of the net, in a file that is whole otherwise. */
  static Target configuration(Path folder) throws IOException {
    Path graph = graph(folder);
    byte[] weights = entry(graph, COEFFICIENTS);
    return new Target(
        "dl4j-net",
        folder.resolve("described.zip"),
        Map.of("graph", entry(graph, CONFIGURATION)),
        configuration -> stored(configuration, weights),
        List.of(file -> Deeplearning4j.load(file, IMAGE), Deeplearning4j::load),
        MORE);
  }

  private static Path graph(Path folder) throws IOException {
    return written(Deeplearning4j.from(ModelBytes.model()), folder.resolve("graph.zip"));
  }

  private static Path written(Model network, Path file) throws IOException {
    ModelSerializer.writeModel(network, file.toFile(), false);
    return file;
  }

  private static MultiLayerNetwork row() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder().nIn(4).nOut(3).build())
                .layer(new OutputLayer.Builder().nOut(2).build())
                .build());
    network.init();
    return network;
  }

  private static byte[] entry(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
  }

  private static byte[] stored(byte[] configuration, byte[] weights) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
      put(zip, CONFIGURATION, configuration);
      put(zip, COEFFICIENTS, weights);
    } catch (IOException memoryHasNone) {
      throw new UncheckedIOException(memoryHasNone);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
