package dev.cairn.store;

import java.io.IOException;
import java.io.OutputStream;

/** Something that writes itself, the same bytes each time it is asked. */
@FunctionalInterface
public interface Content {
  /** Writes all of it; leaves the stream open. */
  void writeTo(OutputStream out) throws IOException;
}
