package dev.cairn.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.Cost;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which nodes a block and its options make, in which order, with how many parameters. */
@Tag("unit")
class BlocksTest {
  private static final Trunk IMAGE = Net.image(8, 12, 12);
  private static final Trunk SEQUENCE = Net.sequence(8, 12);
  private static final Trunk VECTOR = Net.vector(8);

  /** The nodes of one block of the same width, without the input. */
  private static String nodes(Trunk trunk, Block block) {
    return trunk.stage(block, 8).graph().nodes().stream()
        .skip(1)
        .map(n -> n.name().substring("stage1.block1.".length()))
        .collect(Collectors.joining(" "));
  }

  private static long parameters(Trunk trunk, Block block) {
    return Cost.of(trunk.stage(block, 8).graph()).parameters();
  }

  private static Node node(Trunk trunk, Block block, String name) {
    return trunk.stage(block, 8).graph().node("stage1.block1." + name);
  }

  @Test
  void attentionPool_hasKeysAndAQuery_andCountsBoth() {
    Graph graph = SEQUENCE.attentionPool().graph();
    assertThat(graph.nodes().stream().skip(1).map(Node::name))
        .containsExactly("trunk1.conv1", "trunk1.tanh1", "trunk1.attention1");
    assertThat(graph.outputShape()).isEqualTo(Shape.vector(8));
    assertThat(Cost.of(graph).parameters()).isEqualTo(8 * 8 + 8 + 8);
    // A convolution of 8 x 8 at 12 positions; queries times keys, weights times values.
    assertThat(Cost.of(graph).flops()).isEqualTo(2 * (8 * 8 * 12 + 8 * 12 + 8 * 12));
  }

  @Test
  void orderings_putNormsAndActivations() {
    assertThat(nodes(IMAGE, Blocks.basic())).isEqualTo("conv1 norm1 relu1 conv2 norm2 add1 relu2");
    assertThat(nodes(IMAGE, Blocks.bottleneck()))
        .isEqualTo(
            "conv1 norm1 relu1 conv2 norm2 relu2 conv3 norm3 shortcut.conv1 shortcut.norm1 add1"
                + " relu3");
    assertThat(nodes(IMAGE, Blocks.preActivation()))
        .isEqualTo("norm1 relu1 conv1 norm2 relu2 conv2 add1");
    assertThat(nodes(IMAGE, Blocks.pyramid()))
        .isEqualTo("norm1 conv1 norm2 relu1 conv2 norm3 add1");
    assertThat(nodes(IMAGE, Blocks.basic().ordering(Ordering.PRE_NORM)))
        .isEqualTo("norm1 conv1 relu1 conv2 add1");
    assertThat(nodes(IMAGE, Blocks.basic().ordering(Ordering.POST_NORM)))
        .isEqualTo("conv1 relu1 conv2 add1 norm1");
    assertThat(nodes(IMAGE, Blocks.basic().ordering(Ordering.ALL_ACTIVATED)))
        .isEqualTo("conv1 norm1 relu1 conv2 norm2 relu2 add1 relu3");
    assertThat(nodes(VECTOR, Blocks.dense()))
        .isEqualTo("dense1 norm1 relu1 dense2 norm2 add1 relu2");
  }

  @Test
  void preActivation_ofABottleneckProjectsTheActivatedInput() {
    Graph graph = IMAGE.stage(Blocks.bottleneck().preActivation(), 8).graph();

    assertThat(graph.node("stage1.block1.shortcut.conv1").inputs())
        .containsExactly("stage1.block1.relu1");
    assertThat(graph.nodes()).noneMatch(n -> n.name().contains("shortcut.norm"));
  }

  @Test
  void norms_andActivationsOfTheBlockReplaceThoseOfTheNet() {
    Trunk trunk = IMAGE.norm(Norms.layer()).activation(Activations.silu());

    assertThat(node(trunk, Blocks.basic(), "norm1").op()).isInstanceOf(Op.LayerNorm.class);
    assertThat(nodes(trunk, Blocks.basic())).isEqualTo("conv1 norm1 silu1 conv2 norm2 add1 silu2");
    ResidualBlock own = Blocks.basic().norm(Norms.group(4)).activation(Activations.gelu());
    assertThat(node(trunk, own, "norm2").op()).isEqualTo(new Op.GroupNorm(4, 1e-5, 1));
    assertThat(nodes(trunk, own)).isEqualTo("conv1 norm1 gelu1 conv2 norm2 add1 gelu2");
    assertThat(trunk.stage(own, 8).then(Features::norm).graph().node("trunk1.norm1").op())
        .isInstanceOf(Op.LayerNorm.class);
  }

  @Test
  void activations_areNamedAfterTheirFunction() {
    assertThat(
            Stream.of(
                    Activations.relu(),
                    Activations.leakyRelu(),
                    Activations.elu(),
                    Activations.gelu(),
                    Activations.silu(),
                    Activations.tanh(),
                    Activations.sigmoid())
                .map(a -> nodes(IMAGE, Blocks.basic().activation(a)).split(" ")[2]))
        .containsExactly("relu1", "leakyRelu1", "elu1", "gelu1", "silu1", "tanh1", "sigmoid1");
    assertThat(nodes(IMAGE, Blocks.basic().activation(Activations.none())))
        .isEqualTo("conv1 norm1 conv2 norm2 add1");
  }

  /** Two convolutions of 8 * 8 * 9 weights; without norms they have biases. */
  @Test
  void norms_noneGivesLayersABias() {
    ResidualBlock block = Blocks.basic().norm(Norms.none());

    assertThat(nodes(IMAGE, block)).isEqualTo("conv1 relu1 conv2 add1 relu2");
    assertThat(parameters(IMAGE, Blocks.basic())).isEqualTo(2 * 576 + 2 * 16);
    assertThat(parameters(IMAGE, block)).isEqualTo(2 * 576 + 2 * 8);
  }

  @Test
  void groups_changeWindowsOnly() {
    ResidualBlock block = Blocks.bottleneck().groups(4);

    assertThat(List.of("conv1", "conv2", "conv3").stream().map(c -> groups(block, c)))
        .containsExactly(1, 4, 1);
    assertThat(groups(Blocks.basic().groups(2), "conv1")).isEqualTo(2);
  }

  private static int groups(Block block, String name) {
    return ((Op.Convolution) node(IMAGE, block, name).op()).groups();
  }

  @Test
  void resNeXt_countsGroupsAtWidth64() {
    Trunk trunk = Net.image(64, 8, 8);
    Graph graph = trunk.stage(Blocks.resNeXt(32, 4), 64).graph();

    assertThat(graph.node("stage1.block1.conv2").shape()).isEqualTo(Shape.image(128, 8, 8));
    assertThat(graph.outputShape()).isEqualTo(Shape.image(256, 8, 8));
  }

  @Test
  void wide_multipliesAllWidths() {
    Graph graph = IMAGE.stage(Blocks.wide(4).dropout(0.3), 8).graph();

    assertThat(graph.outputShape().channels()).isEqualTo(32);
    assertThat(nodes(IMAGE, Blocks.wide(4).dropout(0.3)))
        .isEqualTo("norm1 relu1 conv1 norm2 relu2 dropout1 conv2 shortcut.conv1 add1");
  }

  /** Depthwise 8 * 9, pointwise 8 * 8, twice; norms. */
  @Test
  void separable_convolvesChannelsFirst() {
    assertThat(nodes(IMAGE, Blocks.separable()))
        .isEqualTo("conv1 conv2 norm1 relu1 conv3 conv4 norm2 add1 relu2");
    assertThat(parameters(IMAGE, Blocks.separable())).isEqualTo(2 * (72 + 64) + 2 * 16);
  }

  /** Kernels 3 and 5 have 4 channels each, then 1x1. */
  @Test
  void multiScale_sharesTheWidth() {
    Block block = Blocks.multiScale(3, 5);

    assertThat(nodes(SEQUENCE, block))
        .isEqualTo("conv1 conv2 concatenate1 norm1 relu1 conv3 norm2 add1 relu2");
    assertThat(parameters(SEQUENCE, block)).isEqualTo(8 * 4 * (3 + 5) + 64 + 2 * 16);
    assertThat(node(SEQUENCE, Blocks.multiScale(3, 5, 7), "concatenate1").shape())
        .isEqualTo(Shape.sequence(8, 12));
  }

  /** 8 to 2 and back, with biases. */
  @Test
  void squeezeExcite_weighsChannels() {
    ResidualBlock block = Blocks.basic().squeezeExcite(4);

    assertThat(nodes(IMAGE, block))
        .isEqualTo(
            "conv1 norm1 relu1 conv2 norm2 excite.pool1 excite.dense1 excite.relu1 excite.dense2"
                + " excite.sigmoid1 excite.multiply1 add1 relu2");
    assertThat(parameters(IMAGE, block) - parameters(IMAGE, Blocks.basic()))
        .isEqualTo(8 * 2 + 2 + 2 * 8 + 8);
    assertThat(node(SEQUENCE, block, "excite.multiply1").shape()).isEqualTo(Shape.sequence(8, 12));
  }

  @Test
  void dropPath_growsWithDepth() {
    Graph graph = IMAGE.stages(Blocks.basic().dropPath(0.4).times(2), 8, 16).classify(2).graph();

    assertThat(graph.nodes().stream().map(Node::op).filter(op -> op instanceof Op.Dropout))
        .containsExactly(
            new Op.Dropout(0.1, Op.Unit.EXAMPLE),
            new Op.Dropout(0.2, Op.Unit.EXAMPLE),
            new Op.Dropout(0.4 * 3 / 4, Op.Unit.EXAMPLE),
            new Op.Dropout(0.4, Op.Unit.EXAMPLE));
  }

  @Test
  void zeroInit_beginsAsTheShortcut() {
    assertThat(node(IMAGE, Blocks.basic().zeroInit(), "norm2").op())
        .isEqualTo(new Op.BatchNorm(1e-5, 0.9, 0));
    assertThat(node(IMAGE, Blocks.basic().zeroInit(), "norm1").op())
        .isEqualTo(new Op.BatchNorm(1e-5, 0.9, 1));
    Op last = node(IMAGE, Blocks.preActivation().zeroInit(), "conv2").op();
    assertThat(((Op.Convolution) last).gain()).isZero();
    assertThat(node(SEQUENCE, Blocks.gru().zeroInit(), "scale1").op())
        .isEqualTo(new Op.Scale(false, 0));
  }

  @Test
  void layerScale_andSkipInitScaleTheBranch() {
    assertThat(node(IMAGE, Blocks.basic().layerScale(1e-4), "scale1").op())
        .isEqualTo(new Op.Scale(true, 1e-4));
    assertThat(nodes(IMAGE, Blocks.basic().skipInit()))
        .isEqualTo("conv1 relu1 conv2 scale1 add1 relu2");
  }

  /** Zhang et al. 2019: four shifts, one scale, L to the power of -1/2 for two layers. */
  @Test
  void fixup_fitsFirstWeightsToTheDepth() {
    ResidualBlock block = Blocks.basic().fixup();
    Graph graph = IMAGE.stage(block.times(4), 8).graph();

    assertThat(nodes(IMAGE, block))
        .isEqualTo("shift1 conv1 shift2 relu1 shift3 conv2 scale1 shift4 add1 relu2");
    assertThat(parameters(IMAGE, block)).isEqualTo(2 * 576 + 4 + 1);
    assertThat(((Op.Convolution) graph.node("stage1.block3.conv1").op()).gain()).isEqualTo(0.5);
    assertThat(((Op.Convolution) graph.node("stage1.block3.conv2").op()).gain()).isZero();
  }

  /** Four gates: 32 x 8 twice, 32 biases; layer norm. A GRU has three gates and two biases. */
  @Test
  void recurrent_goesAroundItsCells() {
    assertThat(nodes(SEQUENCE, Blocks.lstm())).isEqualTo("norm1 lstm1 add1");
    assertThat(parameters(SEQUENCE, Blocks.lstm())).isEqualTo(2 * 256 + 32 + 16);
    assertThat(parameters(SEQUENCE, Blocks.gru())).isEqualTo(2 * 192 + 2 * 24 + 16);
    assertThat(parameters(SEQUENCE, Blocks.bidirectionalLstm()))
        .isEqualTo(32 * 8 + 32 * 4 + 32 + 16);
    assertThat(nodes(SEQUENCE, Blocks.bidirectionalGru())).isEqualTo("norm1 gru1 add1");
  }

  /** Width d: 4 d² + 4 d of attention, 8 d² + 5 d of the small net, 4 d of two norms. */
  @Test
  void transformer_isTwoResidualBlocks() {
    Block block = Blocks.transformer(2);

    assertThat(nodes(SEQUENCE, block))
        .isEqualTo(
            "attention.norm1 attention.conv1 attention.attention1 attention.conv2 attention.add1"
                + " mlp.norm1 mlp.conv1 mlp.gelu1 mlp.conv2 mlp.add1");
    assertThat(parameters(SEQUENCE, block)).isEqualTo(12 * 64 + 13 * 8);
    assertThat(parameters(SEQUENCE, Blocks.transformer(2).mlp(2))).isEqualTo(8 * 64 + 11 * 8);
    assertThat(node(SEQUENCE, Blocks.transformer(2).causal(), "attention.attention1").op())
        .isEqualTo(new Op.Attention(2, true));
    assertThat(nodes(SEQUENCE, Blocks.transformer(2).postNorm())).endsWith("mlp.add1 mlp.norm1");
  }

  @Test
  void temporal_doublesItsDilation() {
    Graph graph = SEQUENCE.stage(Blocks.temporal(3).times(3), 8).graph();

    assertThat(nodes(SEQUENCE, Blocks.temporal(3))).isEqualTo("conv1 relu1 conv2 relu2 add1 relu3");
    assertThat(
            Stream.of(1, 2, 3)
                .map(b -> graph.node("stage1.block%d.conv2".formatted(b)).op())
                .map(op -> ((Op.Convolution) op).window().columns().before()))
        .containsExactly(2, 4, 8);
  }

  @Test
  void shortcuts_fitX() {
    assertThat(around(Shortcuts.identity(), 8, 1)).isEmpty();
    assertThat(around(Shortcuts.zeroPadded(), 12, 2)).containsExactly("subsample1", "pad1");
    assertThat(around(Shortcuts.projection(), 12, 2)).containsExactly("conv1", "norm1");
    assertThat(around(Shortcuts.projectionEverywhere(), 8, 1)).containsExactly("conv1", "norm1");
    assertThat(around(Shortcuts.averageDown(), 12, 2)).containsExactly("pool1", "conv1", "norm1");
    assertThat(around(Shortcuts.averageDown(), 8, 2)).containsExactly("pool1");
    assertThat(around(Shortcuts.weighted(), 8, 1)).containsExactly("scale1");
  }

  private static List<String> around(Shortcut shortcut, int width, int stride) {
    for (Trunk trunk : List.of(IMAGE, Net.image(8, 11, 13), Net.sequence(8, 11))) {
      Block block = Blocks.basic().shortcut(shortcut);
      Trunk behind = trunk.stage(block.times(1), width, stride);
      assertThat(behind.shape().size(1)).isEqualTo((trunk.shape().size(1) + stride - 1) / stride);
    }
    return IMAGE
        .stage(Blocks.basic().shortcut(shortcut).times(1), width, stride)
        .graph()
        .nodes()
        .stream()
        .map(Node::name)
        .filter(name -> name.contains(".shortcut."))
        .map(name -> name.substring("stage1.block1.shortcut.".length()))
        .toList();
  }

  /** Blocks of each kind of features, with all that composes. */
  static Stream<Trunk> combinations() {
    return Stream.of(
        IMAGE.stages(
            Blocks.bottleneck()
                .groups(4)
                .squeezeExcite(16)
                .dropPath(0.1)
                .norm(Norms.group(4))
                .activation(Activations.gelu())
                .zeroInit(),
            8,
            16),
        IMAGE.stages(Blocks.basic().skipInit().shortcut(Shortcuts.weighted()).dropPath(0.2), 8, 16),
        IMAGE.stages(Blocks.bottleneck().preActivation().fixup().dropout(0.1), 8, 16),
        IMAGE.stages(Blocks.separable().kernel(7).dilation(2).layerScale(1e-6), 8, 16),
        SEQUENCE.stages(
            Blocks.basic().causal().dilation(2).groups(2).squeezeExcite(2).dropPath(0.1), 8, 16),
        SEQUENCE.stages(Blocks.bidirectionalLstm().dropout(0.1).layerScale(0.1).zeroInit(), 8, 16),
        SEQUENCE.stages(
            Blocks.transformer(2).causal().dropout(0.1).dropPath(0.1).layerScale(0.1).zeroInit(),
            8,
            16),
        VECTOR.stages(
            Blocks.dense().dropout(0.1).dropPath(0.1).layerScale(0.1).norm(Norms.layer()), 8, 16),
        VECTOR.stages(Blocks.dense().fixup().shortcut(Shortcuts.projectionEverywhere()), 8, 16),
        VECTOR.stages(Blocks.mlp().skipInit(), 8, 16));
  }

  /** Nothing around, nothing dropped by example, nothing that begins at zero. */
  @ParameterizedTest
  @MethodSource("combinations")
  void plain_twinLives(Trunk trunk) {
    Graph plain = trunk.plain().graph();

    assertThat(trunk.graph().nodes()).anyMatch(n -> n.op() instanceof Op.Add);
    assertThat(plain.nodes()).noneMatch(n -> n.op() instanceof Op.Add);
    assertThat(plain.nodes()).noneMatch(n -> n.name().contains("shortcut"));
    assertThat(plain.nodes()).noneMatch(n -> n.op().equals(new Op.Scale(false, 0)));
    assertThat(plain.parameters())
        .noneMatch(
            p -> p.initial() == 0 && (p.name().endsWith("weight") || p.name().endsWith("scale")));
    assertThat(plain.outputShape()).isEqualTo(trunk.shape());
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void drawing_staysWithin80Columns(Trunk trunk) {
    assertThat(trunk.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void drawing_speaksOfLayersInShortWords() {
    Net text =
        Net.tokens(100, 32)
            .embed(16)
            .then(Features::positions)
            .stage(Blocks.transformer(4).causal().dropPath(0.1).times(3), 16)
            .classify(2);
    Net image =
        Net.image(3, 32, 32)
            .stem(16)
            .stages(Blocks.resNeXt(8, 8).squeezeExcite(4).dropPath(0.1).times(2), 16, 32)
            .classify(10);

    assertThat(text.toString())
        .isEqualTo(
            """
                                                                    output    params  MFLOPs
            input   vector                                              32
            embed   embedding 16                                     16x32     1,600
            trunk1  positions                                        16x32       512
            stage1  3 x (conv 1, causal attention 4, conv 1,         16x32     9,840    0.79
                      drop path 0.033 + shortcut, conv 1,
                      conv 1, drop path 0.033 + shortcut)
            head    global average pool, dense 2                         2        34    0.00
            total                                                             11,986    0.79
            training on batches of 64 needs at most 17 MB
            """);
    assertThat(image.toString())
        .isEqualTo(
            """
                                                                    output    params  MFLOPs
            input   image                                          3x32x32
            stem    conv 3x3                                      16x32x32       464    0.88
            stage1  2 x (conv 1x1, conv 3x3 in 8 groups,          64x32x32     9,696   10.10
                      conv 1x1, squeeze-excite,
                      drop path 0.025 + shortcut)
            stage2  2 x (conv 1x1, conv 3x3 /2 in 8 groups,      128x16x16    42,560   15.89
                      conv 1x1, squeeze-excite,
                      drop path 0.075 + shortcut)
            head    global average pool, dense 10                       10     1,290    0.00
            total                                                             54,010   26.88
            training on batches of 64 needs at most 922 MB
            """);
  }
}
