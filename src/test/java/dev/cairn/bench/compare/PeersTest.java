package dev.cairn.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.bench.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
@DisabledOnOs(OS.WINDOWS)
class PeersTest {
  private static final Path SCRIPT = Path.of("bench.py");

  @TempDir private Path home;

  @BeforeEach
  void environments() throws IOException {
    for (String name : List.of("torch", "tf")) {
      Path python = home.resolve("venv-" + name + "/bin/python");
      Files.createDirectories(python.getParent());
      Files.writeString(python, "#!/bin/sh\n");
      assertThat(python.toFile().setExecutable(true)).isTrue();
    }
  }

  private Peers peers(List<String> names, List<String> modes) {
    return new Peers(home, SCRIPT, names, modes, 2);
  }

  @Test
  void contenders_areEveryModeAsInstalledAndKeepingMemory() {
    assertThat(peers(List.of("torch", "tf"), List.of()).contenders())
        .extracting(Contender::name)
        .containsExactly(
            "torch eager",
            "torch eager, keeping memory",
            "torch eager-cl",
            "torch eager-cl, keeping memory",
            "torch compile",
            "torch compile, keeping memory",
            "torch compile-cl",
            "torch compile-cl, keeping memory",
            "torch compile frozen",
            "torch compile frozen, keeping memory",
            "keras auto",
            "keras auto, keeping memory",
            "keras jit",
            "keras jit, keeping memory");
  }

  @Test
  void command_isThatOfTheScript() {
    Contender eager = peers(List.of("torch"), List.of("eager")).contenders().get(1);

    assertThat(eager.command(new Workload("resnet8", Task.INFER, 1), new Conditions(2, 3, 0.5)))
        .containsExactly(
            home.resolve("venv-torch/bin/python").toString(),
            "bench.py",
            "--model",
            "resnet8",
            "--task",
            "infer",
            "--batch",
            "1",
            "--threads",
            "2",
            "--windows",
            "3",
            "--seconds",
            "0.5",
            "--framework",
            "torch",
            "--mode",
            "eager",
            "--note",
            "glibc malloc keeps memory (MALLOC_*)");
  }

  @Test
  void environment_hasNoForeignSettings() {
    Map<String, String> inherited =
        new HashMap<>(Map.of("OMP_WAIT_POLICY", "PASSIVE", "MALLOC_ARENA_MAX", "1", "PATH", "p"));
    List<Contender> eager = peers(List.of("torch"), List.of("eager")).contenders();

    eager.get(0).prepare(inherited);
    assertThat(inherited).isEqualTo(Map.of("PATH", "p", "OMP_NUM_THREADS", "2"));
    eager.get(1).prepare(inherited);
    assertThat(inherited)
        .containsEntry("MALLOC_MMAP_MAX_", "0")
        .containsEntry("MALLOC_TRIM_THRESHOLD_", "1000000000000")
        .containsEntry("MALLOC_TOP_PAD_", "268435456");
  }

  @Test
  void frozen_doesNotTrain() {
    Contender frozen = peers(List.of("torch"), List.of("compile-frozen")).contenders().get(0);

    assertThat(frozen.takes().test(new Workload("resnet8", Task.TRAIN, 64))).isFalse();
    assertThat(frozen.takes().test(new Workload("resnet8", Task.INFER, 64))).isTrue();
    assertThat(frozen.environment()).containsEntry("TORCHINDUCTOR_FREEZING", "1");
  }

  @Test
  void matrixProducts_areThoseOfThePeersAtHand() {
    assertThat(peers(List.of("tf"), List.of()).matrixProducts())
        .extracting(Contender::name)
        .containsExactly("keras sgemm");
  }

  @Test
  void unknownNames_areTold() {
    assertThatThrownBy(() -> peers(List.of("torhc"), List.of()))
        .hasMessage(
            """
            expected: one of the peers torch, ipex, tf, jax
            found:    "torhc"
            where:    --peers
            mend:     did you mean torch?""");
    assertThatThrownBy(() -> peers(List.of("torch"), List.of("eager-lc")))
        .hasMessage(
            """
            expected: one of the modes eager, eager-cl, compile, compile-cl, compile-frozen, ipex, keras, keras-jit, jax
            found:    "eager-lc"
            where:    --modes
            mend:     did you mean eager-cl?""");
  }

  @Test
  void missingEnvironment_isTold() {
    assertThatThrownBy(() -> peers(List.of("jax"), List.of()))
        .hasMessage(
            """
            expected: a Python environment for the peer jax
            found:    no %s
            where:    --peers
            mend:     leave out --peers-home, so that ./cairn bench makes it"""
                .formatted(home.resolve("venv-jax/bin/python")));
  }
}
