package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_abcd;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * A convolution of one pixel whose filters are zeros and ones, so that it copies channels to other
 * places: oneDNN cannot move channels within blocks in another way.
 *
 * @param sketch what is compiled
 * @param op the convolution
 * @param weights {@code [channels out, channels in, 1, 1]}
 */
record Selection(Sketch sketch, Op.Convolution op, Tensor weights) {

  /** Pads with channels of zeros. */
  static Selection of(Sketch sketch, Node node, Op.PadChannels pad) {
    int in = sketch.input(node).shape().channels();
    int out = node.shape().channels();
    float[] filters = new float[out * in];
    for (int channel = 0; channel < in; channel++) {
      filters[(pad.before() + channel) * in + channel] = 1;
    }
    Desc plain = Desc.of(sketch.scope(), dnnl_abcd, out, in, 1, 1);
    return new Selection(sketch, new Op.Convolution(out, 1, 1, 0), sketch.constant(plain, filters));
  }

  /** The way forward with filters as they lie; they are few, so their layout does not matter. */
  dnnl_primitive_desc forward(int kind, Desc x, Desc y, Arguments arguments) {
    return sketch
        .primitives()
        .convolution(kind, op, x, weights.desc(), null, y, sketch.attributes(arguments));
  }
}
