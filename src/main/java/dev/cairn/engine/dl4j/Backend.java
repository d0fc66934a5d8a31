package dev.cairn.engine.dl4j;

import dev.cairn.engine.EngineException;
import dev.cairn.engine.OpenMp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.config.DL4JClassLoading;
import org.deeplearning4j.config.DL4JSystemProperties;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.HelperUtils;
import org.deeplearning4j.nn.layers.LayerHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The native library under Deeplearning4j: started on first use, never before. */
final class Backend {
  private Backend() {}

  /**
   * Loads the natives, with the fast layer helpers on. Repeating it does nothing.
   *
   * @throws EngineException if there are no natives for this machine
   */
  static void start() {
    // Both libraries otherwise keep the loader of whichever thread touched them first, which in a
    // notebook is one that does not see them.
    ClassLoader own = Backend.class.getClassLoader();
    ND4JClassLoading.setNd4jClassloader(own);
    DL4JClassLoading.setDl4jClassloader(own);
    OpenMp.waitBriefly();
    setUnlessSet(DL4JSystemProperties.DISABLE_HELPER_PROPERTY, "false");
    setUnlessSet(ND4JSystemProperties.LOG_INITIALIZATION, "false");
    // Else JavaCPP prints to the error stream, into the reader's cell, that versions differ.
    setUnlessSet("org.bytedeco.javacpp.logger", "slf4j");
    try {
      Nd4j.getMemoryManager().togglePeriodicGc(false);
    } catch (RuntimeException | LinkageError e) {
      throw missing(e);
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static EngineException missing(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new EngineException(
        "natives of Deeplearning4j for " + platform(),
        String.valueOf(cause.getMessage()),
        "the libraries beside cairn's jar",
        "build again on this machine with ./cairn run, which picks the natives that fit");
  }

  private static String platform() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  /** Uses so many threads for the sessions of the calling thread. */
  static void threads(int count) {
    Nd4j.getEnvironment().setMaxThreads(count);
    Nd4j.getEnvironment().setMaxMasterThreads(count);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
    Nd4j.factory().blas().setMaxThreads(count);
  }

  /** A line a fact. */
  static List<String> report() {
    start();
    Properties facts = Nd4j.getExecutioner().getEnvironmentInformation();
    return List.of(
        "Deeplearning4j " + version(),
        "natives " + natives(),
        "convolution kernels " + kernels(MKLDNNConvHelper.class),
        "norm kernels " + kernels(MKLDNNBatchNormHelper.class),
        "threads " + facts.get("omp.threads"),
        "BLAS " + facts.get("blas.vendor"));
  }

  private static String kernels(Class<? extends LayerHelper> wanted) {
    LayerHelper helper =
        HelperUtils.createHelper("", wanted.getName(), LayerHelper.class, "report", DataType.FLOAT);
    return helper == null
        ? "built in (these natives have no oneDNN)"
        : "oneDNN, by " + helper.getClass().getSimpleName();
  }

  /** The folder from which JavaCPP loaded the natives is named after their classifier. */
  private static String natives() {
    Path library = Path.of(Loader.load(Nd4jCpu.class));
    Path folder = library.getParent();
    return folder == null ? library.toString() : String.valueOf(folder.getFileName());
  }

  private static String version() {
    try (InputStream in =
        ComputationGraph.class.getResourceAsStream(
            "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "of unknown version");
    } catch (IOException e) {
      return "of unknown version";
    }
  }
}
