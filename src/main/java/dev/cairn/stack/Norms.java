package dev.cairn.stack;

import dev.cairn.graph.Op;

/** The kinds of normalisation, for {@code block.norm(…)} and {@code trunk.norm(…)}. */
public final class Norms {
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.9;
  private static final Norm NONE = (x, scale) -> x;

  private Norms() {}

  /**
   * Batch norm with epsilon 1e-5 and momentum 0.9 (Ioffe and Szegedy 2015, arXiv:1502.03167); what
   * nets have that say nothing else.
   */
  public static Norm batch() {
    return (x, scale) -> x.add("norm", new Op.BatchNorm(EPSILON, MOMENTUM, scale));
  }

  /**
   * Layer norm of each position over its channels, with epsilon 1e-5 (Ba et al. 2016,
   * arXiv:1607.06450).
   */
  public static Norm layer() {
    return (x, scale) -> x.add("norm", new Op.LayerNorm(EPSILON, scale));
  }

  /**
   * Group norm with epsilon 1e-5 (Wu and He 2018, arXiv:1803.08494), for batches too small for
   * {@link #batch()}.
   *
   * @param groups divides the channels
   */
  public static Norm group(int groups) {
    return (x, scale) -> x.add("norm", new Op.GroupNorm(groups, EPSILON, scale));
  }

  /**
   * No norm. Layers of blocks get a bias instead; deep stacks then need {@code skipInit()} or
   * {@code fixup()}.
   */
  public static Norm none() {
    return NONE;
  }
}
