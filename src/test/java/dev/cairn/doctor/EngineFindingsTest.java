package dev.cairn.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.KernelUse;
import dev.cairn.engine.Profile;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import dev.cairn.stack.Net;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class EngineFindingsTest {
  private static final Engine FAST = new Told("fast", Optional.empty(), true);
  private static final Engine MISSING = new Told("fast", Optional.of("no natives"), true);
  private static final Engine SLOW = new Told("slow", Optional.empty(), false);

  /** An engine of words. */
  private record Told(String name, Optional<String> obstacle, boolean looks) implements Engine {
    @Override
    public Session open(Program program, State start, Device device) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> report() {
      return List.of("version 1", "kernels");
    }

    @Override
    public Optional<Profile> profile(
        Program program, State start, Device device, Batch batch, int rounds) {
      var use = new KernelUse("head.dense1", "forward", "matmul", 1, 1, 0);
      return looks ? Optional.of(new Profile(List.of(use), 0, 0)) : Optional.empty();
    }
  }

  private static Program program() {
    Net net = Net.vector(4).classify(2);
    return new Program(net.graph(), net.loss(), new Update.Sgd(0, false, 0));
  }

  @Test
  void all_whereTheFirstRuns() {
    EngineFindings findings = new EngineFindings(List.of(FAST, SLOW));

    assertThat(FindingLines.of(findings.all()))
        .isEqualTo(
            """
            ✓ fast: version 1
            ✓ fast: kernels
            ✓ slow: version 1
            ✓ slow: kernels
            ✓ engine: fast trains and predicts, the fastest one, and it runs here; slow is there to cross-check""");
    assertThat(FindingLines.of(findings.kernels(program())))
        .isEqualTo("✓ kernels: dense 2: matmul");
  }

  @Test
  void all_whereTheFirstIsMissing() {
    EngineFindings findings = new EngineFindings(List.of(MISSING, SLOW));

    assertThat(FindingLines.of(findings.all()))
        .isEqualTo(
            """
            ! fast: does not run here: no natives -> use the artefact of this platform, such as cairn-linux-x86_64, or './cairn run' of a checkout
            ✓ slow: version 1
            ✓ slow: kernels
            ✓ engine: slow trains and predicts, since fast does not run here""");
    assertThat(FindingLines.of(findings.kernels(program())))
        .isEqualTo("✓ kernels: the engine does not tell which ones it takes");
  }

  @Test
  void all_whereNoneRuns() {
    EngineFindings findings = new EngineFindings(List.of(MISSING));

    assertThat(FindingLines.of(findings.all()))
        .isEqualTo(
            """
            ! fast: does not run here: no natives -> use the artefact of this platform, such as cairn-linux-x86_64, or './cairn run' of a checkout
            ✗ engine: none runs here -> use the artefact of this platform, such as cairn-linux-x86_64, or './cairn run' of a checkout""");
    assertThat(findings.kernels(program())).isEmpty();
    assertThat(findings.used()).isEmpty();
  }
}
