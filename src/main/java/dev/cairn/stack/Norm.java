package dev.cairn.stack;

/** A kind of normalisation: one of {@link Norms}, or a lambda. */
@FunctionalInterface
public interface Norm {
  /**
   * Normalises features; the shape stays.
   *
   * @param x what is normalised
   * @param initialScale where the learned scales begin: 1, or 0 for a branch that begins with zeros
   */
  Features apply(Features x, double initialScale);
}
