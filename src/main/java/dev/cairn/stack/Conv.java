package dev.cairn.stack;

import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;

/**
 * A convolution to be put on features: {@code x.conv(Conv.of(3, 64).stride(2).groups(32))}. On an
 * image its window is a square, on a sequence a line. Immutable: every method gives a new one.
 *
 * @param kernel taps along each axis
 * @param width output channels
 * @param stride step from one output to the next
 * @param groups parts of the channels that do not see each other
 * @param dilation step from one tap to the next
 * @param isCausal whether a position of a sequence sees only itself and earlier ones
 * @param hasBias whether a learned bias is added
 * @param gain factor of the first weights, 1 for He's; 0 begins with zeros
 */
public record Conv(
    int kernel,
    int width,
    int stride,
    int groups,
    int dilation,
    boolean isCausal,
    boolean hasBias,
    double gain) {

  /**
   * With stride 1, one group, no dilation and no bias, and a border of zeros that keeps the size
   * for odd kernels.
   */
  public static Conv of(int kernel, int width) {
    return new Conv(kernel, width, 1, 1, 1, false, false, 1);
  }

  /** With another kernel. */
  public Conv kernel(int kernel) {
    return new Conv(kernel, width, stride, groups, dilation, isCausal, hasBias, gain);
  }

  /** With another width. */
  public Conv width(int width) {
    return new Conv(kernel, width, stride, groups, dilation, isCausal, hasBias, gain);
  }

  /** With another stride: sizes become {@code ceil(size / stride)} for odd kernels. */
  public Conv stride(int stride) {
    return new Conv(kernel, width, stride, groups, dilation, isCausal, hasBias, gain);
  }

  /** In groups, which divide input channels and width (Xie et al. 2017, arXiv:1611.05431). */
  public Conv groups(int groups) {
    return new Conv(kernel, width, stride, groups, dilation, isCausal, hasBias, gain);
  }

  /** With taps that are {@code dilation} positions apart (Yu and Koltun 2016, arXiv:1511.07122). */
  public Conv dilation(int dilation) {
    return new Conv(kernel, width, stride, groups, dilation, isCausal, hasBias, gain);
  }

  /** Of a sequence, without a look ahead (van den Oord et al. 2016, arXiv:1609.03499). */
  public Conv causal() {
    return new Conv(kernel, width, stride, groups, dilation, true, hasBias, gain);
  }

  /** With a learned bias, for use without a norm behind it. */
  public Conv bias() {
    return bias(true);
  }

  /** With first weights of another deviation: {@code gain} times He's; 0 begins with zeros. */
  public Conv gain(double gain) {
    return new Conv(kernel, width, stride, groups, dilation, isCausal, hasBias, gain);
  }

  Conv bias(boolean wanted) {
    return new Conv(kernel, width, stride, groups, dilation, isCausal, wanted, gain);
  }

  Conv withoutOrder() {
    return new Conv(kernel, width, stride, groups, dilation, false, hasBias, gain);
  }

  Op op(Shape input) {
    int others = dilation * (kernel - 1);
    Window.Axis axis =
        isCausal
            ? new Window.Axis(kernel, stride, dilation, others, 0)
            : new Window.Axis(kernel, stride, dilation, others / 2, others / 2);
    Window window = input.isSequence() ? Window.line(axis) : new Window(axis, axis);
    return new Op.Convolution(width, window, groups, hasBias, gain);
  }
}
