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
   * Asks the person for something that nobody shall see while it is typed.
   *
   * @param prompt what is asked for
   * @return what was typed, for the caller to overwrite; empty if this host cannot ask so
   */
  default Optional<char[]> secret(String prompt) {
    return Optional.empty();
  }
}
