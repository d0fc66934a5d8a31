package dev.cairn.engine;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Op.Unit;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Products, learned scales and shifts, dropout, norms of single examples, and moves of numbers. */
public final class PlainCases {
  private static final Shape IMAGE = Shape.image(4, 5, 3);
  private static final Shape SEQUENCE = Shape.sequence(6, 5);
  private static final Window POINT = Window.line(Window.Axis.POINT);
  private static final Shape VECTOR = Shape.vector(6);
  private static final List<Shape> SHAPES = List.of(IMAGE, SEQUENCE, VECTOR);

  private PlainCases() {}

  /** Few enough numbers for central differences. */
  public static Stream<ContractCase> small() {
    List<ContractCase> cases = new ArrayList<>();
    for (Shape shape : SHAPES) {
      cases.add(op(shape, new Op.Scale(true, 1)));
      cases.add(op(shape, new Op.Scale(false, 1)));
      cases.add(op(shape, new Op.Shift(true)));
      cases.add(op(shape, new Op.Shift(false)));
      for (Unit unit : Unit.values()) {
        cases.add(op(shape, new Op.Dropout(0.4, unit)));
      }
      cases.add(op(shape, new Op.Dropout(0, Unit.ELEMENT)));
      cases.add(op(shape, new Op.GroupNorm(1, 1e-3, 1)));
      cases.add(op(shape, new Op.GroupNorm(2, 1e-3, 1)));
      cases.add(op(shape, new Op.LayerNorm(1e-3, 1)));
      cases.add(op(shape, new Op.Multiply(), "input", "input"));
      cases.add(op(shape, new Op.Concatenate(), "input", "input"));
      cases.add(op(shape, new Op.Reshape(Shape.sequence(2, shape.elements() / 2))));
      cases.add(squeezed(shape));
      cases.add(branches(shape));
    }
    cases.add(op(IMAGE, new Op.GroupNorm(4, 1e-3, 1)));
    cases.add(op(SEQUENCE, new Op.LastPosition()));
    cases.add(op(Shape.sequence(3, 1), new Op.LastPosition()));
    cases.add(op(SEQUENCE, new Op.KMaxPool(1)));
    cases.add(op(SEQUENCE, new Op.KMaxPool(3)));
    cases.add(op(SEQUENCE, new Op.KMaxPool(5)));
    cases.add(op(SEQUENCE, new Op.AttentionPool(), "input", "input"));
    cases.add(attentionPool(SEQUENCE));
    cases.add(attentionPool(Shape.sequence(3, 1)));
    cases.add(op(Shape.vector(5), new Op.Embedding(7, 3)));
    return Stream.concat(cases.stream(), nets());
  }

  /** Small nets, for what is done step by step. */
  public static Stream<ContractCase> nets() {
    return Stream.of(text(), dropped(), transformer(), reshaped());
  }

  /** Widths at which values lie in blocks of channels, and some beside them. */
  public static Stream<ContractCase> wide() {
    List<ContractCase> cases = new ArrayList<>();
    for (int width : new int[] {16, 32}) {
      cases.add(image(width, new Op.Scale(true, 1)));
      cases.add(image(width, new Op.Shift(true)));
      cases.add(image(width, new Op.Dropout(0.3, Unit.ELEMENT)));
      cases.add(image(width, new Op.Dropout(0.3, Unit.CHANNEL)));
      cases.add(image(width, new Op.Dropout(0.3, Unit.EXAMPLE)));
      cases.add(image(width, new Op.GroupNorm(4, 1e-5, 1)));
      cases.add(image(width, new Op.GroupNorm(width, 1e-5, 1)));
      cases.add(image(width, new Op.LayerNorm(1e-5, 1)));
      cases.add(image(width, new Op.Concatenate(), "stem", "other", "stem"));
      cases.add(image(width, new Op.Concatenate(), "stem", "input"));
      cases.add(image(width, new Op.Multiply(), "stem", "other"));
      cases.add(image(width, new Op.Multiply(), "stem", "mean"));
      cases.add(image(width, new Op.Reshape(Shape.image(width / 2, 14, 6))));
    }
    cases.addAll(wideSequences());
    return cases.stream();
  }

  private static List<ContractCase> wideSequences() {
    List<ContractCase> cases = new ArrayList<>();
    for (Shape shape : List.of(Shape.sequence(16, 70), Shape.sequence(48, 5))) {
      cases.add(op(shape, new Op.Scale(true, 1)));
      cases.add(op(shape, new Op.Dropout(0.3, Unit.ELEMENT)));
      cases.add(op(shape, new Op.Dropout(0.3, Unit.CHANNEL)));
      cases.add(op(shape, new Op.GroupNorm(8, 1e-5, 1)));
      cases.add(op(shape, new Op.LayerNorm(1e-5, 1)));
      cases.add(op(shape, new Op.LastPosition()));
      cases.add(op(shape, new Op.KMaxPool(3)));
      cases.add(op(shape, new Op.KMaxPool(shape.size(1))));
      cases.add(attentionPool(shape));
      cases.add(squeezed(shape));
      cases.add(branches(shape));
    }
    cases.add(op(Shape.vector(9), new Op.Embedding(40, 32)));
    return cases;
  }

  private static ContractCase op(Shape input, Op op, String... inputs) {
    Graph graph = new GraphSketch(input).node("op", op, inputs).head(3).graph();
    return new ContractCase(op + " on " + input, graph, Loss.CROSS_ENTROPY);
  }

  /** Keys that are made of the values. */
  private static ContractCase attentionPool(Shape shape) {
    Graph graph =
        new GraphSketch(shape)
            .node("scale", new Op.Scale(true, 1))
            .node("conv", new Op.Convolution(shape.channels(), POINT, 1, true, 1))
            .node("tanh", new Op.Activation(Op.Function.TANH, 0))
            .node("attention", new Op.AttentionPool(), "scale", "tanh")
            .head(3)
            .graph();
    return new ContractCase("attention pool of " + shape, graph, Loss.CROSS_ENTROPY);
  }

  private static ContractCase image(int width, Op op, String... inputs) {
    Graph graph =
        new GraphSketch(Shape.image(16, 7, 6))
            .conv("other", width, 1, 1)
            .node("mean", new Op.GlobalPool(Op.Pooling.AVERAGE))
            .conv("stem", width, 3, 1, "input")
            .node("op", op, inputs)
            .head(3)
            .graph();
    String name = "%s of %s at width %d".formatted(op, List.of(inputs), width);
    return new ContractCase(name, graph, Loss.CROSS_ENTROPY);
  }

  /** Factors of channels that come from the input itself. */
  private static ContractCase squeezed(Shape shape) {
    GraphSketch sketch = new GraphSketch(shape);
    if (shape.isImage()) {
      sketch.node("mean", new Op.GlobalPool(Op.Pooling.AVERAGE));
    } else if (shape.isSequence()) {
      sketch.node("mean", new Op.LastPosition());
    }
    sketch.dense("factors", shape.channels()).node("excite", new Op.Multiply(), "input", "factors");
    return new ContractCase(
        "squeeze and excite of " + shape, sketch.head(3).graph(), Loss.CROSS_ENTROPY);
  }

  /** Three branches of different widths, one of them twice. */
  private static ContractCase branches(Shape shape) {
    Graph graph =
        new GraphSketch(shape)
            .node("scale", new Op.Scale(true, 1))
            .node("both", new Op.Concatenate(), "input", "scale")
            .node("all", new Op.Concatenate(), "scale", "both", "scale")
            .node("shift", new Op.Shift(true))
            .head(3)
            .graph();
    return new ContractCase("branches of " + shape, graph, Loss.MEAN_SQUARED_ERROR);
  }

  /** Indices to vectors, the largest of them, and an answer. */
  public static ContractCase text() {
    Graph graph =
        new GraphSketch(Shape.vector(8))
            .node("embed", new Op.Embedding(11, 6))
            .node("norm", new Op.LayerNorm(1e-5, 1))
            .node("drop", new Op.Dropout(0.2, Unit.ELEMENT))
            .node("largest", new Op.KMaxPool(3))
            .head(3)
            .graph();
    return new ContractCase("text", graph, Loss.CROSS_ENTROPY);
  }

  /** Dropout of all kinds around additions, before and behind the norms. */
  public static ContractCase dropped() {
    Graph graph =
        new GraphSketch(Shape.image(3, 5, 4))
            .conv("stem", 4, 3, 1)
            .node("drop1", new Op.Dropout(0.3, Unit.CHANNEL))
            .conv("conv1", 4, 3, 1)
            .norm("norm1")
            .node("drop2", new Op.Dropout(0.5, Unit.EXAMPLE))
            .add("plus1", "drop2", "drop1")
            .relu("relu1")
            .conv("conv2", 4, 3, 1)
            .node("norm2", new Op.GroupNorm(2, 1e-5, 0.5))
            .node("weight", new Op.Scale(false, 0.5))
            .node("drop3", new Op.Dropout(0.5, Unit.EXAMPLE))
            .add("plus2", "drop3", "relu1")
            .node("bias", new Op.Shift(false))
            .relu("relu2")
            .averageHead(3)
            .graph();
    return new ContractCase("residual net with dropout", graph, Loss.CROSS_ENTROPY);
  }

  /** The feed-forward half of a Transformer block, scaled, on sequences. */
  private static ContractCase transformer() {
    Graph graph =
        new GraphSketch(SEQUENCE)
            .node("norm", new Op.LayerNorm(1e-5, 1))
            .node("layerScale", new Op.Scale(true, 0.1))
            .node("drop", new Op.Dropout(0.3, Unit.EXAMPLE))
            .add("plus", "drop", "input")
            .node("last", new Op.LastPosition())
            .dense("logits", 3)
            .graph();
    return new ContractCase("scaled residual on sequences", graph, Loss.CROSS_ENTROPY);
  }

  /** Reshaped values that others read too, in front of additions that could overwrite them. */
  private static ContractCase reshaped() {
    Graph graph =
        new GraphSketch(Shape.vector(8))
            .dense("dense1", 6)
            .node("pairs", new Op.Reshape(Shape.sequence(2, 3)))
            .node("scaled", new Op.Scale(true, 1))
            .node("row", new Op.Reshape(Shape.vector(6)))
            .dense("dense2", 6, "dense1")
            .add("plus1", "dense2", "dense1")
            .add("plus2", "row", "plus1")
            .node("again", new Op.Reshape(Shape.vector(6)), "pairs")
            .add("plus3", "again", "plus2")
            .dense("answer", 3)
            .graph();
    return new ContractCase("reshaped values", graph, Loss.MEAN_SQUARED_ERROR);
  }
}
