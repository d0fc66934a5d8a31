package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.profile.Kernels;
import dev.cairn.host.Shown;
import dev.cairn.stack.Net;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class KernelsLookTest {

  @Test
  void of_kernelsIsARowForEqualLayers() throws IOException {
    Kernels kernels =
        new Kernels(
            "training, engine <e>",
            Net.vector(4).classify(2).graph(),
            List.of(
                new KernelUse("head.dense1", "forward", "matmul:avx2", 1, 1, 0),
                new KernelUse("head.dense1", "gradient of weights", "matmul:ref", 1, 1, 0),
                new KernelUse("update", "update", "jit:uni", 0, 1, 0)));
    Shown shown = Rendering.of(kernels).orElseThrow();

    assertThat(shown.plain()).isEqualTo(kernels.toString().stripTrailing());
    Golden.check("kernels.html", shown.html().orElseThrow());
  }
}
