package dev.cairn.kernel;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Where a cell puts what it displays, also after it was interrupted. */
interface CellOutput {

  /** Adds a display. */
  void display(DisplayData data);

  /** Replaces the display with the same identifier. */
  void update(DisplayData data);
}
