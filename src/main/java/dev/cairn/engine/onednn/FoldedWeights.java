package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_a;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * Weights of a convolution or dense layer with the norm behind it folded in: the running statistics
 * make the norm one factor and one summand for each channel.
 *
 * @param head the convolution or dense layer
 * @param norm the norm behind it
 * @param weights in the layout of the kernel
 * @param bias one number for each channel
 */
record FoldedWeights(Node head, Optional<Node> norm, Tensor weights, Optional<Tensor> bias) {

  /** Memory for the weights of a chain, in a layout that its kernel has chosen. */
  static FoldedWeights of(Scope scope, Chain chain, Desc weights) {
    return new FoldedWeights(
        chain.head(),
        chain.norm(),
        allocate(scope, weights),
        hasBias(chain)
            ? Optional.of(allocate(scope, biasOf(scope, chain.head())))
            : Optional.empty());
  }

  /** True if the kernel needs a summand for each channel. */
  static boolean hasBias(Chain chain) {
    return chain.norm().isPresent()
        || chain.head().op() instanceof Op.Dense dense && dense.bias()
        || chain.head().op() instanceof Op.Convolution convolution && convolution.bias();
  }

  static Desc biasOf(Scope scope, Node head) {
    return Desc.of(scope, dnnl_a, head.shape().channels());
  }

  private static Tensor allocate(Scope scope, Desc desc) {
    long floats = desc.bytes() / Float.BYTES;
    FlatMemory memory = scope.keep(new FlatMemory(floats), FlatMemory::close);
    return new Tensor(desc, memory.region(0, floats));
  }

  /** Computes them from the parameters as they are now. */
  void refresh(Context context, HostCopy copy) {
    ParameterMemory parameters = context.parameters();
    List<Parameter> own = context.graph().parameters(head);
    float[] filters = read(own.get(0).name(), parameters, copy);
    float[] summands =
        own.size() > 1
            ? read(own.get(1).name(), parameters, copy)
            : new float[head.shape().channels()];
    norm.ifPresent(node -> fold(node, filters, summands, parameters, copy));
    copy.write(filters, parameters.slot(own.get(0).name()).plain(), weights);
    bias.ifPresent(to -> copy.write(summands, to.desc(), to));
  }

  private static void fold(
      Node node, float[] filters, float[] summands, ParameterMemory parameters, HostCopy copy) {
    double epsilon = ((Op.BatchNorm) node.op()).epsilon();
    float[] scale = read(node.name() + ".scale", parameters, copy);
    float[] shift = read(node.name() + ".shift", parameters, copy);
    float[] mean = read(node.name() + ".mean", parameters, copy);
    float[] variance = read(node.name() + ".variance", parameters, copy);
    int perChannel = filters.length / scale.length;
    for (int channel = 0; channel < scale.length; channel++) {
      double factor = scale[channel] / Math.sqrt(variance[channel] + epsilon);
      for (int i = channel * perChannel; i < (channel + 1) * perChannel; i++) {
        filters[i] *= (float) factor;
      }
      summands[channel] =
          (float) (shift[channel] + factor * ((double) summands[channel] - mean[channel]));
    }
  }

  private static float[] read(String name, ParameterMemory parameters, HostCopy copy) {
    ParameterMemory.Slot slot = parameters.slot(name);
    return copy.read(parameters.value(name), slot.plain(), slot.parameter().elements());
  }
}
