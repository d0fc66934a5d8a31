package dev.cairn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.Profile;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RooflineTest {
  private static final Net NET =
      Net.image(3, 32, 32).stem(16).stages(Blocks.basic().times(1), 16, 32).classify(10);

  private static KernelUse convolution(String node, String work, double ms) {
    String kernel = node.contains("shortcut") ? "jit_1x1:avx512_core" : "jit:avx512_core";
    return new KernelUse(node, work, kernel, 302_000_000, 8_400_000, ms / 1e3);
  }

  private static KernelUse other(String node, String work, String kernel, double ms) {
    return new KernelUse(node, work, kernel, 0, 4_200_000, ms / 1e3);
  }

  private static final Profile PROFILE =
      new Profile(
          List.of(
              other("stem.conv1", "layout", "jit:uni", 0.2),
              convolution("stem.conv1", "forward", 1.5),
              other("stem.norm1", "forward", "bnorm_jit:avx512_core", 0.3),
              convolution("stage2.block1.shortcut.conv1", "forward", 1),
              other("stage2.block1.shortcut.conv1", "layout", "jit:blk", 0.12),
              other("stage2.block1.add1", "forward", "jit:uni", 0.25),
              new KernelUse(
                  "head.dense1", "forward", "brg_matmul:avx512_core", 80_000, 9_000, 2e-4),
              other("stage2.block1.add1", "gradient of ReLU", "jit:avx512_core_bf16", 0.4),
              convolution("stage2.block1.shortcut.conv1", "gradient of weights", 3),
              convolution("stage2.block1.shortcut.conv1", "gradient of input", 2),
              other("stem.relu1", "sum of gradients", "jit:uni", 0.5),
              other("stem.norm1", "gradient of input", "bnorm_jit:avx512_core", 0.6),
              other("update", "running statistics", "jit:uni", 0.01),
              other("update", "update", "a kernel with quite a long name", 0.1)),
          400e9,
          12.5e-3);

  @Test
  void text_hasARowALayerAndARowAKindOfWork() throws IOException {
    String golden = Files.readString(Path.of("src/test/resources/dev/cairn/bench/roofline.txt"));

    assertThat(new Roofline("a net", NET.graph(), 64, PROFILE).toString())
        .isEqualToNormalizingNewlines(golden);
    assertThat(golden.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(102));
  }

  @Test
  void measure_withAnEngineThatCannotLook_saysSo() {
    Network network = Network.named("resnet8");

    assertThatThrownBy(() -> Roofline.measure(Optional.of("dl4j"), network, 4, 1))
        .isInstanceOf(BenchException.class)
        .hasMessage(
            """
            expected: an engine that tells the time of each kernel
            found:    dl4j, which only tells that of a whole step
            where:    --layers
            mend:     use --engine onednn; if it does not run here, ./cairn doctor says why""");
  }
}
