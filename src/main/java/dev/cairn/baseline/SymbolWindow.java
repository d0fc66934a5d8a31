package dev.cairn.baseline;

import dev.cairn.data.Examples;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A window of a corpus.
 *
 * @param symbols numbers of them
 * @param answers what stands behind each, -1 where there is no answer
 * @param targets the same as examples have it, {@code [symbols, length]}
 */
record SymbolWindow(int[] symbols, int[] answers, FloatBuffer targets) {

  /** Reads the windows of a part; used by one thread. */
  static final class Reader {
    private final Examples part;
    private final FloatBuffer inputs;
    private final FloatBuffer targets;

    Reader(Examples part) {
      this.part = part;
      this.inputs = FloatBuffer.allocate(part.input().elements());
      this.targets = FloatBuffer.allocate(part.target().elements());
    }

    /** The targets are those of this window until the next one is read. */
    SymbolWindow read(int index) {
      part.write(index, inputs.clear(), targets.clear());
      int[] symbols = new int[inputs.capacity()];
      int[] answers = new int[symbols.length];
      Arrays.fill(answers, -1);
      for (int i = 0; i < symbols.length; i++) {
        symbols[i] = (int) inputs.get(i);
      }
      for (int k = 0; k < targets.capacity(); k++) {
        if (targets.get(k) > 0) {
          answers[k % answers.length] = k / answers.length;
        }
      }
      return new SymbolWindow(symbols, answers, targets.clear());
    }
  }
}
