package dev.cairn.engine.dl4j.convert;

import dev.cairn.graph.CairnException;
import dev.cairn.graph.Facts;
import dev.cairn.graph.Shape;
import dev.cairn.train.Model;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A file of Deeplearning4j's {@code ModelSerializer}, read without its reader. */
final class ModelZip {
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final String UPDATER = "updaterState.bin";

  /** A description of a net is longer than this only if it is none. */
  private static final int LARGEST_CONFIGURATION = 8 << 20;

  /** Weights hardly get smaller in a zip: what grows more than so many times is no weights. */
  private static final int GROWTH = 2;

  private static final int SMALL = 1 << 20;

  private static final String WHOLE = "a zip of a Deeplearning4j model, whole";
  private static final String AGAIN =
      "write the model again with ModelSerializer.writeModel(network, file, false)";

  private ModelZip() {}

  /**
   * The model in a file.
   *
   * @param input shape of one example, unless the network says it
   * @throws ConversionException as {@link Deeplearning4j#load} does
   */
  static Model read(Path file, Optional<Shape> input) {
    if (!Files.isRegularFile(file)) {
      throw new ConversionException(
          "a zip of a Deeplearning4j model",
          "no such file",
          file.toString(),
          "check the path; ModelSerializer.writeModel(network, file, false) writes one");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Map<String, ZipEntry> entries = entries(zip, file);
      String json = configuration(zip, entries, file);
      float[] weights = coefficients(zip, entries, file);
      ComputationGraph network = network(json, weights);
      return Import.of(network, input.orElseGet(() -> InputShape.of(network)));
    } catch (CairnException named) {
      throw named;
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      throw damaged(file, e);
    }
  }

  private static Map<String, ZipEntry> entries(ZipFile zip, Path file) {
    Map<String, ZipEntry> entries = new LinkedHashMap<>();
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements()) {
      ZipEntry entry = all.nextElement();
      if (!List.of(CONFIGURATION, COEFFICIENTS, UPDATER).contains(entry.getName())) {
        throw new ConversionException(
            "the entries configuration.json, coefficients.bin and updaterState.bin alone",
            "the entry " + shortened(entry.getName()),
            file.toString(),
            why(entry.getName()));
      }
      if (entries.put(entry.getName(), entry) != null) {
        throw damaged(file, "two entries " + entry.getName());
      }
    }
    return entries;
  }

  private static String why(String entry) {
    return entry.equals("preprocessor.bin") || entry.startsWith("objects/")
        ? "Java would have to deserialise it, which can run anything; write the model again without"
            + " it"
        : "write the model again with ModelSerializer.writeModel(network, file, false), and give it"
            + " examples that are normalised already";
  }

  private static String shortened(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }

  private static String configuration(ZipFile zip, Map<String, ZipEntry> entries, Path file)
      throws IOException {
    byte[] bytes = bytes(zip, entry(entries, CONFIGURATION, file), LARGEST_CONFIGURATION, file);
    String json = new String(bytes, StandardCharsets.UTF_8);
    ConfigurationCheck.check(json, file);
    return json;
  }

  private static float[] coefficients(ZipFile zip, Map<String, ZipEntry> entries, Path file)
      throws IOException {
    ZipEntry entry = entry(entries, COEFFICIENTS, file);
    long largest = Math.max(SMALL, GROWTH * Files.size(file));
    byte[] bytes = bytes(zip, entry, (int) Math.min(Integer.MAX_VALUE - 8, largest), file);
    return Coefficients.read(bytes, file);
  }

  private static ZipEntry entry(Map<String, ZipEntry> entries, String name, Path file) {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw damaged(file, "no entry " + name);
    }
    return entry;
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry, int largest, Path file)
      throws IOException {
    if (entry.getSize() < 0 || entry.getSize() > largest) {
      throw new ConversionException(
          String.format(Locale.ROOT, "at most %,d bytes in %s", largest, entry.getName()),
          String.format(Locale.ROOT, "%,d", entry.getSize()),
          file.toString(),
          "write the model again with ModelSerializer.writeModel");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = new byte[(int) entry.getSize()];
      int read = in.readNBytes(bytes, 0, bytes.length);
      if (read < bytes.length || in.read() >= 0) {
        throw damaged(file, entry.getName() + " of another length than the zip says");
      }
      return bytes;
    }
  }

  private static ComputationGraph network(String json, float[] weights) {
    INDArray row = Nd4j.createFromArray(weights).reshape(1, weights.length);
    if (ConfigurationCheck.isRow(json)) {
      MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
      network.init(row, false);
      return network.toComputationGraph();
    }
    ComputationGraph network = new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
    network.init(row, false);
    return network;
  }

  static ConversionException damaged(Path file, String found) {
    return new ConversionException(WHOLE, found, file.toString(), AGAIN);
  }

  /** With what a library said, of which the first line is told. */
  static ConversionException damaged(Path file, Throwable cause) {
    String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    String found = line.length() > 200 ? line.substring(0, 200) + "…" : line;
    return new ConversionException(new Facts(WHOLE, found, file.toString(), AGAIN), cause);
  }
}
