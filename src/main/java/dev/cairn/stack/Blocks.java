package dev.cairn.stack;

import dev.cairn.graph.Op;
import dev.cairn.graph.ShapeException;
import java.util.Arrays;

/**
 * The residual blocks that Cairn brings along. {@link ResidualBlock} tells how to change them; a
 * lambda makes another one: see {@link Block}. Convolutions are those of images or of sequences, as
 * the features are.
 */
public final class Blocks {
  static final double MLP_RATIO = 4;
  private static final int EXPANSION = 4;
  private static final double RESNEXT_WIDTH = 64;

  private Blocks() {}

  private static ResidualBlock block(Ordering ordering, Layer... layers) {
    return new ResidualBlock(Recipe.of(ordering, layers));
  }

  /**
   * Two 3x3 convolutions, each with a norm; ReLU between them and after the sum (He et al. 2015,
   * arXiv:1512.03385, figure 5 left). Image {@code [c, h, w]} to {@code [width, h / stride, w /
   * stride]}; projection shortcut where the shape changes.
   */
  public static ResidualBlock basic() {
    return block(Ordering.POST_ACTIVATION, Layers.strided(3), Layers.conv(3, 1));
  }

  /**
   * 1x1, 3x3 and 1x1 convolutions, each with a norm (He et al. 2015, figure 5 right). The last one
   * is four times as wide: {@code [c, h, w]} to {@code [4 width, h / stride, w / stride]}. The 3x3
   * convolution carries the stride.
   */
  public static ResidualBlock bottleneck() {
    return block(
        Ordering.POST_ACTIVATION, Layers.conv(1, 1), Layers.strided(3), Layers.conv(1, EXPANSION));
  }

  /**
   * Norm, ReLU and 3x3 convolution, twice, and nothing after the sum (He et al. 2016,
   * arXiv:1603.05027). Where the shape changes, the shortcut is a 1x1 convolution of the activated
   * input. End the trunk with {@code norm().relu()}.
   */
  public static ResidualBlock preActivation() {
    return basic().preActivation();
  }

  /**
   * The pre-activation block, {@code factor} times as wide as the stage (Zagoruyko and Komodakis
   * 2016, arXiv:1605.07146). End the trunk with {@code norm().relu()}.
   */
  public static ResidualBlock wide(int factor) {
    return block(
        Ordering.PRE_ACTIVATION,
        Layers.strided(3).widened(factor),
        Layers.conv(3, 1).widened(factor));
  }

  /**
   * Norm, convolution, norm, ReLU, convolution, norm (Han et al. 2017, arXiv:1610.02915), with
   * zero-padded shortcuts, for stages that get wider block by block.
   */
  public static ResidualBlock pyramid() {
    return basic().lastNorm().shortcut(Shortcuts.zeroPadded());
  }

  /**
   * The bottleneck with a grouped 3x3 convolution (Xie et al. 2017, arXiv:1611.05431): {@code
   * resNeXt(32, 4)} has 32 groups of 4 channels in a stage of width 64, 8 in one of 128.
   *
   * @param groups the paper's cardinality
   * @param groupWidth channels of a group at width 64
   */
  public static ResidualBlock resNeXt(int groups, int groupWidth) {
    return bottleneck().groups(groups).widen(groups * groupWidth / RESNEXT_WIDTH);
  }

  /**
   * The basic block with depthwise-separable convolutions: each channel by itself, then 1x1
   * (Chollet 2017, arXiv:1610.02357).
   */
  public static ResidualBlock separable() {
    return block(Ordering.POST_ACTIVATION, Layers.separable(true), Layers.separable(false));
  }

  /**
   * Convolutions of several kernels side by side, which share the width, then a 1x1 convolution
   * (Szegedy et al. 2016, arXiv:1602.07261).
   *
   * @param kernels for example 3, 5, 7; at most as many as the stage has channels
   * @throws ShapeException if there is none
   */
  public static ResidualBlock multiScale(int... kernels) {
    if (kernels.length == 0) {
      throw new ShapeException(
          "one kernel or more", "none", "Blocks.multiScale", "give some, for example 3, 5, 7");
    }
    return block(
        Ordering.POST_ACTIVATION,
        Layers.multiScale(Arrays.stream(kernels).boxed().toList()),
        Layers.conv(1, 1));
  }

  /**
   * The dense residual block for vectors, H(x) = F(x) + x: two dense layers, each with a norm; ReLU
   * between them and after the sum (Chen et al. 2020, doi:10.3390/e22020193). {@code [n]} to {@code
   * [width]}.
   */
  public static ResidualBlock dense() {
    return block(Ordering.POST_ACTIVATION, Layers.dense(), Layers.dense());
  }

  /**
   * The block of temporal convolution networks for sequences (Bai et al. 2018, arXiv:1803.01271):
   * two causal convolutions without norms, each with a ReLU, whose dilation doubles from block to
   * block of the net: 1, 2, 4, … The paper normalises weights; {@code norm(Norms.batch())} is the
   * nearest here.
   */
  public static ResidualBlock temporal(int kernel) {
    return block(Ordering.ALL_ACTIVATED, Layers.strided(kernel), Layers.conv(kernel, 1))
        .convolutions((conv, place) -> conv.causal().dilation(1 << Math.min(30, place.index() - 1)))
        .norm(Norms.none());
  }

  /**
   * Layer norm and LSTM with a way around it, for sequences (Prakash et al. 2016,
   * arXiv:1610.03098).
   */
  public static ResidualBlock lstm() {
    return recurrent(Op.Cell.LSTM, Op.Direction.FORWARD);
  }

  /** {@link #lstm()} with gated recurrent units. */
  public static ResidualBlock gru() {
    return recurrent(Op.Cell.GRU, Op.Direction.FORWARD);
  }

  /** {@link #lstm()} in both directions, each with half of the width. */
  public static ResidualBlock bidirectionalLstm() {
    return recurrent(Op.Cell.LSTM, Op.Direction.BOTH);
  }

  /** {@link #gru()} in both directions, each with half of the width. */
  public static ResidualBlock bidirectionalGru() {
    return recurrent(Op.Cell.GRU, Op.Direction.BOTH);
  }

  private static ResidualBlock recurrent(Op.Cell cell, Op.Direction direction) {
    return block(Ordering.PRE_NORM, Layers.recurrent(cell, direction)).norm(Norms.layer());
  }

  /**
   * Layer norm and attention of several heads with a way around it, for sequences (Vaswani et al.
   * 2017, arXiv:1706.03762); {@code causal()} hides what comes later.
   *
   * @param heads divides the width
   */
  public static ResidualBlock attention(int heads) {
    return block(Ordering.PRE_NORM, Layers.attention(heads)).norm(Norms.layer());
  }

  /**
   * Layer norm, dense layer four times as wide, GELU, dense layer, with a way around them, at each
   * position by itself: the second half of a Transformer, and on vectors the block of residual MLPs
   * (Gorishniy et al. 2021, arXiv:2106.11959). {@code widen(0.5)} makes the hidden layer twice as
   * wide as the stage.
   */
  public static ResidualBlock mlp() {
    return block(Ordering.PRE_NORM, Layers.pointwise(MLP_RATIO, true), Layers.pointwise(1, false))
        .norm(Norms.layer())
        .activation(Activations.gelu());
  }

  /**
   * {@link #attention} and then {@link #mlp()}: a Transformer block with norms first (Xiong et al.
   * 2020, arXiv:2002.04745). Tell the positions apart with {@code then(Features::positions)} before
   * the first one.
   */
  public static TransformerBlock transformer(int heads) {
    return new TransformerBlock(attention(heads), mlp());
  }
}
