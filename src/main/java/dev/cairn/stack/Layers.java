package dev.cairn.stack;

import dev.cairn.graph.Op;
import java.util.List;

/** The kinds of layers that branches are made of. */
final class Layers {
  private static final int QUERY_KEY_VALUE = 3;

  private Layers() {}

  static Layer strided(int kernel) {
    return new Layer(Features::conv, kernel, 1, true);
  }

  static Layer conv(int kernel, double factor) {
    return new Layer(Features::conv, kernel, factor, false);
  }

  static Layer dense() {
    return new Layer(
        (x, conv) -> linear(noWindow("a dense layer", x, conv), conv), Layer.NO_WINDOW, 1, false);
  }

  /** The same dense layer at each position: 1x1 convolution, or dense layer of a vector. */
  static Layer pointwise(double factor, boolean strided) {
    return new Layer(
        (x, conv) -> {
          Features y = noWindow("a layer of one position", x, conv);
          return y.shape().isVector() ? linear(y, conv) : y.conv(conv.kernel(1));
        },
        Layer.NO_WINDOW,
        factor,
        strided);
  }

  static Layer separable(boolean strided) {
    return new Layer(
        (x, conv) -> {
          if (conv.groups() != 1) {
            throw x.refusal(
                "conv",
                "no groups in a separable convolution",
                "groups(%d)".formatted(conv.groups()),
                "leave it out: each channel is a group of its own already");
          }
          int channels = x.shape().channels();
          Conv each = conv.width(channels).groups(channels).bias(false).gain(1);
          return x.conv(each).conv(conv.kernel(1).stride(1).dilation(1).withoutOrder());
        },
        3,
        1,
        strided);
  }

  /** Convolutions of several kernels side by side, which share the width. */
  static Layer multiScale(List<Integer> kernels) {
    return new Layer(
        (x, conv) -> {
          if (conv.kernel() != Layer.NO_WINDOW) {
            throw misplaced("convolutions of several kernels", x, "kernel(" + conv.kernel() + ")");
          }
          int share = conv.width() / kernels.size();
          int rest = conv.width() - share * (kernels.size() - 1);
          Features[] scales = new Features[kernels.size() - 1];
          for (int k = 1; k < kernels.size(); k++) {
            scales[k - 1] = x.conv(conv.kernel(kernels.get(k)).width(share));
          }
          Features first = x.conv(conv.kernel(kernels.get(0)).width(rest));
          return scales.length == 0 ? first : first.concatenate(scales);
        },
        Layer.NO_WINDOW,
        1,
        true);
  }

  static Layer recurrent(Op.Cell cell, Op.Direction direction) {
    return new Layer(
        (x, conv) -> {
          Features y = thinned(noWindow("a recurrent layer", x, conv), conv);
          Features z = y.recurrent(cell, conv.width() / direction.count(), direction);
          return conv.gain() == 1 ? z : z.scale(conv.gain());
        },
        Layer.NO_WINDOW,
        1,
        true);
  }

  static Layer attention(int heads) {
    return new Layer(
        (x, conv) -> {
          Features y = thinned(noWindow("attention", x, conv.withoutOrder()), conv);
          Conv each = Conv.of(1, conv.width()).bias();
          return y.conv(each.width(QUERY_KEY_VALUE * conv.width()))
              .attention(heads, conv.isCausal())
              .conv(each.gain(conv.gain()));
        },
        Layer.NO_WINDOW,
        1,
        true);
  }

  private static Features linear(Features x, Conv conv) {
    return x.add("dense", new Op.Dense(conv.width(), conv.hasBias(), conv.gain()));
  }

  private static Features thinned(Features x, Conv conv) {
    return conv.stride() == 1 ? x : x.subsample(conv.stride());
  }

  private static Features noWindow(String layer, Features x, Conv conv) {
    if (conv.groups() != 1) {
      throw misplaced(layer, x, "groups(" + conv.groups() + ")");
    }
    if (conv.dilation() != 1) {
      throw misplaced(layer, x, "dilation(" + conv.dilation() + ")");
    }
    if (conv.kernel() != Layer.NO_WINDOW) {
      throw misplaced(layer, x, "kernel(" + conv.kernel() + ")");
    }
    if (conv.isCausal()) {
      throw misplaced(layer, x, "causal()");
    }
    return x;
  }

  private static RuntimeException misplaced(String layer, Features x, String option) {
    return x.refusal(
        "layer",
        "a convolution with one window for " + option,
        layer,
        "leave it out, or use it on a block of convolutions, for example Blocks.basic()");
  }
}
