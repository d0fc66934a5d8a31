package dev.cairn.stack;

/**
 * What {@code norm()} and {@code activate()} mean.
 *
 * @param norm the kind of norm
 * @param activation the kind of activation
 */
record Style(Norm norm, Activation activation) {
  static final Style DEFAULT = new Style(Norms.batch(), Activations.relu());

  Style with(Norm another) {
    return new Style(another, activation);
  }

  Style with(Activation another) {
    return new Style(norm, another);
  }

  boolean hasNorm() {
    return norm != Norms.none();
  }
}
