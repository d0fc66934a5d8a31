package dev.cairn.engine.dl4j.convert;

import dev.cairn.graph.CairnException;
import dev.cairn.graph.Facts;

/** A model that cannot become one of Deeplearning4j, or the other way round. */
public final class ConversionException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** With the four facts that every error has. */
  ConversionException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }

  /** With the error of a library behind it. */
  ConversionException(Facts facts, Throwable cause) {
    super(facts, "", cause);
  }
}
