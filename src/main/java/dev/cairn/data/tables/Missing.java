package dev.cairn.data.tables;

/** What becomes of missing values. */
public enum Missing {
  /** An error that names the cell. */
  REFUSE,
  /** Rows that have one are left out. */
  DROP_ROWS,
  /** The mean of the training part, or its most frequent category. */
  FILL,
  /** As {@link #FILL}, and a column of 0 and 1 tells where; a category of its own for texts. */
  FILL_AND_MARK
}
