package dev.cairn.seal;

/** How much of a sealed file is encrypted and authenticated as one piece. */
public enum Segments {
  /** 4 KiB, for files that are read here and there, such as examples in an order of chance. */
  SMALL(12),
  /** 1 MiB, for files that are read from begin to end, such as models. */
  LARGE(20);

  private final int power;

  Segments(int power) {
    this.power = power;
  }

  int power() {
    return power;
  }
}
