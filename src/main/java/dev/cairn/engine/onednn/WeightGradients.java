package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.engine.onednn.TrainingForward.Saved;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * The way back of a node with weights.
 *
 * @param dy gradient of its output
 * @param ofInput where the gradient of its input goes, if anybody needs that
 */
record WeightGradients(
    Sketch sketch, TrainingForward forward, Node node, Tensor dy, Optional<Tensor> ofInput) {

  private void add(String work, long flops, dnnl_primitive_desc primitive, Arguments arguments) {
    sketch.kernels().add(new Label(node.name(), work, flops), primitive, arguments);
  }

  private Tensor gradientOf(String role) {
    ParameterMemory memory = sketch.parameters();
    return memory.tensor(memory.gradients(), node.name() + role);
  }

  /** Of a convolution. */
  void convolution(Op.Convolution op) {
    Saved saved = forward.saved(node);
    long flops = Forward.multiplyAdds(sketch, node);
    gradientOfFilters(op, saved, flops);
    if (ofInput.isPresent()) {
      Tensor dx = ofInput.get();
      Arguments arguments = new Arguments();
      dnnl_primitive_desc primitive =
          sketch
              .primitives()
              .convolutionGradientOfInput(
                  op,
                  dx.desc(),
                  ParameterMemory.any(sketch.scope(), sketch.graph(), node),
                  dy.desc(),
                  saved.primitive(),
                  sketch.attributes(arguments));
      arguments
          .with(DNNL_ARG_DIFF_DST, dy)
          .with(DNNL_ARG_WEIGHTS, weights(primitive))
          .with(DNNL_ARG_DIFF_SRC, dx);
      add(KernelUse.OF_INPUT, flops, primitive, arguments);
    }
  }

  private Tensor weights(dnnl_primitive_desc primitive) {
    return sketch.arrange(
        node.name(),
        sketch.parameters().value(node.name() + ".weight"),
        Desc.of(sketch.scope(), primitive, dnnl_query_weights_md));
  }

  private Optional<Tensor> bias(boolean has) {
    return has ? Optional.of(gradientOf(".bias")) : Optional.empty();
  }

  private void gradientOfFilters(Op.Convolution op, Saved saved, long flops) {
    DilatedFilters dilated = new DilatedFilters(sketch, node, op);
    if (dilated.help()) {
      gradientOfFilters(dilated, bias(op.bias()), flops);
      return;
    }
    Arguments arguments = new Arguments();
    Optional<Tensor> bias = bias(op.bias());
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .convolutionGradientOfWeights(
                op,
                sketch.layouts().sourceOf(sketch.graph(), node),
                ParameterMemory.any(sketch.scope(), sketch.graph(), node),
                bias.map(Tensor::desc).orElse(null),
                dy.desc(),
                saved.primitive(),
                sketch.attributes(arguments));
    if (op.window().taps() == 1
        && Math.max(op.window().rows().stride(), op.window().columns().stride()) > 1
        && sketch.input(node).shape().channels() < Instructions.effective().block()) {
      // It writes past its working memory: github.com/uxlfoundation/oneDNN/issues/6035.
      sketch.primitives().without("jit_1x1", primitive);
    }
    Desc source = Desc.of(sketch.scope(), primitive, dnnl_query_src_md);
    Tensor x = sketch.arrange(node.name(), forward.value(node.inputs().get(0)), source);
    arguments.with(DNNL_ARG_SRC, x).with(DNNL_ARG_DIFF_DST, dy);
    bias.ifPresent(b -> arguments.with(DNNL_ARG_DIFF_BIAS, b));
    addOfWeights(flops, primitive, arguments);
  }

  private void gradientOfFilters(DilatedFilters dilated, Optional<Tensor> bias, long flops) {
    Arguments arguments = new Arguments();
    Desc any = ParameterMemory.any(sketch.scope(), sketch.graph(), node);
    Desc ofBias = bias.map(Tensor::desc).orElse(null);
    dnnl_primitive_desc primitive = dilated.primitive(any, ofBias, sketch.attributes(arguments));
    Desc source = Desc.of(sketch.scope(), primitive, dnnl_query_src_md);
    Desc gradient = Desc.of(sketch.scope(), primitive, dnnl_query_diff_dst_md);
    Node input = sketch.input(node);
    arguments
        .with(DNNL_ARG_SRC, dilated.arranged(forward.value(input.name()), input.shape(), source))
        .with(DNNL_ARG_DIFF_DST, dilated.arranged(dy, node.shape(), gradient));
    bias.ifPresent(b -> arguments.with(DNNL_ARG_DIFF_BIAS, b));
    addOfWeights(flops, primitive, arguments);
  }

  /** Runs a kernel whose result becomes the gradient of the node's weights. */
  private void addOfWeights(long flops, dnnl_primitive_desc primitive, Arguments arguments) {
    Desc made = Desc.of(sketch.scope(), primitive, dnnl_query_diff_weights_md);
    Tensor wanted = gradientOf(".weight");
    Tensor result = made.sameAs(wanted.desc()) ? wanted : sketch.kernels().tensor(made);
    arguments.with(DNNL_ARG_DIFF_WEIGHTS, result);
    add(KernelUse.OF_WEIGHTS, flops, primitive, arguments);
    if (result != wanted) {
      sketch.reorder(node.name(), result, wanted);
    }
  }

  /** Of a dense layer. */
  void dense(Op.Dense op) {
    Saved saved = forward.saved(node);
    long flops = Forward.multiplyAdds(sketch, node);
    Desc x = sketch.layouts().row(sketch.input(node).shape());
    Tensor row = dy.as(sketch.layouts().row(node.shape()));
    Arguments ofWeights = new Arguments();
    Optional<Tensor> bias = bias(op.bias());
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .denseGradientOfWeights(
                x,
                ParameterMemory.any(sketch.scope(), sketch.graph(), node),
                bias.map(Tensor::desc).orElse(null),
                row.desc(),
                saved.primitive(),
                sketch.attributes(ofWeights));
    ofWeights
        .with(DNNL_ARG_SRC, forward.value(node.inputs().get(0)).as(x))
        .with(DNNL_ARG_DIFF_DST, row);
    bias.ifPresent(b -> ofWeights.with(DNNL_ARG_DIFF_BIAS, b));
    addOfWeights(flops, primitive, ofWeights);
    ofInput.ifPresent(dx -> denseGradientOfInput(saved, dx, x, flops));
  }

  private void denseGradientOfInput(Saved saved, Tensor dx, Desc x, long flops) {
    Tensor row = dy.as(sketch.layouts().row(node.shape()));
    Arguments arguments = new Arguments();
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .denseGradientOfInput(
                x,
                ParameterMemory.any(sketch.scope(), sketch.graph(), node),
                row.desc(),
                saved.primitive(),
                sketch.attributes(arguments));
    arguments
        .with(DNNL_ARG_DIFF_DST, row)
        .with(DNNL_ARG_WEIGHTS, weights(primitive))
        .with(DNNL_ARG_DIFF_SRC, dx.as(x));
    add(KernelUse.OF_INPUT, flops, primitive, arguments);
  }
}
