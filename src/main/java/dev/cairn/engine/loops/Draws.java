package dev.cairn.engine.loops;

import dev.cairn.graph.CounterRandom;

/** The random numbers of the step that runs now: a session says which step it is. */
public final class Draws {
  private long seed;
  private String step = "";

  /**
   * From now on the numbers are those of another step.
   *
   * @param seed of the state
   * @param step steps done before it
   * @param part of the step, from 0; parts behind the first have numbers of their own
   */
  public void begin(long seed, long step, int part) {
    this.seed = seed;
    this.step = step + (part == 0 ? "" : "." + part);
  }

  /** What a dropout node drops in this step, see {@link dev.cairn.graph.Op.Dropout}. */
  public CounterRandom drop(String node) {
    return CounterRandom.of(seed, node + ".drop" + step);
  }
}
