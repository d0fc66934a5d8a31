package dev.cairn.engine.onednn;

import dev.cairn.engine.EngineException;
import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;

/** Native memory, or a clear error. */
final class NativeBytes {
  private NativeBytes() {}

  /**
   * Allocates.
   *
   * @throws EngineException if there is not so much, or JavaCPP does not allow it
   */
  static BytePointer allocate(long bytes) {
    try {
      return new BytePointer(bytes);
    } catch (OutOfMemoryError full) {
      throw new EngineException(
          String.format(Locale.ROOT, "%,d MB of native memory", bytes >> 20),
          String.valueOf(full.getMessage()),
          "engine onednn",
          "use a smaller network or batch, close other programs, or raise Java's -Xmx, which"
              + " limits native memory too");
    }
  }
}
