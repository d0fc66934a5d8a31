package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.List;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Layer norm: rows of channels, one for each position of each example, so channels lie last. */
record LayerNormalization(Sketch sketch, Node node, Op.LayerNorm op) {

  private Tensor rows(Tensor value) {
    Layouts layouts = sketch.layouts();
    return sketch
        .arrange(node.name(), value, layouts.channelsLast(node.shape()))
        .as(layouts.rows(node.shape()));
  }

  private Tensor value(Tensor rows) {
    Layouts layouts = sketch.layouts();
    return sketch.arrange(
        node.name(), rows.as(layouts.channelsLast(node.shape())), layouts.value(node.shape()));
  }

  private Tensor parameter(String role) {
    return sketch.parameters().value(node.name() + role);
  }

  private Tensor gradientOf(String role) {
    ParameterMemory memory = sketch.parameters();
    return memory.tensor(memory.gradients(), node.name() + role);
  }

  private dnnl_primitive_desc primitive(Attributes with) {
    Layouts layouts = sketch.layouts();
    return sketch
        .primitives()
        .layerNorm(op.epsilon(), layouts.rows(node.shape()), statistics(), with);
  }

  private Desc statistics() {
    return sketch.layouts().flat(sketch.layouts().size() * positions());
  }

  private int positions() {
    return node.shape().elements() / node.shape().channels();
  }

  /** The value of the node. */
  Tensor forward(Forward forward) {
    Arguments arguments = new Arguments();
    dnnl_primitive_desc primitive = primitive(sketch.attributes(arguments));
    Tensor y = sketch.kernels().tensor(sketch.layouts().rows(node.shape()));
    Tensor mean = sketch.kernels().tensor(statistics());
    Tensor variance = sketch.kernels().tensor(statistics());
    arguments
        .with(DNNL_ARG_SRC, rows(forward.read(0)))
        .with(DNNL_ARG_DST, y)
        .with(DNNL_ARG_MEAN, mean)
        .with(DNNL_ARG_VARIANCE, variance)
        .with(DNNL_ARG_SCALE, parameter(".scale"))
        .with(DNNL_ARG_SHIFT, parameter(".shift"));
    forward.add(0, primitive, arguments);
    forward.keep(mean, variance);
    return value(y);
  }

  /** The gradient of the input. */
  Tensor backward(Tensor x, Tensor dy, List<Tensor> kept) {
    Arguments arguments = new Arguments();
    dnnl_primitive_desc forward = primitive(sketch.attributes(new Arguments()));
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .layerNormGradient(
                op.epsilon(),
                sketch.layouts().rows(node.shape()),
                statistics(),
                forward,
                sketch.attributes(arguments));
    Tensor dx = sketch.kernels().tensor(sketch.layouts().rows(node.shape()));
    arguments
        .with(DNNL_ARG_SRC, rows(x))
        .with(DNNL_ARG_DIFF_DST, rows(dy))
        .with(DNNL_ARG_DIFF_SRC, dx)
        .with(DNNL_ARG_MEAN, kept.get(0))
        .with(DNNL_ARG_VARIANCE, kept.get(1))
        .with(DNNL_ARG_SCALE, parameter(".scale"))
        .with(DNNL_ARG_DIFF_SCALE, gradientOf(".scale"))
        .with(DNNL_ARG_DIFF_SHIFT, gradientOf(".shift"));
    sketch.kernels().add(new Label(node.name(), KernelUse.OF_INPUT, 0), primitive, arguments);
    return value(dx);
  }
}
