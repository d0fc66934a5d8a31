package dev.cairn.settings;

/** How training shows its progress. */
public enum Progress {
  /** As the host can: a live panel in notebooks, a rewritten line in terminals. */
  LIVE,
  /** Nothing until training has ended, then its last state. */
  FINAL,
  /** A line of text an epoch. */
  LINES
}
