package dev.cairn.stack;

/** What a net says of an example. */
public enum Goal {
  /** Something of the example as a whole: its class, its numbers, or several of them. */
  EXAMPLE,
  /** At each position, which symbol comes next: a language model. */
  NEXT_SYMBOL,
  /** A class for each position: tags. */
  TAG
}
