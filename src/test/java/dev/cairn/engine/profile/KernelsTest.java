package dev.cairn.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.cairn.engine.KernelUse;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class KernelsTest {
  private static final Graph GRAPH =
      Net.image(3, 32, 32).stem(16).stages(Blocks.basic().times(2), 16, 32).classify(10).graph();

  /**
   * What an engine may tell of a graph: ReLUs are computed in front, convolutions by {@code jit}.
   */
  private static Kernels kernels(String convolution) {
    List<KernelUse> uses = new ArrayList<>();
    for (Node node : GRAPH.nodes()) {
      if (node.op() instanceof Op.Input) {
        uses.add(use("stem.conv1", "layout", "jit:uni"));
      } else if (node.op() instanceof Op.Convolution) {
        uses.add(use(node.name(), "forward", "jit:avx2"));
        uses.add(use(node.name(), "gradient of input", convolution));
        uses.add(use(node.name(), "gradient of weights", "jit:avx2"));
        uses.add(use(node.name(), "layout", "jit:blk"));
      } else if (node.op() instanceof Op.Add) {
        uses.add(use(node.name(), "forward", "jit:uni"));
        uses.add(use(node.name(), "gradient of ReLU", "jit:avx2"));
      } else if (node.op() instanceof Op.Relu) {
        uses.add(use(node.name(), "sum of gradients", "jit:uni"));
      } else {
        uses.add(use(node.name(), "forward", "simple:avx2"));
        uses.add(use(node.name(), "gradient of input", "simple:avx2"));
      }
    }
    uses.add(use("update", "update", "jit:uni"));
    return new Kernels("training, engine e", GRAPH, uses);
  }

  private static KernelUse use(String node, String work, String kernel) {
    return new KernelUse(node, work, kernel, 0, 1, 0);
  }

  @Test
  void text_isALineForEqualLayersOfASection() {
    assertThat(kernels("jit_1x1:avx2"))
        .hasToString(
            """
            training, engine e

                                       output   forward of input of weights
            stem   conv 3x3            16x32x32 jit     jit_1x1  jit
                   norm, relu          16x32x32 simple  simple
            stage1 4 x conv 3x3        16x32x32 jit     jit_1x1  jit
                   2 x norm, relu      16x32x32 simple  simple
                   2 x norm            16x32x32 simple  simple
                   2 x add, relu       16x32x32 jit:uni jit
            stage2 conv 3x3 /2         32x16x16 jit     jit_1x1  jit
                   2 x norm, relu      32x16x16 simple  simple
                   3 x conv 3x3        32x16x16 jit     jit_1x1  jit
                   3 x norm            32x16x16 simple  simple
                   conv 1x1 /2         32x16x16 jit     jit_1x1  jit
                   2 x add, relu       32x16x16 jit:uni jit
            head   global average pool 32       simple  simple
                   dense 10            10       simple  simple

            layout: jit:uni, jit:blk
            sum of gradients: jit:uni
            update: jit:uni
            of input, of weights: the gradient of them
            behind a comma: computed by the kernel of what stands in front
            names without a colon end in :avx2
            """);
  }

  @Test
  void text_ofLongNames_staysWithin80Columns() {
    String text = kernels("a_name_that_is_long_indeed:for_all_of_avx2").toString();

    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    assertThat(text)
        .contains(
            """
            stage1 4 x conv 3x3        16x32x32 jit
                                                a_name_that_is_long_indeed:for_all_of_avx2
                                                jit
                   2 x norm, relu      16x32x32 simple       simple
            """);
  }

  @Test
  void byWork_isInTheOrderOfTheGraph() {
    assertThat(kernels("b:avx2").byWork())
        .containsExactly(
            entry("conv 3x3, forward", "jit:avx2"),
            entry("conv 3x3, gradient of input", "b:avx2"),
            entry("conv 3x3, gradient of weights", "jit:avx2"),
            entry("norm, forward", "simple:avx2"),
            entry("norm, gradient of input", "simple:avx2"),
            entry("add, forward", "jit:uni"),
            entry("add, gradient of ReLU", "jit:avx2"),
            entry("conv 1x1, forward", "jit:avx2"),
            entry("conv 1x1, gradient of input", "b:avx2"),
            entry("conv 1x1, gradient of weights", "jit:avx2"),
            entry("global average pool, forward", "simple:avx2"),
            entry("global average pool, gradient of input", "simple:avx2"),
            entry("dense 10, forward", "simple:avx2"),
            entry("dense 10, gradient of input", "simple:avx2"),
            entry("layout", "jit:uni, jit:blk"),
            entry("sum of gradients", "jit:uni"),
            entry("update", "jit:uni"));
  }
}
