package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Node;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Channels of several nodes behind each other. Blocks stay blocks where all inputs fill them; else
 * a block would have channels of two inputs, and channels last are in between.
 */
record Concatenation(Sketch sketch, Node node) {

  private List<Shape> inputs() {
    return node.inputs().stream().map(name -> sketch.graph().node(name).shape()).toList();
  }

  private Desc desc(Shape shape) {
    Layouts layouts = sketch.layouts();
    return inputs().stream().allMatch(layouts::isBlocked)
        ? layouts.value(shape)
        : layouts.channelsLast(shape);
  }

  /** The value of the node. */
  Tensor forward(Forward forward) {
    Tensor y = sketch.kernels().tensor(desc(node.shape()));
    Arguments arguments = new Arguments();
    List<Desc> parts = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      Tensor x = sketch.arrange(node.name(), forward.read(i), desc(inputs().get(i)));
      arguments.with(DNNL_ARG_MULTIPLE_SRC + i, x);
      parts.add(x.desc());
    }
    arguments.with(DNNL_ARG_DST, y);
    Attributes with = sketch.attributes(arguments);
    sketch
        .kernels()
        .add(
            new Label(node.name(), KernelUse.FORWARD, 0),
            sketch.primitives().concatenation(parts, y.desc(), with),
            arguments);
    return sketch.arrange(node.name(), y, sketch.layouts().value(node.shape()));
  }

  /** Copies the part of {@code dy} that belongs to the input {@code index}. */
  void backward(Tensor dy, int index, Tensor dx) {
    Tensor whole = sketch.arrange(node.name(), dy, desc(node.shape()));
    int first = inputs().subList(0, index).stream().mapToInt(Shape::channels).sum();
    Desc part = sketch.layouts().channels(whole.desc(), inputs().get(index), first);
    sketch.reorder(node.name(), whole.as(part), dx);
  }
}
