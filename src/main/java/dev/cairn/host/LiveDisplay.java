package dev.cairn.host;

/** One output of a cell that changes while it is looked at. */
@FunctionalInterface
public interface LiveDisplay {

  /** Replaces what is shown; the first call puts it there. */
  void show(Shown shown);
}
