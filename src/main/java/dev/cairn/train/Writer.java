package dev.cairn.train;

import dev.cairn.data.Labels;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.engine.Session;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Shape;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.Sampling;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Writes text with a session of a language model: the last symbols in one window, of which only
 * what is said at the last of them counts; then the same with one symbol more. What stands behind
 * it in the window does not matter, since no position sees a later one.
 */
final class Writer {
  private final Session session;
  private final Graph graph;
  private final Labels symbols;
  private final int length;
  private final Map<String, Integer> known = new HashMap<>();
  private final int forbidden;

  Writer(Session session, Graph graph, LanguageModelling task) {
    this.session = session;
    this.graph = graph;
    this.symbols = task.symbols();
    this.length = graph.inputShape().elements();
    for (int k = 0; k < symbols.size(); k++) {
      known.put(symbols.name(k), k);
    }
    this.forbidden = hasVocabulary(symbols) ? Vocabulary.FIRST : 0;
  }

  /** Whether the first two symbols are padding and unknown, which nobody wants to read. */
  private static boolean hasVocabulary(Labels symbols) {
    Vocabulary none = new Vocabulary(List.of());
    return symbols.size() > Vocabulary.FIRST
        && symbols.name(Vocabulary.PADDING).equals(none.symbol(Vocabulary.PADDING))
        && symbols.name(Vocabulary.UNKNOWN).equals(none.symbol(Vocabulary.UNKNOWN));
  }

  /** The numbers of a text's symbols; those that are not known are left out. */
  int[] numbers(String text) {
    return text.codePoints()
        .mapToObj(Character::toString)
        .filter(known::containsKey)
        .mapToInt(symbol -> Objects.requireNonNull(known.get(symbol)))
        .toArray();
  }

  /**
   * Goes on from a text.
   *
   * @param begun numbers of its symbols, one or more
   * @param count symbols to write
   * @param reader is given each symbol
   * @param stop asked before each symbol
   * @return what was written
   */
  String write(
      int[] begun, int count, Sampling sampling, Consumer<String> reader, BooleanSupplier stop) {
    int[] all = Arrays.copyOf(begun, begun.length + count);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count && !stop.getAsBoolean(); i++) {
      int end = begun.length + i;
      int next = sampling.draw(logits(all, end), i);
      all[end] = next;
      String symbol = symbols.name(next);
      text.append(symbol);
      reader.accept(symbol);
    }
    return text.toString();
  }

  /** Of the symbol behind the first {@code end}. */
  private double[] logits(int[] all, int end) {
    Shape out = graph.outputShape();
    Batch batch = Batch.allocate(1, graph.inputShape(), out);
    int from = Math.max(0, end - length);
    for (int i = from; i < end; i++) {
      batch.inputs().put(i - from, all[i]);
    }
    // Behind the text, one of its symbols: padding would be masked, and is no symbol everywhere.
    for (int i = end - from; i < length; i++) {
      batch.inputs().put(i, all[end - 1]);
    }
    float[] values =
        Objects.requireNonNull(session.forward(batch, List.of(graph.output())).get(graph.output()));
    int at = end - from - 1;
    double[] logits = new double[out.channels()];
    for (int k = 0; k < logits.length; k++) {
      boolean drawn = k >= forbidden;
      logits[k] = drawn ? values[k * out.positions() + at] : Double.NEGATIVE_INFINITY;
    }
    return logits;
  }
}
