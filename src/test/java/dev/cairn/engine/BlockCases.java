package dev.cairn.engine;

import dev.cairn.graph.Loss;
import dev.cairn.stack.Activations;
import dev.cairn.stack.Block;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Features;
import dev.cairn.stack.Net;
import dev.cairn.stack.Norms;
import dev.cairn.stack.Shortcuts;
import dev.cairn.stack.Trunk;
import java.util.stream.Stream;

/**
 * Every block and every option of blocks, twice in a row: as it is, and where the shape changes.
 */
public final class BlockCases {
  private static final int WIDTH = 4;
  private static final Trunk IMAGE = Net.image(2, 5, 4).stem(x -> x.conv(3, WIDTH));
  private static final Trunk SEQUENCE = Net.sequence(2, 6).stem(x -> x.conv(3, WIDTH));
  private static final Trunk VECTOR = Net.vector(3).stem(x -> x.dense(WIDTH));

  private BlockCases() {}

  public static Stream<ContractCase> all() {
    return Stream.of(images(), options(), shortcuts(), sequences(), vectors())
        .flatMap(cases -> cases);
  }

  private static Stream<ContractCase> images() {
    return Stream.of(
        image("basic", Blocks.basic()),
        image("bottleneck", Blocks.bottleneck()),
        image("pre-activation", Blocks.preActivation()),
        image("pyramid", Blocks.pyramid()),
        image("wide", Blocks.wide(2).dropout(0.3)),
        image("grouped", Blocks.bottleneck().groups(2)),
        image("separable", Blocks.separable()),
        image("multi-scale", Blocks.multiScale(1, 3)),
        image("dilated", Blocks.basic().dilation(2)),
        image("large kernel", Blocks.basic().kernel(5)));
  }

  private static Stream<ContractCase> options() {
    return Stream.of(
        image("squeeze-and-excite", Blocks.basic().squeezeExcite(2)),
        image("LayerScale", Blocks.basic().layerScale(0.1)),
        image("drop path", Blocks.basic().dropPath(0.5)),
        image("zero init", Blocks.basic().zeroInit()),
        image("SkipInit", Blocks.basic().skipInit()),
        image("Fixup", Blocks.basic().fixup()),
        image("group norm", Blocks.basic().norm(Norms.group(2)).activation(Activations.gelu())),
        image("layer norm", Blocks.basic().norm(Norms.layer()).activation(Activations.silu())),
        image("no norm", Blocks.basic().norm(Norms.none()).activation(Activations.elu())),
        image("leaky ReLU", Blocks.basic().activation(Activations.leakyRelu())),
        image("tanh", Blocks.preActivation().activation(Activations.tanh())),
        image("sigmoid", Blocks.pyramid().activation(Activations.sigmoid())),
        image(
            "all together",
            Blocks.bottleneck()
                .groups(2)
                .squeezeExcite(2)
                .dropPath(0.1)
                .norm(Norms.group(2))
                .zeroInit()));
  }

  private static Stream<ContractCase> shortcuts() {
    return Stream.of(
        image("zero-padded", Blocks.basic().shortcut(Shortcuts.zeroPadded())),
        image("projection everywhere", Blocks.basic().shortcut(Shortcuts.projectionEverywhere())),
        image("average-down", Blocks.basic().shortcut(Shortcuts.averageDown())),
        image("weighted", Blocks.basic().shortcut(Shortcuts.weighted())));
  }

  private static Stream<ContractCase> sequences() {
    return Stream.of(
        sequence("basic", Blocks.basic().causal().squeezeExcite(2)),
        sequence("average-down", Blocks.basic().shortcut(Shortcuts.averageDown())),
        sequence("temporal", Blocks.temporal(2)),
        sequence("LSTM", Blocks.lstm().dropPath(0.5)),
        sequence("GRU", Blocks.gru().layerScale(0.1)),
        sequence("both directions", Blocks.bidirectionalLstm().zeroInit()),
        sequence("attention", Blocks.attention(2)),
        sequence("Transformer", Blocks.transformer(2).causal().dropout(0.2)),
        new ContractCase(
            "text Transformer",
            Net.tokens(5, 4)
                .embed(WIDTH)
                .then(Features::positions)
                .stage(Blocks.transformer(2).postNorm(), WIDTH)
                .kMax(2)
                .classify(3)
                .graph(),
            Loss.CROSS_ENTROPY));
  }

  private static Stream<ContractCase> vectors() {
    return Stream.of(
        vector("dense", Blocks.dense()),
        vector("dense, Fixup", Blocks.dense().fixup()),
        vector("dense, weighted", Blocks.dense().shortcut(Shortcuts.weighted())),
        vector("MLP", Blocks.mlp().dropout(0.2)));
  }

  private static ContractCase image(String name, Block block) {
    return subject("images: " + name, IMAGE, block);
  }

  private static ContractCase sequence(String name, Block block) {
    return subject("sequences: " + name, SEQUENCE, block);
  }

  private static ContractCase vector(String name, Block block) {
    return subject("vectors: " + name, VECTOR, block);
  }

  private static ContractCase subject(String name, Trunk trunk, Block block) {
    return new ContractCase(
        name, trunk.stages(block, WIDTH, 2 * WIDTH).classify(3).graph(), Loss.CROSS_ENTROPY);
  }
}
