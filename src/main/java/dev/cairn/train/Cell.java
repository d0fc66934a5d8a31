package dev.cairn.train;

/**
 * A notebook cell that runs, as its host knows it. A cell that is run again supersedes the jobs
 * that an earlier run of it started.
 *
 * @param id of the cell, the same at each run: Jupyter's cell id, else for example its source
 * @param run differs at each run of the cell: for example the id of the request or the execution
 *     count
 */
public record Cell(String id, String run) {
  /** Whether the other one is an earlier or later run of this cell. */
  boolean isAnotherRunOf(Cell other) {
    return id.equals(other.id) && !run.equals(other.run);
  }
}
