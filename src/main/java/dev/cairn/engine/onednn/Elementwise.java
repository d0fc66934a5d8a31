package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.graph.Op;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * An activation as oneDNN knows it.
 *
 * @param algorithm of oneDNN
 * @param alpha its first parameter
 */
record Elementwise(int algorithm, float alpha) {

  /** Of an op. */
  static Elementwise of(Op.Activation op) {
    float alpha = (float) op.alpha();
    return switch (op.function()) {
      // With a slope of exactly 0 a NaN would become 0.
      case LEAKY_RELU -> new Elementwise(dnnl_eltwise_relu, alpha == 0 ? Attributes.SLOPE : alpha);
      case ELU -> new Elementwise(dnnl_eltwise_elu, alpha);
      case GELU -> new Elementwise(dnnl_eltwise_gelu_erf, 0);
      case SILU -> new Elementwise(dnnl_eltwise_swish, 1);
      case TANH -> new Elementwise(dnnl_eltwise_tanh, 0);
      case SIGMOID -> new Elementwise(dnnl_eltwise_logistic, 0);
    };
  }

  /** Kernel of the way forward. */
  dnnl_primitive_desc forward(Primitives primitives, Desc x, Attributes with) {
    return primitives.elementwise(algorithm, x, alpha, with);
  }

  /** Kernel of the way back, from the input of the way forward. */
  dnnl_primitive_desc backward(
      Primitives primitives, Desc x, Attributes ofForward, Attributes with) {
    dnnl_primitive_desc forward = forward(primitives, x, ofForward);
    return primitives.elementwiseGradient(algorithm, x, alpha, forward, with);
  }
}
