package dev.cairn.engine;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.stream.Stream;

/** Small images with 8, 16 and 32 channels: kernels that work on blocks of channels take these. */
public final class WideCases {
  private static final Shape IMAGE = Shape.image(3, 5, 6);

  private WideCases() {}

  public static Stream<ContractCase> all() {
    return Stream.concat(images(), ActivationCases.wide());
  }

  private static Stream<ContractCase> images() {
    return Stream.of(
        basic(),
        zeroPadded(),
        bottleneck(),
        preActivation(),
        stem(),
        oneConvolution(),
        withoutNorms(),
        longRows(),
        mixed(),
        WindowCases.maximumOfZeros(),
        WindowCases.temporal(32),
        WindowCases.grouped(16, 4),
        WindowCases.grouped(32, 2),
        WindowCases.separable(16));
  }

  /** A basic block with an identity shortcut, then one that halves the image. */
  public static ContractCase basic() {
    GraphSketch sketch = new GraphSketch(IMAGE).conv("stem", 16, 3, 1).norm("norm").relu("relu");
    twoConvolutions(sketch, "block1", 16, 1).add("block1.plus", "block1.norm2", "relu");
    sketch.relu("block1.relu");
    twoConvolutions(sketch, "block2", 32, 2);
    sketch.conv("block2.wide", 32, 1, 2, "block1.relu").norm("block2.shortcut");
    sketch.add("block2.plus", "block2.norm2", "block2.shortcut").relu("block2.relu");
    return subject("wide basic blocks", sketch.averageHead(3));
  }

  private static ContractCase zeroPadded() {
    GraphSketch sketch = new GraphSketch(IMAGE).conv("stem", 16, 3, 1).norm("norm").relu("relu");
    twoConvolutions(sketch, "block", 32, 2);
    sketch.node("thin", new Op.Subsample(2), "relu");
    sketch.node("shortcut", new Op.PadChannels(8, 8));
    sketch.add("plus", "block.norm2", "shortcut").relu("last");
    return subject("wide zero-padded shortcut", sketch.averageHead(3));
  }

  private static GraphSketch twoConvolutions(
      GraphSketch sketch, String block, int width, int stride) {
    return sketch
        .conv(block + ".conv1", width, 3, stride)
        .norm(block + ".norm1")
        .relu(block + ".relu1")
        .conv(block + ".conv2", width, 3, 1)
        .norm(block + ".norm2");
  }

  private static ContractCase bottleneck() {
    return subject(
        "wide bottleneck block",
        new GraphSketch(IMAGE)
            .conv("stem", 32, 3, 1)
            .conv("reduce", 16, 1, 1)
            .norm("norm1")
            .relu("relu1")
            .conv("middle", 16, 3, 1)
            .norm("norm2")
            .relu("relu2")
            .conv("expand", 32, 1, 1)
            .norm("norm3")
            .add("plus", "norm3", "stem")
            .relu("relu3")
            .averageHead(4));
  }

  private static ContractCase preActivation() {
    return subject(
        "wide pre-activation block",
        new GraphSketch(IMAGE)
            .conv("stem", 16, 3, 1)
            .norm("norm1")
            .relu("relu1")
            .conv("conv1", 32, 3, 2)
            .norm("norm2")
            .relu("relu2")
            .conv("conv2", 32, 3, 1)
            .conv("shortcut", 32, 1, 2, "relu1")
            .add("plus", "conv2", "shortcut")
            .norm("last.norm")
            .relu("last.relu")
            .head(3));
  }

  private static ContractCase stem() {
    return subject(
        "wide stem with pools",
        new GraphSketch(Shape.image(3, 11, 14))
            .conv("stem", 16, 7, 2)
            .norm("norm")
            .relu("relu")
            .node("max", new Op.Pool(Op.Pooling.MAX, 3, 2, 1))
            .conv("conv", 32, 3, 1)
            .node("mean", new Op.Pool(Op.Pooling.AVERAGE, 2, 2, 0))
            .head(3));
  }

  /** Blocks of a single convolution, which reads what is then added to its result. */
  private static ContractCase oneConvolution() {
    return subject(
        "wide blocks of one convolution",
        new GraphSketch(IMAGE)
            .conv("stem", 16, 3, 1)
            .norm("norm")
            .relu("relu")
            .conv("conv1", 16, 3, 1)
            .norm("norm1")
            .add("plus1", "norm1", "relu")
            .relu("relu1")
            .conv("conv2", 16, 1, 1)
            .add("plus2", "relu1", "conv2")
            .conv("conv3", 16, 3, 1)
            .add("plus3", "conv3", "plus2")
            .averageHead(3));
  }

  private static ContractCase withoutNorms() {
    return subject(
        "wide block without norms",
        new GraphSketch(IMAGE)
            .conv("stem", 16, 3, 1)
            .relu("relu")
            .conv("conv1", 16, 3, 1)
            .relu("relu1")
            .conv("conv2", 16, 3, 1)
            .add("plus", "relu", "conv2")
            .relu("relu2")
            .averageHead(3));
  }

  /** The first stage of nets for 32x32 images, whose rows some kernels treat in another way. */
  private static ContractCase longRows() {
    GraphSketch sketch =
        new GraphSketch(Shape.image(3, 3, 32)).conv("stem", 16, 3, 1).norm("norm").relu("relu");
    twoConvolutions(sketch, "block", 16, 1).add("plus", "block.norm2", "relu").relu("last");
    return subject("wide block on long rows", sketch.averageHead(3));
  }

  /** 24 channels fill blocks of 8 and not of 16; 20 fill neither. */
  private static ContractCase mixed() {
    return subject(
        "uneven widths",
        new GraphSketch(IMAGE)
            .conv("stem", 16, 3, 1)
            .norm("norm")
            .relu("relu")
            .conv("conv1", 24, 3, 2)
            .norm("norm1")
            .relu("relu1")
            .conv("conv2", 20, 3, 1)
            .norm("norm2")
            .relu("relu2")
            .averageHead(3));
  }

  private static ContractCase subject(String name, GraphSketch sketch) {
    Graph graph = sketch.graph();
    return new ContractCase(name, graph, Loss.CROSS_ENTROPY);
  }
}
