package dev.cairn.engine;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Op.Pooling;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every op alone, small nets of every kind of block, wide ones, and some of random nodes. */
public final class ContractCases {
  private static final Shape ODD = Shape.image(3, 7, 9);
  private static final Shape EVEN = Shape.image(2, 8, 6);
  private static final Shape PIXEL = Shape.image(4, 1, 1);
  private static final Shape VECTOR = Shape.vector(6);

  private ContractCases() {}

  public static Stream<ContractCase> all() {
    return Stream.of(small(), WideCases.all(), RandomCases.all()).flatMap(cases -> cases);
  }

  /** Few enough numbers for central differences. */
  public static Stream<ContractCase> small() {
    return Stream.concat(ops(), nets());
  }

  public static Stream<ContractCase> ops() {
    List<ContractCase> cases = new ArrayList<>();
    for (Shape shape : List.of(ODD, EVEN)) {
      cases.add(op(shape, new Op.Convolution(4, 3, 1, 1)));
      cases.add(op(shape, new Op.Convolution(4, 3, 2, 1)));
      cases.add(op(shape, new Op.Convolution(2, 3, 1, 0)));
      cases.add(op(shape, new Op.Convolution(2, 3, 2, 0)));
      cases.add(op(shape, new Op.Convolution(5, 1, 1, 0)));
      cases.add(op(shape, new Op.Convolution(5, 1, 2, 0)));
      cases.add(op(shape, new Op.Convolution(2, 2, 2, 0)));
      cases.add(op(shape, new Op.Convolution(2, 5, 1, 2)));
      cases.add(op(shape, new Op.Convolution(2, 7, 2, 3)));
      for (Pooling pooling : Pooling.values()) {
        cases.add(op(shape, new Op.Pool(pooling, 3, 2, 1)));
        cases.add(op(shape, new Op.Pool(pooling, 2, 2, 0)));
        cases.add(op(shape, new Op.Pool(pooling, 3, 1, 1)));
        cases.add(op(shape, new Op.Pool(pooling, 3, 3, 0)));
      }
      cases.add(op(shape, new Op.GlobalPool(Op.Pooling.AVERAGE)));
      cases.add(op(shape, new Op.Flatten()));
      cases.add(op(shape, new Op.Subsample(2)));
      cases.add(op(shape, new Op.Subsample(3)));
    }
    cases.add(op(Shape.image(4, 16, 16), new Op.Convolution(8, 1, 2, 0)));
    cases.add(op(PIXEL, new Op.Convolution(3, 3, 1, 1)));
    cases.add(op(PIXEL, new Op.Convolution(3, 1, 1, 0)));
    for (Shape shape : List.of(ODD, PIXEL, VECTOR)) {
      cases.add(op(shape, new Op.BatchNorm(1e-3, 0.7)));
      cases.add(op(shape, new Op.Relu()));
      cases.add(op(shape, new Op.Add(), "input", "input"));
      cases.add(op(shape, new Op.PadChannels(1, 2)));
      cases.add(op(shape, new Op.PadChannels(0, 3)));
    }
    cases.add(op(VECTOR, new Op.Dense(5, true)));
    cases.add(op(VECTOR, new Op.Dense(5, false)));
    cases.add(op(VECTOR, new Op.Dense(1, true)));
    return Stream.of(cases.stream(), WindowCases.ops(), ActivationCases.ops()).flatMap(c -> c);
  }

  static ContractCase op(Shape input, Op op, String... inputs) {
    Graph graph = new GraphSketch(input).node("op", op, inputs).head(3).graph();
    return new ContractCase(op + " on " + input, graph, Loss.CROSS_ENTROPY);
  }

  public static Stream<ContractCase> nets() {
    return Stream.of(images(), WindowCases.nets(), ActivationCases.nets()).flatMap(c -> c);
  }

  private static Stream<ContractCase> images() {
    return Stream.of(
        basic(),
        option("zero-padded shortcut", true),
        option("projection shortcut", false),
        bottleneck(),
        preActivation(),
        stemWithPools(),
        poolOutput(),
        denseResidual(),
        denseWithoutNorms(),
        twoLosses());
  }

  /** Two basic blocks with identity shortcuts. */
  public static ContractCase basic() {
    GraphSketch sketch =
        new GraphSketch(ODD).conv("stem.conv", 4, 3, 1).norm("stem.norm").relu("stem.relu");
    String x = "stem.relu";
    for (String block : List.of("block1", "block2")) {
      sketch
          .conv(block + ".conv1", 4, 3, 1, x)
          .norm(block + ".norm1")
          .relu(block + ".relu1")
          .conv(block + ".conv2", 4, 3, 1)
          .norm(block + ".norm2")
          .add(block + ".plus", block + ".norm2", x)
          .relu(block + ".relu2");
      x = block + ".relu2";
    }
    return new ContractCase("basic blocks", sketch.averageHead(3).graph(), Loss.CROSS_ENTROPY);
  }

  /** A basic block that halves the image and doubles the width. */
  private static ContractCase option(String name, boolean padded) {
    GraphSketch sketch = new GraphSketch(ODD).conv("stem", 4, 3, 1).relu("stem.relu");
    sketch.conv("conv1", 8, 3, 2).norm("norm1").relu("relu1").conv("conv2", 8, 3, 1).norm("norm2");
    if (padded) {
      sketch.node("thin", new Op.Subsample(2), "stem.relu");
      sketch.node("shortcut", new Op.PadChannels(2, 2));
    } else {
      sketch.conv("wide", 8, 1, 2, "stem.relu").norm("shortcut");
    }
    Graph graph = sketch.add("plus", "norm2", "shortcut").relu("relu2").averageHead(3).graph();
    return new ContractCase(name, graph, Loss.CROSS_ENTROPY);
  }

  private static ContractCase bottleneck() {
    Graph graph =
        new GraphSketch(EVEN)
            .conv("stem", 8, 3, 1)
            .conv("reduce", 2, 1, 1)
            .norm("norm1")
            .relu("relu1")
            .conv("middle", 2, 3, 1)
            .norm("norm2")
            .relu("relu2")
            .conv("expand", 8, 1, 1)
            .norm("norm3")
            .add("plus", "norm3", "stem")
            .relu("relu3")
            .averageHead(4)
            .graph();
    return new ContractCase("bottleneck block", graph, Loss.CROSS_ENTROPY);
  }

  private static ContractCase preActivation() {
    Graph graph =
        new GraphSketch(ODD)
            .conv("stem", 4, 3, 1)
            .norm("norm1")
            .relu("relu1")
            .conv("conv1", 8, 3, 2)
            .norm("norm2")
            .relu("relu2")
            .conv("conv2", 8, 3, 1)
            .conv("shortcut", 8, 1, 2, "relu1")
            .add("plus", "conv2", "shortcut")
            .norm("last.norm")
            .relu("last.relu")
            .averageHead(3)
            .graph();
    return new ContractCase("pre-activation block", graph, Loss.CROSS_ENTROPY);
  }

  private static ContractCase stemWithPools() {
    Graph graph =
        new GraphSketch(Shape.image(3, 17, 13))
            .conv("stem", 4, 7, 2)
            .norm("norm")
            .relu("relu")
            .node("max", new Op.Pool(Pooling.MAX, 3, 2, 1))
            .conv("conv", 4, 3, 1)
            .node("mean", new Op.Pool(Pooling.AVERAGE, 2, 2, 0))
            .head(3)
            .graph();
    return new ContractCase("stem with pools, squared error", graph, Loss.MEAN_SQUARED_ERROR);
  }

  /** No dense layer: the mean over the image is the answer. */
  private static ContractCase poolOutput() {
    Graph graph =
        new GraphSketch(EVEN)
            .conv("conv1", 4, 3, 1)
            .relu("relu")
            .conv("conv2", 3, 1, 1)
            .node("answer", new Op.GlobalPool(Op.Pooling.AVERAGE))
            .graph();
    return new ContractCase("pool as output", graph, Loss.CROSS_ENTROPY);
  }

  /** H(x) = F(x) + x on vectors, with norms. */
  public static ContractCase denseResidual() {
    Op dense = new Op.Dense(8, false);
    Graph graph =
        new GraphSketch(VECTOR)
            .node("stem", dense)
            .norm("norm1")
            .relu("relu1")
            .node("dense2", dense)
            .norm("norm2")
            .add("plus", "norm2", "relu1")
            .relu("relu2")
            .dense("answer", 2)
            .graph();
    return new ContractCase("dense residual", graph, Loss.MEAN_SQUARED_ERROR);
  }

  public static ContractCase denseWithoutNorms() {
    Graph graph =
        new GraphSketch(VECTOR)
            .dense("dense1", 8)
            .relu("relu1")
            .dense("dense2", 8)
            .add("plus", "dense2", "relu1")
            .relu("relu2")
            .dense("answer", 3)
            .graph();
    return new ContractCase("dense without norms", graph, Loss.CROSS_ENTROPY);
  }

  /** Classes and numbers of one output, with their weights; some examples lack one of them. */
  private static ContractCase twoLosses() {
    Graph graph =
        new GraphSketch(VECTOR).dense("dense1", 8).relu("relu1").dense("answers", 5).graph();
    Loss loss =
        new Loss.WeightedSum(
            List.of(
                new Loss.Part(0, 3, 0.7, Loss.CROSS_ENTROPY),
                new Loss.Part(3, 5, 1.5, Loss.MEAN_SQUARED_ERROR)));
    return new ContractCase("two losses", graph, loss);
  }
}
