package dev.cairn.engine;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Recurrent layers and attention, alone and in residual blocks. */
public final class SequenceCases {
  private SequenceCases() {}

  /** Small and wide. */
  public static Stream<ContractCase> all() {
    return Stream.concat(small(), wide());
  }

  /** Nets with an answer at each position, none of which sees a later one. */
  public static Stream<ContractCase> causal() {
    return Stream.of(languageModel(), wideLanguageModel(), causalTransformer());
  }

  private static ContractCase causalTransformer() {
    GraphSketch sketch =
        new GraphSketch(Shape.vector(9))
            .node("embed", new Op.Embedding(7, 8))
            .node("norm", new Op.LayerNorm(1e-5, 1))
            .node("qkv", positions(24))
            .node("attention", new Op.Attention(2, true))
            .node("gru", new Op.Recurrent(Op.Cell.GRU, 8, Op.Direction.FORWARD))
            .add("plus", "gru", "embed")
            .node("logits", scores(7));
    return new ContractCase("causal Transformer", sketch.graph(), Loss.POSITION_CROSS_ENTROPY);
  }

  /** Small nets of several nodes. */
  public static Stream<ContractCase> nets() {
    return Stream.of(
        stacked(), twoReaders(), transformer(), languageModel(), tagger(), chainOfLabels());
  }

  /** Few enough numbers for central differences. */
  public static Stream<ContractCase> small() {
    return Stream.of(recurrent(), attention(), nets()).flatMap(cases -> cases);
  }

  private static Stream<ContractCase> recurrent() {
    List<ContractCase> cases = new ArrayList<>();
    for (Op.Cell cell : Op.Cell.values()) {
      for (Op.Direction direction : Op.Direction.values()) {
        cases.add(op(Shape.sequence(2, 1), new Op.Recurrent(cell, 3, direction)));
        cases.add(op(Shape.sequence(3, 5), new Op.Recurrent(cell, 3, direction)));
        cases.add(op(Shape.sequence(1, 5), new Op.Recurrent(cell, 1, direction)));
      }
    }
    return cases.stream();
  }

  private static Stream<ContractCase> attention() {
    List<ContractCase> cases = new ArrayList<>();
    for (boolean causal : new boolean[] {false, true}) {
      cases.add(op(Shape.sequence(6, 1), new Op.Attention(2, causal)));
      cases.add(op(Shape.sequence(12, 1), new Op.Attention(2, causal)));
      cases.add(op(Shape.sequence(3, 5), new Op.Attention(1, causal)));
      cases.add(op(Shape.sequence(3, 1), new Op.Attention(1, causal)));
      cases.add(op(Shape.sequence(12, 5), new Op.Attention(2, causal)));
      cases.add(op(Shape.sequence(9, 4), new Op.Attention(1, causal)));
      cases.add(op(Shape.sequence(9, 5), new Op.Attention(3, causal)));
    }
    return cases.stream();
  }

  /** Widths at which kernels work with whole vectors of the CPU, and some beside them. */
  public static Stream<ContractCase> wide() {
    return Stream.of(
        op(Shape.sequence(16, 12), new Op.Recurrent(Op.Cell.LSTM, 32, Op.Direction.FORWARD)),
        op(Shape.sequence(20, 7), new Op.Recurrent(Op.Cell.LSTM, 18, Op.Direction.BOTH)),
        op(Shape.sequence(16, 12), new Op.Recurrent(Op.Cell.GRU, 32, Op.Direction.BACKWARD)),
        op(Shape.sequence(20, 7), new Op.Recurrent(Op.Cell.GRU, 18, Op.Direction.BOTH)),
        op(Shape.sequence(20, 7), new Op.Recurrent(Op.Cell.HARD_LSTM, 18, Op.Direction.BOTH)),
        op(Shape.sequence(96, 20), new Op.Attention(2, false)),
        op(Shape.sequence(96, 33), new Op.Attention(4, true)),
        wideLanguageModel());
  }

  /** Recurrent layers on top of each other, with an identity shortcut. */
  public static ContractCase stacked() {
    GraphSketch sketch =
        new GraphSketch(Shape.sequence(3, 4))
            .node("lstm", new Op.Recurrent(Op.Cell.LSTM, 2, Op.Direction.BOTH))
            .node("gru", new Op.Recurrent(Op.Cell.GRU, 4, Op.Direction.FORWARD))
            .add("plus", "gru", "lstm")
            .relu("relu")
            .head(3);
    return new ContractCase("residual recurrent", sketch.graph(), Loss.CROSS_ENTROPY);
  }

  /** What attention reads is read by another node too, and what it gives by two. */
  public static ContractCase twoReaders() {
    GraphSketch sketch =
        new GraphSketch(Shape.sequence(2, 4))
            .node("gru", new Op.Recurrent(Op.Cell.GRU, 3, Op.Direction.BOTH))
            .node("attention1", new Op.Attention(1, true))
            .node("lstm", new Op.Recurrent(Op.Cell.LSTM, 2, Op.Direction.BACKWARD), "gru")
            .add("plus", "attention1", "lstm")
            .add("sum", "attention1", "plus")
            .head(2);
    return new ContractCase("attention beside an LSTM", sketch.graph(), Loss.MEAN_SQUARED_ERROR);
  }

  /** A block of a Transformer with its norms in front. */
  public static ContractCase transformer() {
    GraphSketch sketch =
        new GraphSketch(Shape.sequence(3, 6))
            .node("embed", positions(8), "input")
            .node("norm1", new Op.LayerNorm(1e-5, 1))
            .node("qkv", positions(24))
            .node("attention", new Op.Attention(2, true))
            .node("project", positions(8))
            .add("plus1", "project", "embed")
            .node("norm2", new Op.LayerNorm(1e-5, 1))
            .node("wide", positions(16))
            .node("gelu", new Op.Activation(Op.Function.GELU, 0))
            .node("narrow", positions(8))
            .add("plus2", "narrow", "plus1")
            .node("last", new Op.LastPosition())
            .dense("logits", 3);
    return new ContractCase("Transformer block", sketch.graph(), Loss.CROSS_ENTROPY);
  }

  /** An answer at each position, from what stands before it. */
  public static ContractCase languageModel() {
    GraphSketch sketch =
        new GraphSketch(Shape.vector(6))
            .node("embed", new Op.Embedding(5, 4))
            .node("conv", causal(4, 2))
            .relu("relu")
            .add("plus", "relu", "embed")
            .node("logits", scores(5));
    return new ContractCase("language model", sketch.graph(), Loss.POSITION_CROSS_ENTROPY);
  }

  /** An answer at each position, from both sides. */
  public static ContractCase tagger() {
    GraphSketch sketch =
        new GraphSketch(Shape.sequence(3, 5))
            .node("gru", new Op.Recurrent(Op.Cell.GRU, 2, Op.Direction.BOTH))
            .node("logits", scores(3));
    return new ContractCase("tagger", sketch.graph(), Loss.POSITION_CROSS_ENTROPY);
  }

  /** The head of a conditional random field: its transitions are shifts of channels of zeros. */
  public static ContractCase chainOfLabels() {
    Loss.ConditionalRandomField chain = new Loss.ConditionalRandomField(3);
    GraphSketch sketch =
        new GraphSketch(Shape.sequence(3, 5))
            .node("emissions", positions(3))
            .node("pad", new Op.PadChannels(0, chain.channels() - 3))
            .node("transitions", new Op.Shift(true));
    return new ContractCase("chain of labels", sketch.graph(), chain);
  }

  private static Op causal(int width, int kernel) {
    Window.Axis axis = new Window.Axis(kernel, 1, 1, kernel - 1, 0);
    return new Op.Convolution(width, Window.line(axis), 1, true, 1);
  }

  private static Op scores(int width) {
    return new Op.Convolution(width, Window.line(Window.Axis.POINT), 1, true, 1);
  }

  /** The same dense layer at each position; no bias, since that of a key has no gradient. */
  private static Op positions(int width) {
    return new Op.Convolution(width, Window.line(Window.Axis.padded(1, 1, 0)), 1, false, 1);
  }

  /** As many channels as blocked layouts take, and logits that do not fill a block. */
  private static ContractCase wideLanguageModel() {
    GraphSketch sketch =
        new GraphSketch(Shape.vector(33))
            .node("embed", new Op.Embedding(24, 32))
            .node("conv1", causal(32, 3))
            .relu("relu1")
            .node("conv2", causal(32, 3))
            .add("plus", "conv2", "embed")
            .node("logits", scores(67));
    return new ContractCase("wide language model", sketch.graph(), Loss.POSITION_CROSS_ENTROPY);
  }

  private static ContractCase op(Shape input, Op op) {
    Graph graph = new GraphSketch(input).node("op", op).head(3).graph();
    return new ContractCase(op + " on " + input, graph, Loss.CROSS_ENTROPY);
  }
}
