package dev.cairn.train;

import dev.cairn.data.Labels;
import dev.cairn.data.text.TopicSymbols;
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
import java.util.stream.Collectors;

/**
 * Writes text with a session of a language model: the last symbols in one window, of which only
 * what is said at the last of them counts; then the same with one symbol more. What stands behind
 * it in the window does not matter, since no position sees a later one.
 */
final class Writer {
  private static final int NONE = -1;

  private final Session session;
  private final Graph graph;
  private final Labels symbols;
  private final int length;
  private final Map<String, Integer> known = new HashMap<>();
  private final boolean[] drawn;
  private final int last;

  Writer(Session session, Graph graph, LanguageModelling task) {
    this.session = session;
    this.graph = graph;
    this.symbols = task.symbols();
    this.length = graph.inputShape().elements();
    for (int k = 0; k < symbols.size(); k++) {
      known.put(symbols.name(k), k);
    }
    this.drawn = new boolean[symbols.size()];
    int first = hasVocabulary(symbols) ? Vocabulary.FIRST : 0;
    for (int k = first; k < drawn.length; k++) {
      drawn[k] = !TopicSymbols.isTopic(symbols.name(k));
    }
    this.last = known.getOrDefault(TopicSymbols.END, NONE);
  }

  /**
   * What was written.
   *
   * @param text without a symbol for its end
   * @param isEnded whether the net said that it ends there
   */
  record Written(String text, boolean isEnded) {}

  /** Whether the first two symbols are padding and unknown, which nobody wants to read. */
  private static boolean hasVocabulary(Labels symbols) {
    Vocabulary none = new Vocabulary(List.of());
    return symbols.size() > Vocabulary.FIRST
        && symbols.name(Vocabulary.PADDING).equals(none.symbol(Vocabulary.PADDING))
        && symbols.name(Vocabulary.UNKNOWN).equals(none.symbol(Vocabulary.UNKNOWN));
  }

  /** Numbers of symbols; those that are not known are left out. */
  int[] numbers(List<String> text) {
    return text.stream()
        .filter(known::containsKey)
        .mapToInt(symbol -> Objects.requireNonNull(known.get(symbol)))
        .toArray();
  }

  /** Those of some numbers that a text may begin with, so neither padding nor unknown. */
  int[] usable(int[] numbers) {
    return Arrays.stream(numbers)
        .filter(k -> drawn[k] || TopicSymbols.isTopic(symbols.name(k)))
        .toArray();
  }

  /** A text of numbers, for people. */
  String text(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(symbols::name).collect(Collectors.joining());
  }

  /**
   * Goes on from a text. Only the last window of it is kept beside what is returned.
   *
   * @param begun numbers of its symbols, one or more
   * @param count symbols to write
   * @param reader is given each symbol
   * @param stop asked before each symbol
   */
  Written write(
      int[] begun, int count, Sampling sampling, Consumer<String> reader, BooleanSupplier stop) {
    int size = Math.min(begun.length, length);
    int[] window = new int[length];
    System.arraycopy(begun, begun.length - size, window, 0, size);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count && !stop.getAsBoolean(); i++) {
      int next = sampling.draw(logits(window, size), i);
      if (next == last) {
        return new Written(text.toString(), true);
      }
      if (size == length) {
        System.arraycopy(window, 1, window, 0, --size);
      }
      window[size++] = next;
      String symbol = symbols.name(next);
      text.append(symbol);
      reader.accept(symbol);
    }
    return new Written(text.toString(), false);
  }

  /** Of the symbol behind the first {@code size} of a window. */
  private double[] logits(int[] window, int size) {
    Shape out = graph.outputShape();
    Batch batch = Batch.allocate(1, graph.inputShape(), out);
    // Behind the text, one of its symbols: padding would be masked, and is no symbol everywhere.
    for (int i = 0; i < length; i++) {
      batch.inputs().put(i, window[Math.min(i, size - 1)]);
    }
    float[] values =
        Objects.requireNonNull(session.forward(batch, List.of(graph.output())).get(graph.output()));
    double[] logits = new double[out.channels()];
    for (int k = 0; k < logits.length; k++) {
      logits[k] = drawn[k] ? values[k * out.positions() + size - 1] : Double.NEGATIVE_INFINITY;
    }
    return logits;
  }
}
