package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.graph.Op;
import dev.cairn.graph.Window;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Primitives of oneDNN as Cairn uses them. What is made lives as long as the scope. */
final class Primitives {
  private static final int LAST = 3;

  private final dnnl_engine engine;
  private final Scope scope;

  Primitives(OneDnn library, Scope scope) {
    this.engine = library.engine();
    this.scope = scope;
  }

  /** A description of a primitive, from the native call that creates it. */
  dnnl_primitive_desc make(String what, ToIntFunction<dnnl_primitive_desc> create) {
    dnnl_primitive_desc made = new dnnl_primitive_desc();
    OneDnn.check(create.applyAsInt(made), what);
    return scope.keep(made, p -> dnnl_primitive_desc_destroy(p));
  }

  /** For native calls. */
  dnnl_engine engine() {
    return engine;
  }

  /** Goes on to the next kernel that can do the same and has not this name. */
  void without(String kernel, dnnl_primitive_desc primitive) {
    while (Plan.implementation(primitive).startsWith(kernel)) {
      OneDnn.check(dnnl_primitive_desc_next_impl(primitive), "a kernel other than " + kernel);
    }
  }

  private static long[] both(Window window, ToLongFunction<Window.Axis> number) {
    return new long[] {number.applyAsLong(window.rows()), number.applyAsLong(window.columns())};
  }

  private static long[] strides(Window window) {
    return both(window, Window.Axis::stride);
  }

  /** Steps that are left out between two taps. */
  private static long[] dilations(Window window) {
    return both(window, axis -> axis.dilation() - 1);
  }

  private static long[] before(Window window) {
    return both(window, Window.Axis::before);
  }

  private static long[] after(Window window) {
    return both(window, Window.Axis::after);
  }

  dnnl_primitive_desc convolution(
      int kind, Op.Convolution op, Desc x, Desc w, @Nullable Desc bias, Desc y, Attributes with) {
    dnnl_memory_desc b = bias == null ? null : bias.handle();
    return make(
        "a convolution " + op,
        p ->
            dnnl_convolution_forward_primitive_desc_create(
                p,
                engine,
                kind,
                dnnl_convolution_direct,
                x.handle(),
                w.handle(),
                b,
                y.handle(),
                strides(op.window()),
                dilations(op.window()),
                before(op.window()),
                after(op.window()),
                with.handle()));
  }

  dnnl_primitive_desc convolutionGradientOfInput(
      Op.Convolution op, Desc dx, Desc w, Desc dy, dnnl_primitive_desc forward, Attributes with) {
    return make(
        "the way back of a convolution " + op,
        p ->
            dnnl_convolution_backward_data_primitive_desc_create(
                p,
                engine,
                dnnl_convolution_direct,
                dx.handle(),
                w.handle(),
                dy.handle(),
                strides(op.window()),
                dilations(op.window()),
                before(op.window()),
                after(op.window()),
                forward,
                with.handle()));
  }

  dnnl_primitive_desc convolutionGradientOfWeights(
      Op.Convolution op,
      Desc x,
      Desc dw,
      @Nullable Desc db,
      Desc dy,
      dnnl_primitive_desc forward,
      Attributes with) {
    dnnl_memory_desc b = db == null ? null : db.handle();
    return make(
        "the gradient of the weights of a convolution " + op,
        p ->
            dnnl_convolution_backward_weights_primitive_desc_create(
                p,
                engine,
                dnnl_convolution_direct,
                x.handle(),
                dw.handle(),
                b,
                dy.handle(),
                strides(op.window()),
                dilations(op.window()),
                before(op.window()),
                after(op.window()),
                forward,
                with.handle()));
  }

  dnnl_primitive_desc dense(
      int kind, Desc x, Desc w, @Nullable Desc bias, Desc y, Attributes with) {
    dnnl_memory_desc b = bias == null ? null : bias.handle();
    return make(
        "a dense layer",
        p ->
            dnnl_inner_product_forward_primitive_desc_create(
                p, engine, kind, x.handle(), w.handle(), b, y.handle(), with.handle()));
  }

  dnnl_primitive_desc denseGradientOfInput(
      Desc dx, Desc w, Desc dy, dnnl_primitive_desc forward, Attributes with) {
    return make(
        "the way back of a dense layer",
        p ->
            dnnl_inner_product_backward_data_primitive_desc_create(
                p, engine, dx.handle(), w.handle(), dy.handle(), forward, with.handle()));
  }

  dnnl_primitive_desc denseGradientOfWeights(
      Desc x, Desc dw, @Nullable Desc db, Desc dy, dnnl_primitive_desc forward, Attributes with) {
    dnnl_memory_desc b = db == null ? null : db.handle();
    return make(
        "the gradient of the weights of a dense layer",
        p ->
            dnnl_inner_product_backward_weights_primitive_desc_create(
                p, engine, x.handle(), dw.handle(), b, dy.handle(), forward, with.handle()));
  }

  dnnl_primitive_desc norm(int kind, double epsilon, int flags, Desc x, Attributes with) {
    return make(
        "a batch norm",
        p ->
            dnnl_batch_normalization_forward_primitive_desc_create(
                p, engine, kind, x.handle(), x.handle(), (float) epsilon, flags, with.handle()));
  }

  dnnl_primitive_desc normGradient(
      double epsilon, int flags, Desc x, dnnl_primitive_desc forward, Attributes with) {
    return make(
        "the way back of a batch norm",
        p ->
            dnnl_batch_normalization_backward_primitive_desc_create(
                p,
                engine,
                dnnl_backward,
                x.handle(),
                x.handle(),
                x.handle(),
                (float) epsilon,
                flags,
                forward,
                with.handle()));
  }

  dnnl_primitive_desc layerNorm(double epsilon, Desc x, Desc statistics, Attributes with) {
    return make(
        "a layer norm",
        p ->
            dnnl_layer_normalization_forward_primitive_desc_create(
                p,
                engine,
                dnnl_forward_training,
                x.handle(),
                x.handle(),
                statistics.handle(),
                (float) epsilon,
                dnnl_use_scale | dnnl_use_shift,
                with.handle()));
  }

  dnnl_primitive_desc layerNormGradient(
      double epsilon, Desc x, Desc statistics, dnnl_primitive_desc forward, Attributes with) {
    return make(
        "the way back of a layer norm",
        p ->
            dnnl_layer_normalization_backward_primitive_desc_create(
                p,
                engine,
                dnnl_backward,
                x.handle(),
                x.handle(),
                x.handle(),
                statistics.handle(),
                (float) epsilon,
                dnnl_use_scale | dnnl_use_shift,
                forward,
                with.handle()));
  }

  /** Channels of several arrays behind each other. */
  dnnl_primitive_desc concatenation(List<Desc> parts, Desc whole, Attributes with) {
    dnnl_memory_desc[] handles = parts.stream().map(Desc::handle).toArray(dnnl_memory_desc[]::new);
    try (PointerPointer<dnnl_memory_desc> array = new PointerPointer<>(handles);
        PointerPointer<dnnl_primitive_desc> made = new PointerPointer<>(1)) {
      OneDnn.check(
          dnnl_concat_primitive_desc_create(
              made, engine, whole.handle(), handles.length, 1, array, with.handle()),
          "a concatenation");
      return scope.keep(new dnnl_primitive_desc(made.get(0)), p -> dnnl_primitive_desc_destroy(p));
    }
  }

  dnnl_primitive_desc pool(
      int kind, int algorithm, Window window, Desc x, Desc y, Attributes with) {
    return make(
        "a pooling",
        p ->
            dnnl_pooling_forward_primitive_desc_create(
                p,
                engine,
                kind,
                algorithm,
                x.handle(),
                y.handle(),
                strides(window),
                both(window, Window.Axis::kernel),
                dilations(window),
                before(window),
                after(window),
                with.handle()));
  }

  dnnl_primitive_desc poolGradient(
      int algorithm, Window window, Desc dx, Desc dy, dnnl_primitive_desc forward, Attributes w) {
    return make(
        "the way back of a pooling",
        p ->
            dnnl_pooling_backward_primitive_desc_create(
                p,
                engine,
                algorithm,
                dx.handle(),
                dy.handle(),
                strides(window),
                both(window, Window.Axis::kernel),
                dilations(window),
                before(window),
                after(window),
                forward,
                w.handle()));
  }

  dnnl_primitive_desc relu(Desc x, float slope, Attributes with) {
    return elementwise(dnnl_eltwise_relu_use_dst_for_bwd, x, slope, with);
  }

  /** From the ReLU's output, so that its input need not be kept. */
  dnnl_primitive_desc reluGradient(Desc x, Attributes with) {
    dnnl_primitive_desc forward = relu(x, 0, new Attributes(scope, new Arguments()));
    return elementwiseGradient(dnnl_eltwise_relu_use_dst_for_bwd, x, 0, forward, with);
  }

  /** A function of each number by itself. */
  dnnl_primitive_desc elementwise(int algorithm, Desc x, float alpha, Attributes with) {
    return make(
        "an activation",
        p ->
            dnnl_eltwise_forward_primitive_desc_create(
                p,
                engine,
                dnnl_forward_training,
                algorithm,
                x.handle(),
                x.handle(),
                alpha,
                0,
                with.handle()));
  }

  dnnl_primitive_desc elementwiseGradient(
      int algorithm, Desc x, float alpha, dnnl_primitive_desc forward, Attributes with) {
    return make(
        "the way back of an activation",
        p ->
            dnnl_eltwise_backward_primitive_desc_create(
                p,
                engine,
                algorithm,
                x.handle(),
                x.handle(),
                x.handle(),
                alpha,
                0,
                forward,
                with.handle()));
  }

  /** {@code sqrt(x)}. */
  dnnl_primitive_desc root(Desc x, Attributes with) {
    return elementwise(dnnl_eltwise_sqrt, x, 0, with);
  }

  /** A function of two arrays; the second may be one number for all. */
  dnnl_primitive_desc binary(int operation, Desc a, Desc b, Attributes with) {
    return make(
        "a function of two arrays",
        p ->
            dnnl_binary_primitive_desc_create(
                p, engine, operation, a.handle(), b.handle(), a.handle(), with.handle()));
  }

  /** The product of two matrices. */
  dnnl_primitive_desc product(Desc a, Desc b, Desc to, Attributes with) {
    return make(
        "a product of matrices",
        p ->
            dnnl_matmul_primitive_desc_create(
                p, engine, a.handle(), b.handle(), null, to.handle(), with.handle()));
  }

  /** Over the last of four dimensions. */
  dnnl_primitive_desc softmax(int kind, Desc x, Attributes with) {
    return make(
        "a softmax",
        p ->
            dnnl_softmax_forward_primitive_desc_create(
                p,
                engine,
                kind,
                dnnl_softmax_accurate,
                x.handle(),
                x.handle(),
                LAST,
                with.handle()));
  }

  dnnl_primitive_desc softmaxGradient(Desc x, dnnl_primitive_desc forward, Attributes with) {
    return make(
        "the way back of a softmax",
        p ->
            dnnl_softmax_backward_primitive_desc_create(
                p,
                engine,
                dnnl_softmax_accurate,
                x.handle(),
                x.handle(),
                x.handle(),
                LAST,
                forward,
                with.handle()));
  }

  dnnl_primitive_desc reorder(Desc from, Desc to, Attributes with) {
    dnnl_primitive_attr attributes = with.handle();
    return make(
        "a change of layout",
        p ->
            dnnl_reorder_primitive_desc_create(
                p, from.handle(), engine, to.handle(), engine, attributes));
  }
}
