package dev.cairn.engine;

import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Op.Pooling;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import dev.cairn.graph.Window.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Windows of every kind, groups, biases, and sequences. */
final class WindowCases {
  private static final Shape IMAGE = Shape.image(4, 7, 8);
  private static final Shape SEQUENCE = Shape.sequence(4, 11);

  /** Rows and columns differ in everything. */
  private static final Window UNEVEN = new Window(new Axis(2, 2, 2, 0, 1), new Axis(3, 1, 3, 4, 2));

  /** What TensorFlow's padding "same" is of even sizes. */
  private static final Window EVEN = new Window(new Axis(3, 2, 1, 0, 1), new Axis(3, 2, 1, 0, 1));

  private static final Axis SHORT = new Axis(2, 1, 1, 0, 1);

  /** Sees the past only. */
  private static final Window CAUSAL = Window.line(new Axis(3, 1, 2, 4, 0));

  private WindowCases() {}

  static Stream<ContractCase> ops() {
    return Stream.of(convolutions(), pools(), onSequences()).flatMap(List::stream);
  }

  private static List<ContractCase> convolutions() {
    List<ContractCase> cases = new ArrayList<>();
    cases.add(convolution(IMAGE, 3, UNEVEN, 1));
    cases.add(convolution(Shape.image(4, 6, 8), 3, EVEN, 1));
    cases.add(convolution(Shape.image(4, 7, 5), 3, new Window(SHORT, SHORT), 1));
    for (int groups : new int[] {1, 2, 4}) {
      cases.add(convolution(IMAGE, 4, Window.square(3, 1, 1), groups));
      cases.add(convolution(IMAGE, 8, Window.square(3, 2, 1), groups));
      cases.add(convolution(SEQUENCE, 4, CAUSAL, groups));
      cases.add(convolution(SEQUENCE, 8, Window.line(Axis.padded(4, 2, 1)), groups));
    }
    cases.add(convolution(SEQUENCE, 5, Window.line(Axis.POINT), 1));
    cases.add(convolution(SEQUENCE, 5, Window.line(Axis.padded(1, 3, 0)), 1));
    return cases;
  }

  private static ContractCase convolution(Shape shape, int filters, Window window, int groups) {
    return ContractCases.op(shape, new Op.Convolution(filters, window, groups, true, 1));
  }

  private static List<ContractCase> pools() {
    List<ContractCase> cases = new ArrayList<>();
    for (Pooling pooling : Pooling.values()) {
      Window uneven = new Window(new Axis(2, 1, 1, 1, 0), new Axis(4, 3, 1, 0, 2));
      cases.add(ContractCases.op(IMAGE, new Op.Pool(pooling, uneven)));
      cases.add(
          ContractCases.op(SEQUENCE, new Op.Pool(pooling, Window.line(Axis.padded(3, 2, 1)))));
      cases.add(
          ContractCases.op(SEQUENCE, new Op.Pool(pooling, Window.line(new Axis(4, 3, 1, 3, 0)))));
      cases.add(ContractCases.op(SEQUENCE, new Op.GlobalPool(pooling)));
    }
    cases.add(ContractCases.op(IMAGE, new Op.GlobalPool(Pooling.MAX)));
    return cases;
  }

  private static List<ContractCase> onSequences() {
    return List.of(
        ContractCases.op(SEQUENCE, new Op.Subsample(3)),
        ContractCases.op(SEQUENCE, new Op.PadChannels(1, 2)),
        ContractCases.op(SEQUENCE, new Op.BatchNorm(1e-3, 0.7)),
        ContractCases.op(SEQUENCE, new Op.Relu()),
        ContractCases.op(SEQUENCE, new Op.Add(), "input", "input"),
        ContractCases.op(SEQUENCE, new Op.Flatten()));
  }

  static Stream<ContractCase> nets() {
    return Stream.of(temporal(4), separable(4), biasBeforeNorm());
  }

  private static ContractCase biasBeforeNorm() {
    GraphSketch sketch = new GraphSketch(IMAGE).conv("stem", 4, Window.square(3, 1, 1), 2);
    sketch.norm("norm1").relu("relu1").conv("conv2", 4, UNEVEN, 1).norm("norm2");
    return new ContractCase("bias in front of a norm", sketch.head(3).graph(), Loss.CROSS_ENTROPY);
  }

  /** Two residual blocks of dilated convolutions that see the past, the second one narrower. */
  static ContractCase temporal(int width) {
    GraphSketch sketch =
        new GraphSketch(Shape.sequence(3, 9)).conv("stem", width, CAUSAL, 1).relu("stem.relu");
    String x = "stem.relu";
    for (int dilation : new int[] {1, 2}) {
      Window window = Window.line(new Axis(3, dilation, dilation, 2 * dilation, 0));
      String block = "block" + dilation;
      sketch
          .conv(block + ".conv1", width, window, 1, x)
          .relu(block + ".relu1")
          .conv(block + ".conv2", width, Window.line(Axis.padded(3, 1, 1)), 2)
          .node(block + ".thin", new Op.Subsample(dilation), x)
          .add(block + ".plus", block + ".conv2", block + ".thin")
          .relu(block + ".relu2")
          .norm(block + ".norm");
      x = block + ".norm";
    }
    sketch.node("max", new Op.GlobalPool(Pooling.MAX)).dense("logits", 3);
    return new ContractCase(
        "temporal convolution, width " + width, sketch.graph(), Loss.CROSS_ENTROPY);
  }

  /** In every fourth channel or so the ReLU leaves zeros only, which tie. */
  static ContractCase maximumOfZeros() {
    GraphSketch sketch =
        new GraphSketch(Shape.image(3, 1, 2)).conv("conv", 16, 1, 1).norm("norm").relu("relu");
    sketch.node("max", new Op.GlobalPool(Pooling.MAX)).dense("logits", 3);
    return new ContractCase("wide maximum of zeros", sketch.graph(), Loss.CROSS_ENTROPY);
  }

  /** A ResNeXt block, whose groups may be narrower than a block of channels. */
  static ContractCase grouped(int width, int groups) {
    GraphSketch sketch =
        new GraphSketch(Shape.image(3, 4, 5)).conv("stem", width, 3, 1).norm("norm").relu("relu");
    sketch.conv("reduce", width, 1, 1).norm("norm1").relu("relu1");
    sketch.node("wide", new Op.Convolution(width, Window.square(3, 1, 1), groups, false, 1));
    sketch.norm("norm2").relu("relu2").conv("expand", width, 1, 1).norm("norm3");
    sketch.add("plus", "norm3", "relu").relu("last");
    return new ContractCase(
        "%d channels in %d groups".formatted(width, groups),
        sketch.averageHead(3).graph(),
        Loss.CROSS_ENTROPY);
  }

  /** Depthwise, then over channels. */
  static ContractCase separable(int width) {
    GraphSketch sketch = new GraphSketch(Shape.image(3, 6, 5)).conv("stem", width, 3, 1);
    sketch.norm("norm").relu("relu");
    sketch.conv("deep1", width, Window.square(3, 1, 1), width).relu("relu1");
    sketch.conv("point1", width, 1, 1).norm("norm2").add("plus", "norm2", "relu").relu("relu2");
    sketch.conv("deep2", width, Window.square(3, 2, 1), width).relu("relu3");
    sketch.conv("point2", 2 * width, 1, 1).norm("norm4");
    return new ContractCase(
        "separable convolutions, width " + width,
        sketch.averageHead(3).graph(),
        Loss.CROSS_ENTROPY);
  }
}
