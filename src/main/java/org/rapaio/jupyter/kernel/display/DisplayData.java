package org.rapaio.jupyter.kernel.display;

/** A bundle of mime types; signatures only. */
public class DisplayData {
  /** Subclasses are rapaio's own. */
  protected DisplayData() {}

  /** Makes a bundle with a plain text. */
  public static DisplayData fromText(String text) {
    throw new UnsupportedOperationException(text);
  }

  /** Adds a mime type. */
  public void putData(String mimeType, Object data) {
    throw new UnsupportedOperationException(mimeType);
  }

  /** Gives the display an identifier, by which it can be updated. */
  public void setDisplayId(String id) {
    throw new UnsupportedOperationException(id);
  }
}
