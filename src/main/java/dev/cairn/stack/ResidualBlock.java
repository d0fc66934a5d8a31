package dev.cairn.stack;

import dev.cairn.graph.EmptyVariableException;
import dev.cairn.stack.Recipe.Beginning;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * H(x) = F(x) + shortcut(x): a branch of layers with norms and activations, and a way around it.
 * Made by {@link Blocks}. Immutable: every method gives another block, and they compose, as in
 * {@code Blocks.bottleneck().groups(32).squeezeExcite(16).dropPath(0.1)}. A choice that does not
 * suit the features is refused where the block is put on them.
 */
public final class ResidualBlock implements Block {
  private static final Norm FIXUP_SHIFT = (x, scale) -> x.shift();

  private final Recipe recipe;

  ResidualBlock(Recipe recipe) {
    this.recipe = recipe;
  }

  @Override
  public Features apply(Features x, Place place) {
    return Residual.of(recipe, x, place);
  }

  /** With another shortcut, for example {@code Shortcuts.zeroPadded()}. */
  public ResidualBlock shortcut(Shortcut shortcut) {
    EmptyVariableException.check("a shortcut", shortcut, "Block.shortcut");
    return new ResidualBlock(recipe.with(shortcut));
  }

  /** With norms and activations in another order. */
  public ResidualBlock ordering(Ordering ordering) {
    EmptyVariableException.check("an ordering", ordering, "Block.ordering");
    return new ResidualBlock(recipe.with(ordering));
  }

  /** With norm and activation before each layer: {@link Ordering#PRE_ACTIVATION}. */
  public ResidualBlock preActivation() {
    return ordering(Ordering.PRE_ACTIVATION);
  }

  /** Without a first activation, but with a last norm: {@link Ordering#LAST_NORM}. */
  public ResidualBlock lastNorm() {
    return ordering(Ordering.LAST_NORM);
  }

  /** With another norm than the net's, for example {@code Norms.group(8)}. */
  public ResidualBlock norm(Norm norm) {
    EmptyVariableException.check("a norm", norm, "Block.norm");
    return new ResidualBlock(recipe.with(norm));
  }

  /** With another activation than the net's, for example {@code Activations.gelu()}. */
  public ResidualBlock activation(Activation activation) {
    EmptyVariableException.check("an activation", activation, "Block.activation");
    return new ResidualBlock(recipe.with(activation));
  }

  /** With windows of another size; 1x1 convolutions stay. */
  public ResidualBlock kernel(int kernel) {
    return convolutions((conv, place) -> conv.kernel(kernel));
  }

  /** With grouped convolutions (Xie et al. 2017, arXiv:1611.05431); 1x1 convolutions stay. */
  public ResidualBlock groups(int groups) {
    return convolutions((conv, place) -> conv.groups(groups));
  }

  /** With taps {@code dilation} positions apart (Yu and Koltun 2016, arXiv:1511.07122). */
  public ResidualBlock dilation(int dilation) {
    return convolutions((conv, place) -> conv.dilation(dilation));
  }

  /** Without a look ahead: for sequences whose next value is wanted. */
  public ResidualBlock causal() {
    return convolutions((conv, place) -> conv.causal());
  }

  /**
   * With every convolution changed that has a window, for example {@code (conv, p) ->
   * conv.dilation(p.block())}.
   */
  public ResidualBlock convolutions(BiFunction<Conv, Place, Conv> change) {
    EmptyVariableException.check("a change of convolutions", change, "Block.convolutions");
    return new ResidualBlock(recipe.then(change));
  }

  /** With all layers but the last one {@code factor} times as wide. */
  public ResidualBlock widen(double factor) {
    int last = recipe.layers().size() - 1;
    return new ResidualBlock(
        recipe.with(
            IntStream.rangeClosed(0, last)
                .mapToObj(i -> recipe.layers().get(i).widened(i == last ? 1 : factor))
                .toList()));
  }

  /**
   * With dropout before the last layer (Zagoruyko and Komodakis 2016, arXiv:1605.07146); behind it
   * where there is but one.
   */
  public ResidualBlock dropout(double rate) {
    return new ResidualBlock(recipe.inside((x, place) -> x.dropout(rate)));
  }

  /**
   * With squeeze-and-excite before the sum: factors from 0 to 1 for the channels, made from their
   * means (Hu et al. 2017, arXiv:1709.01507).
   *
   * @param reduction how many times fewer channels stand between the two dense layers
   */
  public ResidualBlock squeezeExcite(int reduction) {
    return end(Ends.squeezeExcite(reduction));
  }

  /**
   * With a learned factor of each channel before the sum (Touvron et al. 2021, arXiv:2103.17239).
   */
  public ResidualBlock layerScale(double initial) {
    return end((x, place) -> x.isPlain() ? x : x.scaleChannels(initial));
  }

  /**
   * With stochastic depth: F(x) is dropped for whole examples while training, with a rate that
   * grows from block to block up to {@code rate} (Huang et al. 2016, arXiv:1603.09382).
   */
  public ResidualBlock dropPath(double rate) {
    return end((x, place) -> x.dropPath(rate * place.index() / place.total()));
  }

  /**
   * Beginning as its shortcut: the scales of the last norm begin at 0 (Goyal et al. 2017,
   * arXiv:1706.02677); where no norm is last, the weights of the last layer.
   */
  public ResidualBlock zeroInit() {
    return new ResidualBlock(recipe.with(Beginning.ZERO));
  }

  /**
   * Without norms: F(x) times a learned number, at first 0 (De and Smith 2020, arXiv:2002.10444).
   */
  public ResidualBlock skipInit() {
    return norm(Norms.none()).end((x, place) -> x.isPlain() ? x : x.scale(0));
  }

  /**
   * Without norms: first weights that fit the depth, the last layer's 0, learned summands before
   * layers and activations and a learned factor (Zhang et al. 2019, arXiv:1901.09321).
   */
  public ResidualBlock fixup() {
    return new ResidualBlock(recipe.with(FIXUP_SHIFT).with(Beginning.FIXUP));
  }

  /** With a part of your own on F(x) before the sum, behind those that were added before. */
  public ResidualBlock end(Block part) {
    EmptyVariableException.check("a part", part, "Block.end");
    return new ResidualBlock(recipe.end(part));
  }
}
