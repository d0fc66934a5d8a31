package dev.cairn.jjava;

import java.util.stream.Stream;

/**
 * Whose code a cell is in: Cairn's, which looks at the interrupt flag and ends in order, or other
 * code, which nobody knows anything about.
 */
enum CellFrames {
  /** Nothing runs. */
  IDLE,
  /** Cairn's code is called, and no code of the cell from there. */
  CAIRN,
  /** Cairn's code is called, and has called code of the cell. */
  CELL_WITHIN_CAIRN,
  /** Cairn's code is not called. */
  OTHER;

  private static final String CAIRN_CLASSES = "dev.cairn.";
  private static final String THIS_PACKAGE = "dev.cairn.jjava.";
  private static final String CELL_CLASSES = "REPL.";

  /**
   * Looks at the innermost frame that is Cairn's or the cell's own.
   *
   * @param stack innermost frame first
   */
  static CellFrames of(StackTraceElement[] stack) {
    if (stack.length == 0) {
      return IDLE;
    }
    if (Stream.of(stack).noneMatch(CellFrames::isOfCairn)) {
      return OTHER;
    }
    return Stream.of(stack)
            .filter(frame -> isOfCairn(frame) || isOfCell(frame))
            .findFirst()
            .filter(CellFrames::isOfCairn)
            .isPresent()
        ? CAIRN
        : CELL_WITHIN_CAIRN;
  }

  static boolean isOfCell(StackTraceElement frame) {
    return frame.getClassName().startsWith(CELL_CLASSES);
  }

  private static boolean isOfCairn(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.startsWith(CAIRN_CLASSES) && !name.startsWith(THIS_PACKAGE);
  }
}
