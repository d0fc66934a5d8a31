package dev.cairn.stack;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The first node of a graph that lets a position of a sequence see what stands behind it, when the
 * net predicts. A batch norm does not: it then uses its running statistics.
 */
final class LookAhead implements Op.Visitor<Optional<String>> {
  private static final Optional<String> NONE = Optional.empty();
  private static final String ALL = "it reads all positions";

  private final Node node;
  private final List<Shape> reads;
  private final boolean flat;

  private LookAhead(Node node, List<Shape> reads, boolean flat) {
    this.node = node;
    this.reads = reads;
    this.flat = flat;
  }

  /**
   * A node that looks ahead.
   *
   * @param node which
   * @param how in words
   */
  record Found(Node node, String how) {}

  static Optional<Found> in(Graph graph) {
    Map<String, Node> seen = new HashMap<>();
    Map<String, Boolean> flat = new HashMap<>();
    for (Node node : graph.nodes()) {
      List<Shape> reads = node.inputs().stream().map(name -> shape(seen, name)).toList();
      boolean ofFlat = node.inputs().stream().anyMatch(name -> flat.getOrDefault(name, false));
      Optional<String> how = node.op().accept(new LookAhead(node, reads, ofFlat));
      if (how.isPresent()) {
        return Optional.of(new Found(node, how.get()));
      }
      seen.put(node.name(), node);
      boolean row = node.op() instanceof Op.Flatten || ofFlat && node.shape().isVector();
      flat.put(node.name(), row);
    }
    return Optional.empty();
  }

  private static Shape shape(Map<String, Node> seen, String name) {
    return Objects.requireNonNull(seen.get(name)).shape();
  }

  private static Optional<String> windowed(Window window) {
    Window.Axis axis = window.columns();
    int ahead = axis.reach() - 1 - axis.before();
    return ahead > 0
        ? Optional.of(
            "it reads " + (ahead == 1 ? "1 position" : ahead + " positions") + " further on")
        : NONE;
  }

  private Optional<String> unless(boolean fine) {
    return fine ? NONE : Optional.of(ALL);
  }

  @Override
  public Optional<String> input(Op.Input op) {
    return NONE;
  }

  @Override
  public Optional<String> convolution(Op.Convolution op) {
    return windowed(op.window());
  }

  @Override
  public Optional<String> dense(Op.Dense op) {
    return Optional.of(ALL);
  }

  @Override
  public Optional<String> batchNorm(Op.BatchNorm op) {
    return NONE;
  }

  @Override
  public Optional<String> relu(Op.Relu op) {
    return NONE;
  }

  @Override
  public Optional<String> add(Op.Add op) {
    return NONE;
  }

  @Override
  public Optional<String> pool(Op.Pool op) {
    return windowed(op.window());
  }

  @Override
  public Optional<String> globalPool(Op.GlobalPool op) {
    return Optional.of(ALL);
  }

  @Override
  public Optional<String> flatten(Op.Flatten op) {
    return NONE;
  }

  @Override
  public Optional<String> subsample(Op.Subsample op) {
    return NONE;
  }

  @Override
  public Optional<String> padChannels(Op.PadChannels op) {
    return unless(!flat);
  }

  @Override
  public Optional<String> groupNorm(Op.GroupNorm op) {
    return Optional.of("its mean and variance are over all positions");
  }

  @Override
  public Optional<String> layerNorm(Op.LayerNorm op) {
    return flat ? Optional.of("its mean and variance are over all positions") : NONE;
  }

  @Override
  public Optional<String> activation(Op.Activation op) {
    return NONE;
  }

  @Override
  public Optional<String> multiply(Op.Multiply op) {
    return NONE;
  }

  @Override
  public Optional<String> scale(Op.Scale op) {
    return NONE;
  }

  @Override
  public Optional<String> shift(Op.Shift op) {
    return NONE;
  }

  @Override
  public Optional<String> dropout(Op.Dropout op) {
    return NONE;
  }

  @Override
  public Optional<String> concatenate(Op.Concatenate op) {
    return unless(!flat);
  }

  @Override
  public Optional<String> kMaxPool(Op.KMaxPool op) {
    return Optional.of("it chooses among all positions");
  }

  @Override
  public Optional<String> lastPosition(Op.LastPosition op) {
    return Optional.of("it reads the last position");
  }

  @Override
  public Optional<String> attentionPool(Op.AttentionPool op) {
    return Optional.of(ALL);
  }

  @Override
  public Optional<String> embedding(Op.Embedding op) {
    return NONE;
  }

  @Override
  public Optional<String> recurrent(Op.Recurrent op) {
    return op.direction() == Op.Direction.FORWARD
        ? NONE
        : Optional.of("it reads from the last position back");
  }

  @Override
  public Optional<String> attention(Op.Attention op) {
    return op.causal() ? NONE : Optional.of("its positions see all others");
  }

  /** Back from a row to the sequence that it was is fine. */
  @Override
  public Optional<String> reshape(Op.Reshape op) {
    boolean same = reads.get(0).equals(op.shape());
    boolean back = flat && node.shape().isSequence();
    return unless(same || back);
  }
}
