package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_SCALES;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_data_type_undef;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_binary;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_sum;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_len;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scales_mask;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** What a primitive does beside its main work: what is fused to its end, and scales of inputs. */
final class Attributes {
  /**
   * Slope of fused ReLUs below 0. With a slope of exactly 0 oneDNN turns a NaN into 0, and nobody
   * would see that training has diverged; this one is lost in any sum.
   */
  static final float SLOPE = 1e-12f;

  private final dnnl_primitive_attr handle = new dnnl_primitive_attr();
  private final dnnl_post_ops after = new dnnl_post_ops();
  private final Arguments arguments;

  /**
   * Nothing yet. Arrays that fused work needs are added to {@code arguments}.
   *
   * @param scope that frees them
   */
  Attributes(Scope scope, Arguments arguments) {
    this.arguments = arguments;
    OneDnn.check(dnnl_primitive_attr_create(handle), "attributes");
    scope.keep(handle, h -> dnnl_primitive_attr_destroy(h));
    dnnl_primitive_attr_set_scratchpad_mode(handle, dnnl_scratchpad_mode_user);
    OneDnn.check(dnnl_post_ops_create(after), "fused work");
    scope.keep(after, a -> dnnl_post_ops_destroy(a));
  }

  /** {@code max(0, result)}, if asked for. */
  Attributes relu(boolean wanted) {
    if (wanted) {
      OneDnn.check(
          dnnl_post_ops_append_eltwise(after, dnnl_eltwise_relu, SLOPE, 0), "a fused ReLU");
    }
    return this;
  }

  /** {@code factor * result + summand}. */
  Attributes linear(double factor, double summand) {
    OneDnn.check(
        dnnl_post_ops_append_eltwise(after, dnnl_eltwise_linear, (float) factor, (float) summand),
        "a fused factor");
    return this;
  }

  /** {@code result + factor * } what the output array held before. */
  Attributes accumulate(double factor) {
    OneDnn.check(
        dnnl_post_ops_append_sum(after, (float) factor, 0, dnnl_data_type_undef), "a fused sum");
    return this;
  }

  /** {@code result + tensor}. */
  Attributes plus(Tensor tensor) {
    return binary(dnnl_binary_add, tensor);
  }

  /** {@code result * tensor}. */
  Attributes times(Tensor tensor) {
    return binary(dnnl_binary_mul, tensor);
  }

  private Attributes binary(int operation, Tensor tensor) {
    int index = dnnl_post_ops_len(after);
    OneDnn.check(
        dnnl_post_ops_append_binary(after, operation, tensor.desc().handle()), "a fused sum");
    arguments.with(DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE * (index + 1) | DNNL_ARG_SRC_1, tensor);
    return this;
  }

  /** Multiplies the input {@code argument} by the one number in {@code factor} first. */
  Attributes scale(int argument, Tensor factor) {
    OneDnn.check(dnnl_primitive_attr_set_scales_mask(handle, argument, 0), "a scale");
    arguments.with(DNNL_ARG_ATTR_SCALES | argument, factor);
    return this;
  }

  /** For native calls. */
  dnnl_primitive_attr handle() {
    OneDnn.check(dnnl_primitive_attr_set_post_ops(handle, after), "fused work");
    return handle;
  }
}
