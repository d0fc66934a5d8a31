package dev.cairn.engine;

import dev.cairn.graph.CairnException;
import dev.cairn.graph.Facts;

/** An engine that cannot do what was asked: missing natives, wrong batch, memory short. */
public final class EngineException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public EngineException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }

  /** Makes an error of four facts with what a library said; see {@link CairnException}. */
  public EngineException(Facts facts, Throwable cause) {
    super(facts, "", cause);
  }
}
