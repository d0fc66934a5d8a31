package dev.cairn.engine;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Op.Pooling;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import dev.cairn.stack.Block;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Features;
import dev.cairn.stack.Net;
import dev.cairn.stack.Norms;
import dev.cairn.stack.Shortcuts;
import dev.cairn.stack.Trunk;
import dev.cairn.stack.presets.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Nets that read texts of different lengths with padding behind them.
 *
 * @param name for messages
 * @param net for texts of at most so many indices
 * @param length of the padded ones
 * @param isCausal whether what a position gives depends on itself and earlier ones only
 */
public record MaskCases(String name, IntFunction<Graph> net, int length, boolean isCausal) {
  private static final int VOCABULARY = 6;
  private static final int WIDTH = 6;
  private static final int LENGTH = 9;

  /** The padded net. */
  ContractCase subject() {
    return of(length);
  }

  /** The net for texts of this length. */
  ContractCase of(int tokens) {
    return new ContractCase("padded: " + name, net.apply(tokens), Loss.CROSS_ENTROPY);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Few enough numbers for central differences. */
  static Stream<MaskCases> small() {
    return Stream.concat(ops(), Stream.concat(blocks(WIDTH), heads()));
  }

  /** Small nets as the contract knows them. */
  static Stream<ContractCase> smallSubjects() {
    return small().map(MaskCases::subject);
  }

  /** Everything. */
  static Stream<MaskCases> all() {
    return Stream.of(small(), blocks(16), wide()).flatMap(cases -> cases);
  }

  private static Stream<MaskCases> ops() {
    List<MaskCases> cases = new ArrayList<>();
    for (Op op : sequenceOps()) {
      cases.add(op(op, Pooling.AVERAGE));
    }
    for (Op op : pools()) {
      cases.add(op(op, Pooling.MAX));
    }
    for (Op.Cell cell : Op.Cell.values()) {
      for (Op.Direction direction : Op.Direction.values()) {
        cases.add(op(new Op.Recurrent(cell, 3, direction), Pooling.AVERAGE));
      }
    }
    return cases.stream();
  }

  private static List<Op> sequenceOps() {
    return List.of(
        convolution(3, 1, 1, 1, 1, 1),
        convolution(3, 2, 1, 1, 1, 1),
        convolution(3, 1, 2, 4, 0, 1),
        convolution(2, 2, 1, 0, 0, 1),
        convolution(5, 1, 1, 2, 2, WIDTH),
        new Op.BatchNorm(1e-5, 0.9),
        new Op.GroupNorm(2, 1e-5, 1),
        new Op.LayerNorm(1e-5, 1),
        new Op.Activation(Op.Function.SIGMOID, 0),
        new Op.Activation(Op.Function.GELU, 0),
        new Op.Shift(true),
        new Op.Scale(true, 1),
        new Op.Dropout(0.3, Op.Unit.ELEMENT),
        new Op.PadChannels(1, 2),
        new Op.Subsample(2),
        new Op.Attention(1, false),
        new Op.Attention(2, true));
  }

  private static Op convolution(
      int kernel, int stride, int dilation, int before, int after, int groups) {
    Window window = Window.line(new Window.Axis(kernel, stride, dilation, before, after));
    return new Op.Convolution(WIDTH, window, groups, true, 1);
  }

  private static List<Op> pools() {
    List<Op> pools = new ArrayList<>();
    for (Pooling pooling : Pooling.values()) {
      pools.add(new Op.Pool(pooling, Window.line(Window.Axis.padded(3, 2, 1))));
      pools.add(new Op.Pool(pooling, Window.line(Window.Axis.padded(3, 1, 1))));
      pools.add(new Op.Pool(pooling, Window.line(Window.Axis.padded(2, 2, 0))));
    }
    return pools;
  }

  private static MaskCases op(Op op, Pooling head) {
    return new MaskCases(
        op.toString(),
        length ->
            new GraphSketch(Shape.vector(length))
                .node("embed", new Op.Embedding(VOCABULARY, WIDTH, true))
                .node("op", op)
                .node("pool", new Op.GlobalPool(head))
                .dense("logits", 3)
                .graph(),
        LENGTH,
        false);
  }

  private static Trunk text(int length, int width) {
    return Net.paddedTokens(VOCABULARY, length).embed(width);
  }

  private static Stream<MaskCases> blocks(int width) {
    return Stream.of(
        block(width, "basic", Blocks.basic()),
        block(width, "excited", Blocks.basic().squeezeExcite(2).norm(Norms.group(2))),
        block(width, "average-down", Blocks.basic().shortcut(Shortcuts.averageDown())),
        block(width, "zero-padded", Blocks.preActivation().shortcut(Shortcuts.zeroPadded())),
        block(width, "weighted", Blocks.basic().shortcut(Shortcuts.weighted())),
        block(width, "bottleneck", Blocks.bottleneck().groups(2).layerScale(0.1)),
        block(width, "separable", Blocks.separable()),
        block(width, "multi-scale", Blocks.multiScale(1, 3)),
        block(width, "Fixup", Blocks.basic().fixup()),
        block(width, "layer norm", Blocks.basic().norm(Norms.layer())),
        block(width, "LSTM", Blocks.lstm()),
        block(width, "both LSTMs", Blocks.bidirectionalLstm()),
        block(width, "both GRUs", Blocks.bidirectionalGru().norm(Norms.batch())),
        block(width, "attention", Blocks.attention(2)),
        block(width, "Transformer", Blocks.transformer(2).postNorm()),
        causal(width, "temporal", Blocks.temporal(2)),
        causal(width, "temporal with norms", Blocks.temporal(3).norm(Norms.batch())),
        causal(width, "GRU", Blocks.gru()),
        causal(width, "causal Transformer", Blocks.transformer(2).causal()));
  }

  private static MaskCases block(int width, String name, Block block) {
    return new MaskCases(
        "%s, width %d".formatted(name, width),
        length ->
            text(length, width)
                .stem(x -> x.conv(3, width))
                .stages(block, width, 2 * width)
                .classify(3)
                .graph(),
        LENGTH,
        false);
  }

  private static MaskCases causal(int width, String name, Block block) {
    return new MaskCases(
        "%s, width %d".formatted(name, width),
        length ->
            text(length, width).stage(block.times(2), width).lastPosition().classify(3).graph(),
        LENGTH,
        true);
  }

  /** What makes one answer of all positions, and positions that are told apart. */
  private static Stream<MaskCases> heads() {
    return Stream.of(
        new MaskCases(
            "k-max", n -> text(n, WIDTH).kMax(Math.min(n, 3)).classify(2).graph(), LENGTH, false),
        new MaskCases(
            "last", n -> text(n, WIDTH).lastPosition().classify(2).graph(), LENGTH, false),
        new MaskCases(
            "attention pool",
            n -> text(n, WIDTH).attentionPool().classify(2).graph(),
            LENGTH,
            false),
        new MaskCases(
            "attention pool behind blocks",
            n ->
                text(n, WIDTH)
                    .stages(Blocks.basic(), WIDTH, WIDTH)
                    .attentionPool()
                    .classify(2)
                    .graph(),
            LENGTH,
            false),
        new MaskCases(
            "positions",
            n ->
                text(n, WIDTH)
                    .then(Features::positions)
                    .stage(Blocks.transformer(2), WIDTH)
                    .classify(2)
                    .graph(),
            LENGTH,
            false),
        new MaskCases(
            "products",
            length ->
                new GraphSketch(Shape.vector(length))
                    .node("embed", new Op.Embedding(VOCABULARY, WIDTH, true))
                    .conv("a", 4, Window.line(Window.Axis.padded(3, 1, 1)), 1, "embed")
                    .conv("b", 4, Window.line(Window.Axis.padded(1, 1, 0)), 1, "embed")
                    .node("product", new Op.Multiply(), "a", "b")
                    .node("both", new Op.Concatenate(), "product", "embed")
                    .norm("norm")
                    .relu("relu")
                    .node("pool", new Op.GlobalPool(Pooling.AVERAGE))
                    .dense("logits", 3)
                    .graph(),
            LENGTH,
            false));
  }

  private static Stream<MaskCases> wide() {
    return Stream.of(
        new MaskCases(
            "VDCNN",
            n ->
                text(n, 16)
                    .stem(32)
                    .stage(Blocks.basic().times(1), 32, 1)
                    .then(x -> x.maxPool(3, 2))
                    .stage(Blocks.basic().times(1), 48, 1)
                    .kMax(2)
                    .classify(2)
                    .graph(),
            20,
            false),
        new MaskCases(
            "attention pool, width 16",
            n ->
                text(n, 16)
                    .stage(Blocks.basic().times(1), 32, 1)
                    .attentionPool()
                    .classify(2)
                    .graph(),
            20,
            false),
        new MaskCases(
            "TCN",
            n -> Presets.temporal(3, 16, 3).layers().apply(text(n, 16)).classify(3).graph(),
            20,
            true));
  }
}
