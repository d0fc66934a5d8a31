package dev.cairn.stack;

import java.util.function.UnaryOperator;

/**
 * Two residual blocks in a row: attention between the positions, then a small net at each of them.
 * Made by {@link Blocks#transformer}. Immutable: every method gives another block.
 */
public final class TransformerBlock implements Block {
  private final ResidualBlock attention;
  private final ResidualBlock mlp;

  TransformerBlock(ResidualBlock attention, ResidualBlock mlp) {
    this.attention = attention;
    this.mlp = mlp;
  }

  @Override
  public Features apply(Features x, Place place) {
    Features mixed = x.within("attention", y -> attention.apply(y, place));
    Place second = place.withStride(1);
    return mixed.within("mlp", y -> mlp.apply(y, second));
  }

  /** Where a position sees only itself and earlier ones, as language models need it. */
  public TransformerBlock causal() {
    return new TransformerBlock(attention.causal(), mlp);
  }

  /** With norms behind the sums, as in the first Transformers: {@link Ordering#POST_NORM}. */
  public TransformerBlock postNorm() {
    return both(block -> block.ordering(Ordering.POST_NORM));
  }

  /** With another norm than layer norm. */
  public TransformerBlock norm(Norm norm) {
    return both(block -> block.norm(norm));
  }

  /** With another activation than GELU. */
  public TransformerBlock activation(Activation activation) {
    return both(block -> block.activation(activation));
  }

  /** With a hidden layer of {@code ratio} times the width, in place of 4. */
  public TransformerBlock mlp(double ratio) {
    return new TransformerBlock(attention, mlp.widen(ratio / Blocks.MLP_RATIO));
  }

  /** With dropout behind the attention and inside the small net. */
  public TransformerBlock dropout(double rate) {
    return both(block -> block.dropout(rate));
  }

  /** With stochastic depth; see {@link ResidualBlock#dropPath}. */
  public TransformerBlock dropPath(double rate) {
    return both(block -> block.dropPath(rate));
  }

  /** With learned factors of the channels; see {@link ResidualBlock#layerScale}. */
  public TransformerBlock layerScale(double initial) {
    return both(block -> block.layerScale(initial));
  }

  /** Beginning as its shortcut; see {@link ResidualBlock#zeroInit}. */
  public TransformerBlock zeroInit() {
    return both(ResidualBlock::zeroInit);
  }

  private TransformerBlock both(UnaryOperator<ResidualBlock> change) {
    return new TransformerBlock(change.apply(attention), change.apply(mlp));
  }
}
