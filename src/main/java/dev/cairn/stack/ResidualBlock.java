package dev.cairn.stack;

import dev.cairn.graph.EmptyVariableException;

/**
 * H(x) = F(x) + shortcut(x), followed by a ReLU where the block asks for one. Made by {@link
 * Blocks}.
 */
public final class ResidualBlock implements Block {
  private final Block branch;
  private final Shortcut shortcut;
  private final Form form;

  /** Where activations stand. */
  enum Form {
    /** ReLU after the sum (He et al. 2015). */
    POST_ACTIVATION,
    /** Norm and ReLU first, nothing after the sum (He et al. 2016). */
    PRE_ACTIVATION
  }

  ResidualBlock(Block branch, Shortcut shortcut, Form form) {
    this.branch = branch;
    this.shortcut = shortcut;
    this.form = form;
  }

  /** The same block with another shortcut, for example {@code Shortcuts.zeroPadded()}. */
  public ResidualBlock shortcut(Shortcut shortcut) {
    EmptyVariableException.check("a shortcut", shortcut, "Block.shortcut");
    return new ResidualBlock(branch, shortcut, form);
  }

  @Override
  public Features apply(Features x, Place place) {
    if (form == Form.POST_ACTIVATION) {
      Features f = branch.apply(x, place);
      return f.plus(around(x, f, place)).relu();
    }
    Features activated = x.norm().relu();
    Features f = branch.apply(activated, place);
    boolean fits = place.stride() == 1 && f.shape().equals(x.shape());
    return f.plus(around(fits ? x : activated, f, place));
  }

  private Features around(Features x, Features f, Place place) {
    return x.within("shortcut", y -> shortcut.apply(y, f.shape().channels(), place.stride()));
  }
}
