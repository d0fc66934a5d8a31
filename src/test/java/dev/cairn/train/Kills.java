package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Datasets;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.task.Classification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A process that saves models over each other, killed at random instants. */
final class Kills {
  private static final Net NET =
      Net.image(1, 8, 8).stem(16).stage(Blocks.basic().times(8), 32).classify(10);

  /** From a save to the next it takes some milliseconds. */
  private static final int LATEST_NANOS = 40_000_000;

  private Kills() {}

  /** A model whose weights are all the same number. */
  private static Model model(int number) {
    Graph graph = NET.graph();
    Map<String, float[]> arrays = new LinkedHashMap<>();
    graph
        .parameters()
        .forEach(
            p -> {
              float[] values = new float[p.elements()];
              Arrays.fill(values, number);
              arrays.put(p.name(), values);
            });
    Provenance provenance =
        new Provenance(
            Datasets.friedman1(20, 0, 1).provenance(), 1, "none", "none", "17", Instant.EPOCH);
    return new Model(
        graph,
        NET.loss(),
        Weights.of(arrays),
        new Classification(NET.labels().orElseThrow()),
        provenance,
        new ReferenceEngine());
  }

  /** Saves model after model to a file, and says when each is there, until nobody listens. */
  static final class Saving {
    public static void main(String[] arguments) {
      Path file = Path.of(System.getProperty("cairn.file"));
      for (int number = Integer.getInteger("cairn.first"); !System.out.checkError(); number++) {
        model(number).save(file, Save.OVERWRITE);
        System.out.println(number);
      }
    }
  }

  /** Kills it so often; each time the file is whole, and the newest or the one before. */
  static void kill(int times, Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("killed.cairn");
    Random random = new Random(7);
    int leftOver = 0;
    int saved = 0;
    for (int i = 0; i < times; i++) {
      int told = killed(file, saved + 1, random.nextInt(LATEST_NANOS));
      saved = number(file);
      assertThat(saved).as("kill %d", i).isBetween(told, told + 1);
      leftOver += Files.exists(folder.resolve("killed.cairn.part")) ? 1 : 0;
    }
    assertThat(leftOver).as("kills in the middle of a file").isPositive();
    model(1).save(file, Save.OVERWRITE);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  /** The last number that the process told. */
  private static int killed(Path file, int first, long nanos)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-Dcairn.file=" + file,
                "-Dcairn.first=" + first,
                "-cp",
                System.getProperty("java.class.path"),
                Saving.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      int told = Integer.parseInt(out.readLine());
      TimeUnit.NANOSECONDS.sleep(nanos);
      process.toHandle().destroyForcibly(); // leaves what it told to be read
      List<String> more = out.lines().filter(line -> line.matches("[0-9]+")).toList();
      assertThat(process.waitFor()).as("killed").isNotZero();
      return more.isEmpty() ? told : Integer.parseInt(more.get(more.size() - 1));
    }
  }

  /** Of a model that is whole. */
  private static int number(Path file) {
    return ModelFile.read(
        file,
        archive -> {
          Weights weights = ModelFile.model(archive, name -> new ReferenceEngine()).weights();
          int number = (int) weights.get(weights.names().iterator().next()).get(0);
          for (String name : weights.names()) {
            FloatBuffer values = weights.get(name);
            while (values.hasRemaining()) {
              if (values.get() != number) {
                throw new AssertionError(name + " is of another model");
              }
            }
          }
          return number;
        });
  }
}
