package dev.cairn.keras.file;

import dev.cairn.graph.CairnException;

/** A Keras file that is damaged, or that holds what Cairn has no op for. */
public final class KerasException extends CairnException {
  private static final long serialVersionUID = 1L;

  private static final String MEND =
      "save the model anew with model.save(\"model.h5\"), or copy the file again";

  /** Makes an error of four facts; see {@link CairnException}. */
  public KerasException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }

  /** A file that is cut, flipped or otherwise not what Keras writes. */
  public static KerasException damaged(String expected, String found, String where) {
    return new KerasException(expected, found, where, MEND);
  }
}
