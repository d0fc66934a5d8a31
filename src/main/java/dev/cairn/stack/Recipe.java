package dev.cairn.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a residual block is made of.
 *
 * @param ordering where norms and activations stand
 * @param layers of the branch F(x), in order
 * @param windows changes every convolution with a window
 * @param shortcut around the branch; the ordering's own if empty
 * @param norm of the block; the net's if empty
 * @param activation of the block; the net's if empty
 * @param inside put before the last layer; behind it where there is but one
 * @param end put on F(x) before the sum
 * @param beginning of its weights
 */
record Recipe(
    Ordering ordering,
    List<Layer> layers,
    BiFunction<Conv, Place, Conv> windows,
    Optional<Shortcut> shortcut,
    Optional<Norm> norm,
    Optional<Activation> activation,
    List<Block> inside,
    List<Block> end,
    Beginning beginning) {

  /** The first weights of a block. */
  enum Beginning {
    /** He's for all layers. */
    USUAL,
    /** F(x) begins as 0. */
    ZERO,
    /** Fixup's. */
    FIXUP
  }

  static Recipe of(Ordering ordering, Layer... layers) {
    return new Recipe(
        ordering,
        List.of(layers),
        (conv, place) -> conv,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Beginning.USUAL);
  }

  Recipe with(Ordering another) {
    return new Recipe(another, layers, windows, shortcut, norm, activation, inside, end, beginning);
  }

  Recipe with(List<Layer> others) {
    return new Recipe(
        ordering, others, windows, shortcut, norm, activation, inside, end, beginning);
  }

  Recipe then(BiFunction<Conv, Place, Conv> change) {
    BiFunction<Conv, Place, Conv> both = (c, place) -> change.apply(windows.apply(c, place), place);
    return new Recipe(ordering, layers, both, shortcut, norm, activation, inside, end, beginning);
  }

  Recipe with(Shortcut another) {
    return new Recipe(
        ordering, layers, windows, Optional.of(another), norm, activation, inside, end, beginning);
  }

  Recipe with(Norm another) {
    return new Recipe(
        ordering,
        layers,
        windows,
        shortcut,
        Optional.of(another),
        activation,
        inside,
        end,
        beginning);
  }

  Recipe with(Activation another) {
    return new Recipe(
        ordering, layers, windows, shortcut, norm, Optional.of(another), inside, end, beginning);
  }

  Recipe inside(Block part) {
    return new Recipe(
        ordering, layers, windows, shortcut, norm, activation, more(inside, part), end, beginning);
  }

  Recipe end(Block part) {
    return new Recipe(
        ordering, layers, windows, shortcut, norm, activation, inside, more(end, part), beginning);
  }

  Recipe with(Beginning another) {
    return new Recipe(ordering, layers, windows, shortcut, norm, activation, inside, end, another);
  }

  private static List<Block> more(List<Block> parts, Block part) {
    List<Block> all = new ArrayList<>(parts);
    all.add(part);
    return List.copyOf(all);
  }
}
