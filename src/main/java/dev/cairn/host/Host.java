package dev.cairn.host;

import java.util.Optional;

/** A place where cells run and values are shown, such as a notebook kernel. */
public interface Host {

  /** What people call it, such as {@code Java (Cairn)}. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Shows a value in the output of the cell that runs now. */
  void display(Shown shown);

  /** A new display in the cell that runs now; it can be replaced also when the cell has ended. */
  LiveDisplay live();

  /**
   * What tells the cell that runs now from others, and is the same when it runs again: the
   * identifier that the notebook gave it, else its source. Empty if the host does not know.
   */
  default Optional<String> cell() {
    return Optional.empty();
  }
}
