package dev.cairn.seal;

import dev.cairn.graph.CairnException;
import dev.cairn.graph.Facts;
import java.nio.file.Path;

/** A key that cannot be had, or a sealed file that cannot be written or opened. */
public final class SealException extends CairnException {
  private static final long serialVersionUID = 1L;

  /** Makes an error of four facts; see {@link CairnException}. */
  public SealException(String expected, String found, String where, String mend) {
    super(expected, found, where, mend);
  }

  private SealException(Facts facts, Throwable cause) {
    super(facts, "", cause);
  }

  /**
   * The one answer to another key, a changed, reordered or cut file, and a file of something else.
   * It has no cause: which of them it was helps those who try keys or bytes.
   */
  static SealException refused(Path path) {
    return new SealException(
        "a sealed file as it was written, and the seal that it was written with",
        "a file that this seal does not open",
        path.toString(),
        "give the seal that it was made with; if it is that one, take another copy of the file");
  }

  /** The disk, not the seal, says no. */
  static SealException disk(String expected, Path path, Exception cause) {
    Facts facts =
        new Facts(
            expected,
            cause.getClass().getSimpleName() + ": " + cause.getMessage(),
            path.toString(),
            "see whether it is a file that you may use, and the disk has room");
    return new SealException(facts, cause);
  }
}
