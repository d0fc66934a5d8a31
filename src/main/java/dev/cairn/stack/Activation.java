package dev.cairn.stack;

/** A kind of activation: one of {@link Activations}, or a lambda. */
@FunctionalInterface
public interface Activation {
  /** Activates features, number by number; the shape stays. */
  Features apply(Features x);
}
