package dev.cairn.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.EngineException;
import dev.cairn.engine.Session;
import java.io.IOException;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;

/** What is particular to Deeplearning4j; the rest is the contract. */
@Tag("engine")
final class Dl4jEngineTest {
  private static final boolean X86 = System.getProperty("os.arch").equals("amd64");

  @Test
  void layers_onX86_haveTheOneDnnHelpers() {
    Backend.start();
    Network network = new Network(SmallNet.GRAPH);
    Object convolution = network.getLayer("stem.conv1").getHelper();
    Object norm = network.getLayer("stem.norm1").getHelper();
    if (X86) {
      assertThat(convolution).isExactlyInstanceOf(MKLDNNConvHelper.class);
      assertThat(norm).isExactlyInstanceOf(MKLDNNBatchNormHelper.class);
    } else {
      assertThat(convolution).isNull();
      assertThat(norm).isNull();
    }
    network.close();
  }

  @Test
  void report_saysWhichKernelsRun() {
    assertThat(new Dl4jEngine().report())
        .contains("Deeplearning4j 1.0.0-M2.1")
        .anyMatch(fact -> fact.startsWith("natives "))
        .contains(
            X86
                ? "convolution kernels oneDNN, by MKLDNNConvHelper"
                : "convolution kernels built in (these natives have no oneDNN)");
  }

  @Test
  void engines_areFoundAsServices_theFastOneFirst() {
    assertThat(Engine.all()).extracting(Engine::name).containsExactly("onednn", "dl4j");
    assertThat(Engine.preferred().name()).isEqualTo("onednn");
  }

  @Test
  void firstStep_inAFreshProcess_printsNothing() throws IOException {
    assertThat(Probe.run(library -> true)).isEmpty();
  }

  @Test
  void open_withoutNatives_saysHowToGetThem() throws IOException {
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    assertThat(Probe.run(library -> !library.contains("nd4j-native-1.0.0-M2.1-")))
        .isEqualTo(
            """
            expected: natives of Deeplearning4j for %s
            found:    Could not find jnind4jcpu in class, module, and library paths.
            where:    the libraries beside cairn's jar
            mend:     build again on this machine with ./cairn run, which picks the natives that fit"""
                .formatted(platform));
  }

  @Test
  void step_withoutMemory_saysSoAndTheSessionGoesOn() {
    try (Session session = new Dl4jEngine().open(SmallNet.PROGRAM, SmallNet.START, Device.cpu(2))) {
      session.step(SmallNet.batch(4), 0.1);
      Nd4jCpu.Environment natives = Nd4jCpu.Environment.getInstance();
      long limit = natives.getDeviceCounter(0) + 1024;
      natives.setDeviceLimit(0, limit);
      try {
        assertThatThrownBy(() -> session.step(SmallNet.batch(4096), 0.1))
            .isInstanceOf(EngineException.class)
            .hasMessage(
                """
                expected: native memory for a batch of 4096
                found:    Allocation failed: [Requested amount exceeds HOST device limits; Limit bytes: [%d]; Requested bytes: [2097152]]
                where:    engine dl4j, step 2
                mend:     use a smaller batch, or close other programs"""
                    .formatted(limit));
      } finally {
        natives.setDeviceLimit(0, -1);
      }
      assertThat(session.step(SmallNet.batch(4), 0.1)).isFinite();
    }
  }
}
