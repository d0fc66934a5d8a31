package dev.cairn.train;

/** What may be said when a model or a run is saved: {@code run.save(path, Save.STATE)}. */
public enum Save {
  /** Takes the place of a file of that name; without it, that is an error. */
  OVERWRITE,
  /** Keeps the last state of a run too, so that training can go on from the file. */
  STATE
}
