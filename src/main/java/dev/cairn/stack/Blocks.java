package dev.cairn.stack;

import dev.cairn.stack.ResidualBlock.Form;

/** The residual blocks that Cairn brings along. A lambda makes another one: see {@link Block}. */
public final class Blocks {
  private Blocks() {}

  /**
   * Two 3x3 convolutions, each with a norm; ReLU between them and after the sum (He et al. 2015,
   * arXiv:1512.03385, figure 5 left). Image {@code [c, h, w]} to {@code [width, h / stride, w /
   * stride]}; projection shortcut where the shape changes.
   */
  public static ResidualBlock basic() {
    return new ResidualBlock(
        (x, p) -> x.conv(3, p.width(), p.stride()).norm().relu().conv(3, p.width()).norm(),
        Shortcuts.projection(),
        Form.POST_ACTIVATION);
  }

  /**
   * 1x1, 3x3 and 1x1 convolutions, each with a norm (He et al. 2015, figure 5 right). The last one
   * is four times as wide: {@code [c, h, w]} to {@code [4 width, h / stride, w / stride]}. The 3x3
   * convolution carries the stride.
   */
  public static ResidualBlock bottleneck() {
    return new ResidualBlock(
        (x, p) ->
            x.conv(1, p.width())
                .norm()
                .relu()
                .conv(3, p.width(), p.stride())
                .norm()
                .relu()
                .conv(1, 4 * p.width())
                .norm(),
        Shortcuts.projection(),
        Form.POST_ACTIVATION);
  }

  /**
   * Norm, ReLU and 3x3 convolution, twice, and nothing after the sum (He et al. 2016,
   * arXiv:1603.05027). Where the shape changes, the shortcut is a 1x1 convolution of the activated
   * input. End the trunk with {@code norm().relu()}.
   */
  public static ResidualBlock preActivation() {
    return new ResidualBlock(
        (x, p) -> x.conv(3, p.width(), p.stride()).norm().relu().conv(3, p.width()),
        Shortcuts.projectionWithoutNorm(),
        Form.PRE_ACTIVATION);
  }

  /**
   * The dense residual block for vectors, H(x) = F(x) + x: two dense layers, each with a norm; ReLU
   * between them and after the sum (Chen et al. 2020, doi:10.3390/e22020193). {@code [n]} to {@code
   * [width]}.
   */
  public static ResidualBlock dense() {
    return new ResidualBlock(
        (x, p) -> x.linear(p.width()).norm().relu().linear(p.width()).norm(),
        Shortcuts.projection(),
        Form.POST_ACTIVATION);
  }
}
