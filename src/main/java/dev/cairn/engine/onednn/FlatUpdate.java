package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_a;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_div;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Update;
import java.util.ArrayList;
import java.util.List;

/**
 * An update rule as kernels over the flat memory of all parameters, whatever their layouts. It goes
 * through it in pieces that stay in the cache until all kernels of the rule have been at them.
 */
abstract class FlatUpdate {
  /** Floats of a piece: weight, gradient and moments of half of it fit into a core's cache. */
  private static final long PIECE = 128 * 1024;

  /**
   * Added to moments, which would shrink to the smallest numbers there are where gradients stay 0,
   * as those of rare words do: with these a CPU computes a hundred times slower.
   */
  private static final double TINY = 1e-30;

  private final ParameterMemory memory;
  private final List<FlatMemory> moments = new ArrayList<>();
  private final FlatMemory numbers;

  /**
   * Moments of zero, and room for numbers that may change from step to step.
   *
   * @param scope that frees them
   */
  FlatUpdate(Scope scope, ParameterMemory memory, int moments, int numbers) {
    this.memory = memory;
    for (int i = 0; i < moments; i++) {
      this.moments.add(scope.keep(new FlatMemory(memory.weights().length()), FlatMemory::close));
    }
    this.numbers = scope.keep(new FlatMemory(numbers), FlatMemory::close);
  }

  /** Makes the step's numbers ready for the kernels; {@code step} counts from 1. */
  abstract void prepare(double learningRate, long step);

  /** Adds the rule's kernels for one piece. */
  abstract void compile(Piece piece);

  /** Adds the kernels that update all parameters. */
  final void compile(Sketch sketch) {
    long decayed = memory.decayed();
    cut(sketch, 0, decayed, true);
    cut(sketch, decayed, memory.weights().length(), false);
  }

  private void cut(Sketch sketch, long start, long end, boolean decays) {
    for (long from = start; from < end; from += PIECE) {
      compile(new Piece(sketch, this, from, Math.min(PIECE, end - from), decays));
    }
  }

  /** The moments in the order of {@link Update}. */
  final List<FlatMemory> moments() {
    return moments;
  }

  /** Sets one of the rule's numbers. */
  final void number(int index, double value) {
    try (Address place = numbers.part(index, 1)) {
      place.put((float) value);
    }
  }

  /** A run of parameters. */
  record Piece(Sketch sketch, FlatUpdate update, long from, long length, boolean decays) {

    private Tensor part(FlatMemory of) {
      return new Tensor(Desc.of(sketch.scope(), dnnl_ab, 1, length), of.region(from, length));
    }

    /** For what is computed on the way: gradients stay as the way back left them. */
    Tensor scratch() {
      return sketch.kernels().tensor(Desc.of(sketch.scope(), dnnl_ab, 1, length));
    }

    Tensor weights() {
      return part(update.memory.weights());
    }

    Tensor gradients() {
      return part(update.memory.gradients());
    }

    Tensor moment(int index) {
      return part(update.moments.get(index));
    }

    /** Gradients with a coupled decay, where weights decay; {@code one} is the number 1. */
    Tensor decayedGradients(double decay, int one, int factor) {
      if (!decays || decay == 0) {
        return gradients();
      }
      Tensor sum = scratch();
      combine(one, gradients(), factor, weights(), sum);
      return sum;
    }

    /** Adds a decoupled decay, where weights decay: {@code w *= kept}, a number of the rule. */
    void decayWeights(double decay, int kept) {
      if (decays && decay != 0) {
        Arguments arguments = new Arguments();
        Attributes plain = sketch.attributes(arguments);
        binary(dnnl_binary_mul, weights(), number(kept), weights(), arguments, plain);
      }
    }

    /** Adds {@code v = kept * v + taken * g²}. */
    void squares(Tensor g, Tensor v, double kept, double taken) {
      Arguments arguments = new Arguments();
      Attributes with = sketch.attributes(arguments).linear(taken, TINY).accumulate(kept);
      binary(dnnl_binary_mul, g, g, v, arguments, with);
    }

    /** Adds {@code sqrt(v) + epsilon}, where {@code epsilon} is a number of the rule. */
    Tensor root(Tensor v, int epsilon) {
      Tensor to = scratch();
      Arguments arguments = new Arguments().with(DNNL_ARG_SRC, v).with(DNNL_ARG_DST, to);
      sketch
          .kernels()
          .add(
              new Label("update", "update", 0),
              sketch.primitives().root(v.desc(), sketch.attributes(arguments)),
              arguments);
      Arguments more = new Arguments();
      Attributes plain = sketch.attributes(more);
      binary(dnnl_binary_add, to, number(epsilon), to, more, plain); // fused, it is a slow kernel
      return to;
    }

    /** Adds {@code w += factor * a / b}, where {@code factor} is a number of the rule. */
    void quotient(int factor, Tensor a, Tensor b) {
      Arguments arguments = new Arguments();
      Attributes with = sketch.attributes(arguments).times(number(factor)).accumulate(1);
      binary(dnnl_binary_div, a, b, weights(), arguments, with);
    }

    /** One of the rule's numbers as a factor of an input. */
    Tensor scale(int index) {
      return new Tensor(Desc.of(sketch.scope(), dnnl_a, 1), update.numbers.region(index, 1));
    }

    /** One of the rule's numbers for fused work. */
    Tensor number(int index) {
      return new Tensor(Desc.of(sketch.scope(), dnnl_ab, 1, 1), update.numbers.region(index, 1));
    }

    /** Adds {@code to = operation(a, b)}; the attributes already know {@code arguments}. */
    void binary(
        int operation, Tensor a, Tensor b, Tensor to, Arguments arguments, Attributes with) {
      arguments.with(DNNL_ARG_SRC_0, a).with(DNNL_ARG_SRC_1, b).with(DNNL_ARG_DST, to);
      sketch
          .kernels()
          .add(
              new Label("update", "update", 0),
              sketch.primitives().binary(operation, a.desc(), b.desc(), with),
              arguments);
    }

    /** Adds {@code to = p * a + q * b}, where {@code p} and {@code q} are numbers of the rule. */
    void combine(int p, Tensor a, int q, Tensor b, Tensor to) {
      Arguments arguments = new Arguments();
      binary(dnnl_binary_add, a, b, to, arguments, scaled(p, q, arguments));
    }

    /** Adds {@code m = p * m + q * g}. */
    void mean(int p, Tensor m, int q, Tensor g) {
      Arguments arguments = new Arguments();
      binary(dnnl_binary_add, m, g, m, arguments, scaled(p, q, arguments).linear(1, TINY));
    }

    private Attributes scaled(int p, int q, Arguments arguments) {
      return sketch
          .attributes(arguments)
          .scale(DNNL_ARG_SRC_0, scale(p))
          .scale(DNNL_ARG_SRC_1, scale(q));
    }
  }
}
