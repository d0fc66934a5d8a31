package dev.cairn.engine.loops;

import dev.cairn.graph.Masks;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks once a step where the padding of each example begins, and tells it to all kernels that have
 * to know. Nodes with the same valid positions share their {@link Lengths}. Arrays: indices {@code
 * [examples, length]}.
 */
public final class TokenLengths implements JavaKernel {
  /** Valid positions by the number of tokens, and those of the batch at hand. */
  private record Table(int[] byTokens, Lengths lengths) {}

  private final Masks masks;
  private final int examples;
  private final int length;
  private final Map<List<Integer>, Table> tables = new HashMap<>();

  /** For batches of {@code examples} rows of so many indices. */
  public TokenLengths(Masks masks, int examples, int length) {
    this.masks = masks;
    this.examples = examples;
    this.length = length;
  }

  /** The lengths of a node; nothing where none of its positions is ever padding. */
  public Optional<Lengths> of(String node) {
    if (!masks.has(node)) {
      return Optional.empty();
    }
    int[] byTokens = masks.validByTokens(node);
    List<Integer> key = Arrays.stream(byTokens).boxed().toList();
    Lengths none = Lengths.all(examples, byTokens[byTokens.length - 1]);
    return Optional.of(tables.computeIfAbsent(key, k -> new Table(byTokens, none)).lengths());
  }

  @Override
  public void run(List<FloatBuffer> arrays) {
    for (int example = 0; example < examples; example++) {
      int tokens = Masks.tokens(arrays.get(0), example * length, length);
      for (Table table : tables.values()) {
        table.lengths().set(example, table.byTokens()[tokens]);
      }
    }
  }
}
