package dev.cairn.graph;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;

/**
 * Which nodes of a graph hold sequences with padding behind them, and how many of their positions
 * are valid. A {@linkplain Op.Embedding padded embedding} begins it, and it goes on through all ops
 * that keep positions, down to those that make one answer of all of them.
 *
 * <p>What engines promise: an example gives what it would give alone, in a graph of its own length.
 * Behind the valid positions every value is 0 and every gradient is 0. Batch norm takes its
 * statistics, running ones too, from the valid positions of all examples; group norm from those of
 * each. Pools look at valid positions only, and so do keys of attention. A layer that reads from
 * the end begins at the last valid position. K-max pooling of fewer than k positions has zeros
 * behind them. Dropout draws by the place in the padded batch, so it may differ at another length.
 */
public final class Masks {
  private final Map<String, int[]> tables;

  private Masks(Map<String, int[]> tables) {
    this.tables = tables;
  }

  /** Of a graph; empty where no embedding is padded. */
  public static Masks of(Graph graph) {
    return new Masks(MaskTables.of(graph));
  }

  /** True if no node is padded. */
  public boolean isEmpty() {
    return tables.isEmpty();
  }

  /** True if the node holds sequences with padding behind them. */
  public boolean has(String node) {
    return tables.containsKey(node);
  }

  /**
   * How many positions of a padded node are valid.
   *
   * @param tokens valid indices of the example, from 1 to the length of the graph's input
   */
  public int valid(String node, int tokens) {
    return table(node)[tokens];
  }

  /** A copy of the answers of {@link #valid}, by the number of tokens, which counts from 0. */
  public int[] validByTokens(String node) {
    return table(node).clone();
  }

  private int[] table(String node) {
    return Objects.requireNonNull(tables.get(node), node);
  }

  /**
   * How many indices of an example are valid: up to the last one that is not 0, and one of an
   * example that has none.
   *
   * @param indices of a batch
   * @param from where the example begins
   * @param length with padding
   */
  public static int tokens(FloatBuffer indices, int from, int length) {
    int valid = length;
    while (valid > 1 && indices.get(from + valid - 1) == 0) {
      valid--;
    }
    return valid;
  }
}
