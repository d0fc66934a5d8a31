package dev.cairn.bench.compare;

import dev.cairn.bench.Measure;
import dev.cairn.bench.Network;
import dev.cairn.bench.Task;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The contenders that run on the JVM. */
public final class Contenders {
  /** The engine that has no embeddings. */
  private static final String WITHOUT_TEXTS = "dl4j";

  private Contenders() {}

  /**
   * One of Cairn's engines.
   *
   * @param name of the engine
   * @param jar the product, its libraries in {@code lib} beside it
   */
  public static Contender engine(String name, Path jar) {
    return new Contender(
        "cairn " + name,
        java(jar.toString(), Measure.class.getName()),
        List.of("--engine", name),
        List.of("MALLOC_"),
        Map.of(),
        7,
        workload -> !name.equals(WITHOUT_TEXTS) || !Network.named(workload.model()).readsTexts());
  }

  /**
   * Deeplearning4j with its own training and all settings as they come; it knows ResNet-20 only.
   *
   * @param program {@code DefaultsSpeed.java}
   * @param libraries the folder of the libraries; Cairn's own jar would change the settings
   * @param threads for computing
   */
  public static Contender dl4jDefaults(Path program, Path libraries, int threads) {
    return new Contender(
        "dl4j defaults",
        java(libraries + File.separator + "*", program.toString()),
        List.of(),
        List.of("MALLOC_"),
        Map.of("OMP_NUM_THREADS", Integer.toString(threads)),
        15,
        workload -> workload.model().equals("resnet20") && workload.task() == Task.TRAIN);
  }

  private static List<String> java(String classPath, String program) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classPath,
        program);
  }
}
