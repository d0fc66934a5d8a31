package dev.cairn.engine;

import dev.cairn.graph.Masks;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node that reads or gives sequences with padding behind them: each example is cut to its own
 * length, computed alone, and put back among zeros. Only the statistics of a batch norm know of
 * other examples: for them, all valid positions stand behind each other in one long sequence.
 */
final class ReferenceMask {
  private final ReferencePass pass;
  private final Node node;
  private final Masks masks;
  private final int[] tokens;

  /**
   * Of a node.
   *
   * @param tokens valid indices of each example
   */
  ReferenceMask(ReferencePass pass, Node node, Masks masks, int[] tokens) {
    this.pass = pass;
    this.node = node;
    this.masks = masks;
    this.tokens = tokens;
  }

  /** True if padding has anything to do with the node. */
  boolean applies() {
    return masks.has(node.name()) || node.inputs().stream().anyMatch(masks::has);
  }

  /** Ops that only copy numbers, or draw by their places in the whole batch. */
  private boolean isWhole() {
    return node.op() instanceof Op.Dropout
        || node.op() instanceof Op.Flatten
        || node.op() instanceof Op.Reshape;
  }

  /** Some positions of one example in an array of the batch; all numbers of a vector. */
  private record Cut(int example, Shape whole, Shape own) {
    private interface Copy {
      void of(int whole, int own);
    }

    private void each(Copy copy) {
      int positions = whole.isSequence() ? whole.size(1) : whole.elements();
      int kept = own.isSequence() ? own.size(1) : own.elements();
      for (int i = 0; i < own.elements(); i++) {
        copy.of(example * whole.elements() + i / kept * positions + i % kept, i);
      }
    }

    double[] of(double[] values) {
      double[] part = new double[own.elements()];
      each((from, to) -> part[to] = values[from]);
      return part;
    }

    void addTo(double[] values, double[] part) {
      each((to, from) -> values[to] += part[from]);
    }
  }

  private static Shape shortened(Shape shape, int positions) {
    return shape.isVector() ? Shape.vector(positions) : Shape.sequence(shape.channels(), positions);
  }

  private Cut ofInput(String input, int example) {
    Shape whole = pass.shape(input);
    if (node.op() instanceof Op.Embedding) {
      return new Cut(example, whole, shortened(whole, tokens[example]));
    }
    if (whole.isVector()) {
      return new Cut(example, whole, whole);
    }
    boolean joined = node.inputs().size() > 1 && masks.has(node.name());
    String like = joined ? node.name() : input;
    return new Cut(example, whole, shortened(whole, masks.valid(like, tokens[example])));
  }

  private Cut ofOutput(int example) {
    Shape whole = node.shape();
    if (masks.has(node.name())) {
      int valid = masks.valid(node.name(), tokens[example]);
      return new Cut(example, whole, shortened(whole, valid));
    }
    if (node.op() instanceof Op.KMaxPool op) {
      int valid = masks.valid(node.inputs().get(0), tokens[example]);
      return new Cut(example, whole, shortened(whole, Math.min(op.k(), valid)));
    }
    return new Cut(example, whole, whole);
  }

  /** The node as it is for one example. */
  private Node own(Cut output) {
    Op op = node.op() instanceof Op.KMaxPool ? new Op.KMaxPool(output.own().size(1)) : node.op();
    return new Node(node.name(), op, node.inputs(), output.own());
  }

  private Set<String> inputs() {
    return new LinkedHashSet<>(node.inputs());
  }

  /** A pass of one example, with the inputs of the node. */
  private ReferencePass alone(int example) {
    Map<String, double[]> values = new HashMap<>();
    Map<String, Shape> shapes = new HashMap<>();
    for (String input : inputs()) {
      Cut cut = ofInput(input, example);
      values.put(input, cut.of(pass.value(input)));
      shapes.put(input, cut.own());
    }
    return pass.part(values, shapes);
  }

  /** The value of the node. */
  double[] forward() {
    double[] y = new double[pass.size() * node.shape().elements()];
    if (isWhole()) {
      double[] all = node.op().accept(new ReferenceForward(pass, node));
      for (int example = 0; example < pass.size(); example++) {
        ofOutput(example).addTo(y, ofOutput(example).of(all));
      }
    } else if (node.op() instanceof Op.BatchNorm && pass.isTraining()) {
      Node joined = joined();
      ReferencePass part = joinedPass(joined);
      split(node.op().accept(new ReferenceForward(part, joined)), y);
    } else {
      for (int example = 0; example < pass.size(); example++) {
        Cut cut = ofOutput(example);
        Node own = own(cut);
        cut.addTo(y, own.op().accept(new ReferenceForward(alone(example), own)));
      }
    }
    return y;
  }

  /** Adds to the gradients of inputs and parameters. */
  void backward() {
    if (isWhole()) {
      node.op().accept(new ReferenceBackward(pass, node));
      inputs().stream().filter(masks::has).forEach(this::clearTail);
    } else if (node.op() instanceof Op.BatchNorm) {
      Node joined = joined();
      ReferencePass part = joinedPass(joined);
      String input = node.inputs().get(0);
      part.begin(node.name(), together(pass.gradient(node.name())));
      part.begin(input, new double[joined.shape().elements()]);
      node.op().accept(new ReferenceBackward(part, joined));
      split(part.gradient(input), pass.gradient(input));
    } else {
      for (int example = 0; example < pass.size(); example++) {
        backward(example);
      }
    }
  }

  private void backward(int example) {
    ReferencePass part = alone(example);
    Cut cut = ofOutput(example);
    part.remember(node.name(), cut.of(pass.value(node.name())));
    part.begin(node.name(), cut.of(pass.gradient(node.name())));
    inputs().forEach(i -> part.begin(i, new double[ofInput(i, example).own().elements()]));
    Node own = own(cut);
    own.op().accept(new ReferenceBackward(part, own));
    inputs().forEach(i -> ofInput(i, example).addTo(pass.gradient(i), part.gradient(i)));
  }

  /** What is behind the valid positions of a node has no gradient. */
  void clearTail(String name) {
    double[] gradient = pass.gradient(name);
    double[] kept = new double[gradient.length];
    Shape whole = pass.shape(name);
    for (int example = 0; example < pass.size(); example++) {
      Cut cut = new Cut(example, whole, shortened(whole, masks.valid(name, tokens[example])));
      cut.addTo(kept, cut.of(gradient));
    }
    System.arraycopy(kept, 0, gradient, 0, kept.length);
  }

  private List<Cut> cuts() {
    List<Cut> cuts = new ArrayList<>();
    for (int example = 0; example < pass.size(); example++) {
      cuts.add(ofOutput(example));
    }
    return cuts;
  }

  private Node joined() {
    int positions = cuts().stream().mapToInt(cut -> cut.own().size(1)).sum();
    Shape shape = Shape.sequence(node.shape().channels(), positions);
    return new Node(node.name(), node.op(), node.inputs(), shape);
  }

  private ReferencePass joinedPass(Node joined) {
    String input = node.inputs().get(0);
    return pass.part(Map.of(input, together(pass.value(input))), Map.of(input, joined.shape()));
  }

  /** Where position {@code i} of an example stands in the long sequence. */
  private interface Place {
    void of(int inBatch, int inLong);
  }

  private void places(Place place) {
    int all = joined().shape().size(1);
    int[] first = {0};
    for (Cut cut : cuts()) {
      int kept = cut.own().size(1);
      cut.each((whole, own) -> place.of(whole, own / kept * all + first[0] + own % kept));
      first[0] += kept;
    }
  }

  private double[] together(double[] values) {
    double[] joined = new double[joined().shape().elements()];
    places((inBatch, inLong) -> joined[inLong] = values[inBatch]);
    return joined;
  }

  private void split(double[] joined, double[] values) {
    places((inBatch, inLong) -> values[inBatch] += joined[inLong]);
  }
}
