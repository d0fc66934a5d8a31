package dev.cairn.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Follows padding through a graph: for each node that is padded, its valid positions for every
 * number of tokens.
 */
final class MaskTables implements Op.Visitor<Optional<int[]>> {
  /** Padding within a vector that was a sequence, and may become it again. */
  private record Flattened(Shape shape, int[] table) {}

  private final Graph graph;
  private final Map<String, int[]> tables = new LinkedHashMap<>();
  private final Map<String, Flattened> flattened = new HashMap<>();
  private Node node;

  private MaskTables(Graph graph) {
    this.graph = graph;
    node = graph.input();
  }

  static Map<String, int[]> of(Graph graph) {
    MaskTables all = new MaskTables(graph);
    for (Node next : graph.nodes()) {
      all.node = next;
      next.op().accept(all).ifPresent(table -> all.tables.put(next.name(), table));
    }
    return all.tables;
  }

  private Optional<int[]> first() {
    return Optional.ofNullable(tables.get(node.inputs().get(0)));
  }

  private static Optional<int[]> none() {
    return Optional.empty();
  }

  /** Number by number; also of a vector that was a sequence. */
  private Optional<int[]> elementwise() {
    Flattened before = flattened.get(node.inputs().get(0));
    if (before != null) {
      flattened.put(node.name(), before);
    }
    return first();
  }

  /** As in a graph of the example's own length; an example has at least one position. */
  private Optional<int[]> through(Window.Axis axis) {
    return first()
        .map(
            before ->
                Arrays.stream(before)
                    .map(length -> Math.max(1, Math.min(axis.output(length), node.shape().size(1))))
                    .toArray());
  }

  /** A position is valid where it is in all inputs. */
  private Optional<int[]> joined() {
    return node.inputs().stream()
        .filter(tables::containsKey)
        .map(tables::get)
        .reduce(MaskTables::shorter);
  }

  private static int[] shorter(int[] a, int[] b) {
    int[] least = a.clone();
    Arrays.setAll(least, i -> Math.min(a[i], b[i]));
    return least;
  }

  @Override
  public Optional<int[]> embedding(Op.Embedding op) {
    if (!op.padded() || !node.inputs().get(0).equals(graph.input().name())) {
      return none();
    }
    int[] own = new int[node.shape().size(1) + 1];
    Arrays.setAll(own, tokens -> Math.max(1, tokens));
    return Optional.of(own);
  }

  @Override
  public Optional<int[]> convolution(Op.Convolution op) {
    return through(op.window().columns());
  }

  @Override
  public Optional<int[]> pool(Op.Pool op) {
    return through(op.window().columns());
  }

  @Override
  public Optional<int[]> subsample(Op.Subsample op) {
    return through(Window.Axis.padded(1, op.stride(), 0));
  }

  @Override
  public Optional<int[]> flatten(Op.Flatten op) {
    Shape shape = graph.node(node.inputs().get(0)).shape();
    first().ifPresent(table -> flattened.put(node.name(), new Flattened(shape, table)));
    return none();
  }

  @Override
  public Optional<int[]> reshape(Op.Reshape op) {
    Flattened before = flattened.get(node.inputs().get(0));
    return before != null && before.shape().equals(op.shape())
        ? Optional.of(before.table())
        : none();
  }

  @Override
  public Optional<int[]> add(Op.Add op) {
    return joined();
  }

  @Override
  public Optional<int[]> multiply(Op.Multiply op) {
    return joined();
  }

  @Override
  public Optional<int[]> concatenate(Op.Concatenate op) {
    return joined();
  }

  @Override
  public Optional<int[]> relu(Op.Relu op) {
    return elementwise();
  }

  @Override
  public Optional<int[]> activation(Op.Activation op) {
    return elementwise();
  }

  @Override
  public Optional<int[]> scale(Op.Scale op) {
    return elementwise();
  }

  @Override
  public Optional<int[]> shift(Op.Shift op) {
    return elementwise();
  }

  @Override
  public Optional<int[]> dropout(Op.Dropout op) {
    return elementwise();
  }

  @Override
  public Optional<int[]> batchNorm(Op.BatchNorm op) {
    return first();
  }

  @Override
  public Optional<int[]> groupNorm(Op.GroupNorm op) {
    return first();
  }

  @Override
  public Optional<int[]> layerNorm(Op.LayerNorm op) {
    return first();
  }

  @Override
  public Optional<int[]> padChannels(Op.PadChannels op) {
    return first();
  }

  @Override
  public Optional<int[]> recurrent(Op.Recurrent op) {
    return first();
  }

  @Override
  public Optional<int[]> attention(Op.Attention op) {
    return first();
  }

  @Override
  public Optional<int[]> input(Op.Input op) {
    return none();
  }

  @Override
  public Optional<int[]> dense(Op.Dense op) {
    return none();
  }

  @Override
  public Optional<int[]> globalPool(Op.GlobalPool op) {
    return none();
  }

  @Override
  public Optional<int[]> kMaxPool(Op.KMaxPool op) {
    return none();
  }

  @Override
  public Optional<int[]> lastPosition(Op.LastPosition op) {
    return none();
  }

  @Override
  public Optional<int[]> attentionPool(Op.AttentionPool op) {
    return none();
  }
}
