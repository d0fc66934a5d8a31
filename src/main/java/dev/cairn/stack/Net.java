package dev.cairn.stack;

import dev.cairn.data.Dataset;
import dev.cairn.data.Labels;
import dev.cairn.data.WordVectors;
import dev.cairn.graph.Cost;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Shape;
import dev.cairn.stack.lint.Lint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole network: a trunk with a head, its loss and its classes. Immutable and without weights;
 * training gives a model.
 *
 * <pre>{@code
 * var net = Net.of(data)
 *     .stem(16)
 *     .stages(Blocks.basic().times(3), 16, 32, 64)   // three basic blocks a stage: ResNet-20
 *     .classify();
 * }</pre>
 */
public final class Net {
  private final Trunk trunk;
  private final Loss loss;
  private final Optional<Labels> labels;
  private final List<Head> heads;
  private final Goal goal;

  Net(Trunk trunk, Loss loss, Optional<Labels> labels) {
    this(trunk, loss, labels, List.of());
  }

  Net(Trunk trunk, Loss loss, Optional<Labels> labels, List<Head> heads) {
    this(trunk, loss, labels, heads, Goal.EXAMPLE);
  }

  Net(Trunk trunk, Loss loss, Labels labels, Goal goal) {
    this(trunk, loss, Optional.of(labels), List.of(), goal);
  }

  private Net(Trunk trunk, Loss loss, Optional<Labels> labels, List<Head> heads, Goal goal) {
    this.trunk = trunk;
    this.loss = loss;
    this.labels = labels;
    this.heads = List.copyOf(heads);
    this.goal = goal;
  }

  /**
   * Begins a net for the examples of a data set, with its classes.
   *
   * @throws EmptyVariableException if the data set is null, as after a line that failed
   */
  public static Trunk of(Dataset data) {
    EmptyVariableException.check("a data set", data, "Net.of");
    return new Trunk(Start.of(data));
  }

  /**
   * A net of a graph that is there already, from a model or another library.
   *
   * @param graph the whole net, its head included
   * @param loss what training makes small
   * @param labels the classes, if the net has one head and it classifies
   * @param heads if there are several, in the order of the output; else none
   */
  public static Net of(Graph graph, Loss loss, Optional<Labels> labels, List<Head> heads) {
    return new Net(Trunk.whole(graph), loss, labels, heads);
  }

  /**
   * A net with an answer at each position, of a graph that is there already.
   *
   * @param graph the whole net, its head included
   * @param loss what training makes small
   * @param labels the symbols or tags
   * @param goal which of both
   */
  public static Net of(Graph graph, Loss loss, Labels labels, Goal goal) {
    return new Net(Trunk.whole(graph), loss, labels, goal);
  }

  /** Begins a net for examples of this shape: an image, a sequence or a vector. */
  public static Trunk input(Shape input) {
    EmptyVariableException.check("a shape", input, "Net.input");
    return new Trunk(Start.of(input));
  }

  /** Begins a net for images of {@code [channels, height, width]}. */
  public static Trunk image(int channels, int height, int width) {
    return new Trunk(Start.of(Shape.image(channels, height, width)));
  }

  /** Begins a net for vectors of {@code [features]}. */
  public static Trunk vector(int features) {
    return new Trunk(Start.of(Shape.vector(features)));
  }

  /** Begins a net for sequences of {@code [channels, length]}. */
  public static Trunk sequence(int channels, int length) {
    return new Trunk(Start.of(Shape.sequence(channels, length)));
  }

  /**
   * Begins a net for texts or other rows of indices: {@code [length]} of whole numbers from 0 to
   * {@code vocabulary - 1}. Go on with {@link Trunk#embed}.
   */
  public static Trunk tokens(int vocabulary, int length) {
    return new Trunk(Start.tokens(vocabulary, length, false));
  }

  /**
   * Begins a net for texts of different lengths: {@code [length]} of whole numbers from 0 to {@code
   * vocabulary - 1}, where 0 is padding, which fills short texts up behind their end. What a text
   * is answered, and what is learned of it, does not depend on its padding: see {@link
   * dev.cairn.graph.Masks}. Only {@code flatten()} looks at padding, as zeros. Go on with {@link
   * Trunk#embed}.
   */
  public static Trunk paddedTokens(int vocabulary, int length) {
    return new Trunk(Start.tokens(vocabulary, length, true));
  }

  /** The same net without its shortcuts: its plain twin. */
  public Net plain() {
    return new Net(trunk.plain(), loss, labels, heads, goal);
  }

  /**
   * Vectors of words that parameters begin with, by the names of those: of a trunk with {@link
   * Trunk#embed(WordVectors)}.
   */
  public Map<String, WordVectors> vectors() {
    return trunk.vectors();
  }

  /** The graph; its output are the logits, or the predicted numbers. */
  public Graph graph() {
    return trunk.graph();
  }

  /** What training makes small. */
  public Loss loss() {
    return loss;
  }

  /** The heads of a net that ends with {@code heads(…)}, in order; none of any other. */
  public List<Head> heads() {
    return heads;
  }

  /** What the net says of an example. */
  public Goal goal() {
    return goal;
  }

  /** The shape of the targets of one example that it learns from. */
  public Shape target() {
    return loss.targets(graph().outputShape());
  }

  /**
   * The classes, if the net has one head and it classifies; the symbols or tags of one with an
   * answer at each position.
   */
  public Optional<Labels> labels() {
    return labels;
  }

  /** Parameters, FLOPs and values of the whole net. */
  public Cost cost() {
    return Cost.of(graph());
  }

  /** The net a line a stage, for drawings. */
  public List<Section> sections() {
    return Section.of(graph());
  }

  /**
   * What is likely to go wrong with this net, and why: deep stacks without norms, shortcuts around
   * nothing, heads that throw most away, dropout before batch norms.
   */
  public Lint lint() {
    return Lint.of(graph());
  }

  /** The stack drawn as text: a line a stage with output shape, parameters, FLOPs and memory. */
  @Override
  public String toString() {
    return Drawing.of(graph());
  }
}
