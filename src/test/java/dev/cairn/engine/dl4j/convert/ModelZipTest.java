package dev.cairn.engine.dl4j.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.CairnException;
import dev.cairn.graph.Shape;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Model;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/** Files of Deeplearning4j's own writer, and files that pretend to be such. */
@Tag("engine")
class ModelZipTest {
  private static final Net NET = Net.image(1, 6, 6).stem(4).stage(Blocks.basic(), 4).classify(3);
  private static final Shape INPUT = NET.graph().inputShape();

  @TempDir Path folder;

  private Path written(boolean updater) throws IOException {
    Path file = folder.resolve("model.zip");
    ModelSerializer.writeModel(Deeplearning4j.from(Samples.model(NET)), file.toFile(), updater);
    return file;
  }

  @Test
  void load_hasEqualPredictions() throws IOException {
    ComputationGraph theirs = Deeplearning4j.from(Samples.model(NET));
    for (boolean updater : new boolean[] {false, true}) {
      Samples.assertEqualPredictions("a zip", Deeplearning4j.load(written(updater), INPUT), theirs);
    }
  }

  @Test
  void load_aRowOfLayers_hasEqualPredictions() throws IOException {
    Path file = folder.resolve("letters.zip");
    var network = ImportTest.letters();
    ModelSerializer.writeModel(network, file.toFile(), true);
    Model model = Deeplearning4j.load(file, Shape.image(2, 11, 9));
    Samples.assertEqualPredictions("letters", model, network.toComputationGraph());
  }

  @Test
  void load_nothing_isAnErrorOfFourFacts() {
    assertThatThrownBy(() -> Deeplearning4j.load(Path.of("nowhere.zip"), INPUT))
        .isInstanceOf(ConversionException.class)
        .hasMessage(
            """
            expected: a zip of a Deeplearning4j model
            found:    no such file
            where:    nowhere.zip
            mend:     check the path; ModelSerializer.writeModel(network, file, false) writes one""");
  }

  @Test
  void load_anEntryForJavasDeserialisation_isRefused() throws IOException {
    Path file = changed(written(false), Map.of("preprocessor.bin", new byte[] {1, 2, 3}));
    assertThatThrownBy(() -> Deeplearning4j.load(file, INPUT))
        .isInstanceOf(ConversionException.class)
        .hasMessage(
            """
            expected: the entries configuration.json, coefficients.bin and updaterState.bin alone
            found:    the entry preprocessor.bin
            where:    %s
            mend:     Java would have to deserialise it, which can run anything; write the model \
            again without it"""
                .formatted(file));
    Path objects = written(false);
    ModelSerializer.addObjectToFile(objects.toFile(), "labels", new String[] {"a"});
    assertThatThrownBy(() -> Deeplearning4j.load(objects, INPUT))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("mend:     Java would have to deserialise it");
  }

  @Test
  void load_aNormalizer_isRefused() throws IOException {
    Path file = written(false);
    NormalizerStandardize normalizer = new NormalizerStandardize(Nd4j.ones(1, 4), Nd4j.ones(1, 4));
    ModelSerializer.addNormalizerToModel(file.toFile(), normalizer);
    assertThatThrownBy(() -> Deeplearning4j.load(file, INPUT))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("found:    the entry normalizer.bin\n")
        .hasMessageContaining("give it examples that are normalised already");
  }

  @Test
  void load_aClassThatIsNotOnTheList_isRefusedBeforeItIsMade() throws IOException {
    String json = configuration(written(false));
    for (String name : new String[] {"javax.swing.JEditorPane", Trap.class.getName()}) {
      String evil = json.replace("org.deeplearning4j.nn.conf.layers.DenseLayer", name);
      evil = evil.replace("org.deeplearning4j.nn.conf.layers.OutputLayer", name);
      Path file = changed(written(false), Map.of("configuration.json", bytes(evil)));
      assertThatThrownBy(() -> Deeplearning4j.load(file, INPUT))
          .isInstanceOf(ConversionException.class)
          .hasMessage(
              """
              expected: only classes of Deeplearning4j that can be imported
              found:    %s
              where:    %s, configuration.json
              mend:     replace that layer or option by one of docs/deeplearning4j.md, and write the \
              model again"""
                  .formatted(name, file));
    }
    assertThat(System.getProperty(Trap.SPRUNG)).isNull();
  }

  /** Says so when somebody makes one. */
  public static final class Trap {
    static final String SPRUNG = "cairn.test.trap";

    static {
      System.setProperty(SPRUNG, "true");
    }
  }

  @Test
  void load_layersThatNeedMoreWeightsThanThereAre_isDamage() throws IOException {
    String json = configuration(written(false));
    String huge = json.replaceFirst("\"nout\"\\s*:\\s*4", "\"nout\" : 2000000000");
    assertThat(huge).isNotEqualTo(json);
    assertDamage(changed(written(false), Map.of("configuration.json", bytes(huge))));
  }

  @Test
  void load_whatIsNoDescription_isDamage() throws IOException {
    for (String json :
        new String[] {
          "",
          "[]",
          "{",
          "{}",
          "null",
          "{\"vertices\": 7}",
          configuration(written(false)).replaceAll("\"kernelSize\"[^]]*]", "\"kernelSize\" : null"),
          "{\"@class\": {\"x\": 1}}",
          "[".repeat(100_000),
          "{\"a\":".repeat(100_000),
          configuration(written(false)).replaceAll("\"@class\"[^,]*Activation[^,}]*[,]?", "")
        }) {
      assertDamage(changed(written(false), Map.of("configuration.json", bytes(json))));
    }
  }

  @Test
  void load_weightsThatAreCutOrLie_isDamage() throws IOException {
    byte[] weights = entry(written(false), "coefficients.bin");
    for (int length : new int[] {0, 1, 20, 60, weights.length - 4}) {
      assertDamage(
          changed(written(false), Map.of("coefficients.bin", Arrays.copyOf(weights, length))));
    }
    for (int at = 0; at + 8 <= 140; at += 5) {
      byte[] lie = weights.clone();
      ByteBuffer.wrap(lie).putLong(at, Long.MAX_VALUE / 3);
      Path file = changed(written(false), Map.of("coefficients.bin", lie));
      try {
        Deeplearning4j.load(file, INPUT);
      } catch (CairnException named) {
        assertThat(named).isInstanceOf(ConversionException.class);
      }
    }
  }

  @Test
  void load_anythingElse_isDamage() throws IOException {
    byte[] whole = Files.readAllBytes(written(false));
    Random random = new Random(4);
    for (int i = 0; i < 20; i++) {
      byte[] damaged = i < 10 ? Arrays.copyOf(whole, whole.length * i / 10) : whole.clone();
      if (i >= 10) {
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Path file = Files.write(folder.resolve("damaged.zip"), damaged);
      try {
        Deeplearning4j.load(file, INPUT);
        assertThat(i).as("a cut file").isGreaterThanOrEqualTo(10);
      } catch (CairnException named) {
        assertThat(named).isInstanceOf(ConversionException.class);
      }
    }
  }

  @Test
  void load_aBomb_isRefused() throws IOException {
    Path file = changed(written(false), Map.of("coefficients.bin", new byte[64 << 20]));
    assertThatThrownBy(() -> Deeplearning4j.load(file, INPUT))
        .isInstanceOf(ConversionException.class)
        .hasMessage(
            """
            expected: at most 1,048,576 bytes in coefficients.bin
            found:    67,108,864
            where:    %s
            mend:     write the model again with ModelSerializer.writeModel"""
                .formatted(file));
  }

  @Test
  void allowedClasses_exist() {
    for (String name : AllowedClasses.all()) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Class.forName(name)))
          .as(name)
          .isNull();
    }
  }

  private static void assertDamage(Path file) {
    assertThatThrownBy(() -> Deeplearning4j.load(file, INPUT))
        .isInstanceOf(ConversionException.class)
        .hasMessageStartingWith("expected: a zip of a Deeplearning4j model, whole\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String configuration(Path file) throws IOException {
    return new String(entry(file, "configuration.json"), StandardCharsets.UTF_8);
  }

  private static byte[] entry(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
  }

  /** The same zip with some entries added or replaced. */
  private Path changed(Path file, Map<String, byte[]> entries) throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (String name : new String[] {"configuration.json", "coefficients.bin"}) {
      all.put(name, entry(file, name));
    }
    all.putAll(entries);
    Path changed = folder.resolve("changed.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (Map.Entry<String, byte[]> entry : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return changed;
  }
}
