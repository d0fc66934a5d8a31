package dev.cairn.stack;

import dev.cairn.data.Dataset;
import dev.cairn.data.Labels;
import dev.cairn.data.WordVectors;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Facts;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A network without a head, begun by {@link Net}. Immutable: every method gives a new trunk, so one
 * trunk can be the beginning of many networks. Shapes are checked at once, in the line that adds a
 * stage. One method for each thing that can be said of a trunk, which is why this file is long.
 *
 * <p>All methods throw {@link ShapeException} when the op does not fit the shape.
 */
public final class Trunk {
  private final Start start;
  private final List<Step> steps;
  private final boolean plain;
  private final Optional<WordVectors> vectors;
  private final Graph graph;

  Trunk(Start start) {
    this(start, List.of(), false);
  }

  private Trunk(Start start, List<Step> steps, boolean plain) {
    this(start, steps, plain, Optional.empty());
  }

  private Trunk(Start start, List<Step> steps, boolean plain, Optional<WordVectors> vectors) {
    this.start = start;
    this.steps = List.copyOf(steps);
    this.plain = plain;
    this.vectors = vectors;
    this.graph = lower();
  }

  /**
   * What stands before the head of another net, its nodes with their names, to go on from: of a net
   * with a head of ours, all before it; of any other, all that its last dense layer reads. New
   * nodes never get a name that the other net has, so a new head has no weights of the old one.
   *
   * @param graph the whole other net
   */
  public static Trunk of(Graph graph) {
    EmptyVariableException.check("a graph", graph, "Trunk.of");
    return new Trunk(Start.of(graph.inputShape()), List.of(given(graph)), false);
  }

  /**
   * As {@link #of(Graph)}, to end with {@code classify()}, {@code regress()} or {@code heads()} for
   * what these data ask.
   *
   * @throws ShapeException if the net was made for other examples
   */
  public static Trunk of(Graph graph, Dataset data) {
    EmptyVariableException.check("a graph", graph, "Trunk.of");
    EmptyVariableException.check("a data set", data, "Trunk.of");
    if (!graph.inputShape().equals(data.input())) {
      throw new ShapeException(
          "data with examples of " + graph.inputShape(),
          "examples of " + data.input(),
          "data set '" + data.name() + "' for the trunk of a model",
          "give the examples the size and channels that the model was trained with");
    }
    return new Trunk(Start.of(data), List.of(given(graph)), false);
  }

  /** A graph with its head, of which nothing more is asked. */
  static Trunk whole(Graph graph) {
    EmptyVariableException.check("a graph", graph, "Net.of");
    Step step = new Step.Given(graph, List.of());
    return new Trunk(Start.of(graph.inputShape()), List.of(step), false);
  }

  private static Step given(Graph graph) {
    return new Step.Given(WithoutHead.of(graph), graph.nodes().stream().map(Node::name).toList());
  }

  /** With another norm from here on, for example {@code Norms.group(8)}; see {@link Norms}. */
  public Trunk norm(Norm norm) {
    EmptyVariableException.check("a norm", norm, "norm");
    return with(new Step.Choice(style -> style.with(norm)));
  }

  /** With another activation than ReLU from here on; see {@link Activations}. */
  public Trunk activation(Activation activation) {
    EmptyVariableException.check("an activation", activation, "activation");
    return with(new Step.Choice(style -> style.with(activation)));
  }

  /**
   * Learned vectors for indices: {@code [length]} to {@code [width, length]}. Where each position
   * has several indices, as words of tagged sentences do, the mean of their vectors: {@code [n
   * length]} to {@code [width, length]}.
   *
   * @throws ShapeException if the net was not begun with {@code Net.tokens}
   */
  public Trunk embed(int width) {
    if (start.vocabulary() == 0) {
      throw new ShapeException(
          new Facts(
              "a net for indices for embed(%d)".formatted(width),
              "a net for " + start.input().named(),
              "embed",
              "begin with Net.tokens(vocabulary, length)"),
          Misfit.of(graph.nodes(), "embed", List.of(shape())));
    }
    return layer("embed", x -> embedded(x, width));
  }

  /** Where several numbers stand for one position, the mean of their vectors. */
  private Features embedded(Features x, int width) {
    Features all =
        start.padded()
            ? x.embedPadded(start.vocabulary(), width)
            : x.embed(start.vocabulary(), width);
    return start.each() == 1 ? all : all.add("mean", Pools.down(start.each(), all.shape()));
  }

  /**
   * Vectors for indices that begin with those of a file: {@code [length]} to {@code [width,
   * length]}. They are trained with the net; {@code trainer.freeze("embed")} leaves them as they
   * are, {@code trainer.learningRate("embed", 0.1)} trains them more slowly.
   *
   * @throws ShapeException if they are of another vocabulary than the data that the net was begun
   *     with
   */
  public Trunk embed(WordVectors words) {
    EmptyVariableException.check("word vectors", words, "embed");
    if (!start.words().equals(Optional.of(words.vocabulary()))) {
      throw new ShapeException(
          new Facts(
              "vectors for the words of the data that the net was begun with",
              start
                  .words()
                  .map(own -> "vectors for %s; the data have %s".formatted(words.vocabulary(), own))
                  .orElse("a net that was begun without texts"),
              "embed",
              "WordVectors.read(path, data) and Net.of(data), with the same data"),
          Misfit.of(graph.nodes(), "embed", List.of(shape())));
    }
    Trunk embedded = embed(words.width());
    return new Trunk(start, embedded.steps, plain, Optional.of(words));
  }

  /** Vectors of words that parameters begin with, by the names of those. */
  Map<String, WordVectors> vectors() {
    return graph.nodes().stream()
        .filter(node -> node.op() instanceof Op.Embedding && vectors.isPresent())
        .limit(1)
        .collect(Collectors.toMap(node -> node.name() + ".weight", node -> vectors.orElseThrow()));
  }

  /**
   * First layer of a net for images or sequences: convolution with kernel 3 and stride 1, norm,
   * activation.
   */
  public Trunk stem(int width) {
    return layer(
        "stem", x -> x.conv(Conv.of(3, width).bias(!x.style().hasNorm())).norm().activate());
  }

  /** First layers of your own, for example {@code x -> x.conv(7, 64, 2).norm().relu()}. */
  public Trunk stem(UnaryOperator<Features> ops) {
    return layer("stem", ops);
  }

  /**
   * A stage of blocks. The first block of every stage but the first one halves the size of images
   * and sequences; on vectors the stride is 1.
   *
   * @param width channels (or features) of the stage
   */
  public Trunk stage(Repeated blocks, int width) {
    boolean first = steps.stream().noneMatch(s -> s.blocks() > 0);
    return stage(blocks, width, first || shape().isVector() ? 1 : 2);
  }

  /** A stage of one block; see {@link #stage(Repeated, int)}. */
  public Trunk stage(Block block, int width) {
    return stage(new Repeated(block, 1), width);
  }

  /** A stage of blocks, the first with the given stride. */
  public Trunk stage(Repeated blocks, int width, int stride) {
    EmptyVariableException.check("blocks", blocks, "stage");
    return with(new Step.Stage(blocks, width, stride));
  }

  /** One stage of the same blocks for each width; see {@link #stage(Repeated, int)}. */
  public Trunk stages(Repeated blocks, int... widths) {
    if (widths.length == 0) {
      throw new ShapeException(
          new Facts(
              "a width for each stage",
              "none",
              "stages",
              "give one or more, for example stages(Blocks.basic().times(3), 16, 32, 64)"),
          Misfit.of(graph.nodes(), "stage1", List.of(shape())));
    }
    Trunk trunk = this;
    for (int width : widths) {
      trunk = trunk.stage(blocks, width);
    }
    return trunk;
  }

  /** One stage of one block for each width. */
  public Trunk stages(Block block, int... widths) {
    return stages(new Repeated(block, 1), widths);
  }

  /**
   * A number of blocks spread over stages as evenly as it goes, the first stages getting one more:
   * 11 blocks over three widths are 4, 4 and 3. Stages that would get none are left out.
   *
   * @param total blocks altogether, at least 1
   */
  public Trunk spread(Block block, int total, int... widths) {
    if (total < 1 || widths.length == 0) {
      throw new ShapeException(
          "1 block or more, and a width for each stage",
          "%d blocks, %d widths".formatted(total, widths.length),
          "spread",
          "for example spread(Blocks.basic(), 11, 16, 32, 64)");
    }
    Trunk trunk = this;
    for (int i = 0; i < widths.length; i++) {
      int blocks = total / widths.length + (i < total % widths.length ? 1 : 0);
      trunk = blocks == 0 ? trunk : trunk.stage(new Repeated(block, blocks), widths[i]);
    }
    return trunk;
  }

  /** Ops between stages, or behind them, for example {@code x -> x.norm().relu()}. */
  public Trunk then(UnaryOperator<Features> ops) {
    long before =
        graph.nodes().stream()
            .map(node -> node.name().split("\\.")[0])
            .filter(part -> part.matches("trunk\\d+"))
            .distinct()
            .count();
    return layer("trunk" + (before + 1), ops);
  }

  /** The {@code k} largest values of each channel of a sequence, in one row: {@code [c * k]}. */
  public Trunk kMax(int k) {
    return then(x -> x.kMaxPool(k).flatten());
  }

  /** The last position of a sequence, where all before it has been read: {@code [c]}. */
  public Trunk lastPosition() {
    return then(Features::lastPosition);
  }

  /**
   * A mean of all positions of a sequence with learned weights: {@code [c]}; see {@link
   * Features#attentionPool()}.
   */
  public Trunk attentionPool() {
    return then(Features::attentionPool);
  }

  /** The same trunk without its shortcuts: the plain twin of a residual network. */
  public Trunk plain() {
    return new Trunk(start, steps, true, vectors);
  }

  /**
   * A head for the classes of the data that the net was begun with.
   *
   * @throws ShapeException if the data have no classes
   */
  public Net classify() {
    Labels classes =
        start
            .labels()
            .orElseThrow(
                () ->
                    new ShapeException(
                        new Facts(
                            "data with classes for classify()",
                            "none",
                            "head",
                            "say how many: classify(10); to predict numbers, end with regress()"),
                        Misfit.of(graph.nodes(), "head", List.of(shape()))));
    return classify(classes);
  }

  /** A head for classes numbered from 0. */
  public Net classify(int classes) {
    return classify(Labels.numbered(classes));
  }

  /**
   * A head for named classes: global average pooling of images and sequences, then a dense layer;
   * cross-entropy.
   */
  public Net classify(Labels classes) {
    EmptyVariableException.check("labels", classes, "classify");
    return new Net(headed(classes.size()), Loss.CROSS_ENTROPY, Optional.of(classes));
  }

  /** A head for the numbers that the data ask for: dense layer, mean squared error. */
  public Net regress() {
    return regress(start.targets());
  }

  /** A head for {@code outputs} numbers: dense layer, mean squared error. */
  public Net regress(int outputs) {
    return new Net(headed(outputs), Loss.MEAN_SQUARED_ERROR, Optional.empty());
  }

  /**
   * Several heads beside each other, each with a dense layer and a loss of its own; the losses are
   * added up with their weights. Without any, one for each answer of the data.
   *
   * @throws ShapeException if two heads have one name, or classes are not known
   * @throws dev.cairn.graph.UnknownNameException if the data have no answer of that name
   */
  public Net heads(Head... heads) {
    List<Head> all = Heads.resolved(start.answers(), heads);
    return new Net(layer("head", x -> Heads.on(x, all)), Heads.loss(all), Optional.empty(), all);
  }

  /**
   * A language model: at every position, logits of the symbol that comes next; a dense layer that
   * all positions share, cross-entropy a position. {@code [width, length]} to {@code [symbols,
   * length]}.
   *
   * @throws ShapeException if the trunk does not keep the length, or one of its ops looks ahead: it
   *     is named
   */
  public Net predictNext() {
    Labels symbols = Positions.symbols(start, graph);
    Positions.check(start, graph, "predictNext()");
    Positions.checkCausal(graph);
    Trunk net = layer("head", x -> Positions.scores(x, symbols.size()));
    return new Net(net, Loss.POSITION_CROSS_ENTROPY, symbols, Goal.NEXT_SYMBOL);
  }

  /** A head for the tags of the data that the net was begun with; see {@link #tag(Labels)}. */
  public Net tag() {
    return tag(start.labels().orElseThrow(() -> Positions.noLabels(graph, "tag()")));
  }

  /**
   * A class for every position, such as the kind of name that a word belongs to: a dense layer that
   * all positions share, cross-entropy a position. {@code [width, length]} to {@code [tags,
   * length]}.
   *
   * @param tags for named entities {@code O}, {@code B-person}, {@code I-person}, …
   * @throws ShapeException if the trunk does not keep the length
   */
  public Net tag(Labels tags) {
    EmptyVariableException.check("labels", tags, "tag");
    Positions.check(start, graph, "tag()");
    Trunk net = layer("head", x -> Positions.scores(x, tags.size()));
    return new Net(net, Loss.POSITION_CROSS_ENTROPY, tags, Goal.TAG);
  }

  /** As {@link #tagChain(Labels)}, for the tags of the data that the net was begun with. */
  public Net tagChain() {
    return tagChain(start.labels().orElseThrow(() -> Positions.noLabels(graph, "tagChain()")));
  }

  /**
   * As {@link #tag(Labels)}, with a conditional random field on top (Lafferty et al. 2001; Lample
   * et al. 2016, arXiv:1603.01360): it learns how tags follow each other, and the likeliest chain
   * of tags is predicted.
   *
   * @throws ShapeException if the trunk does not keep the length
   */
  public Net tagChain(Labels tags) {
    EmptyVariableException.check("labels", tags, "tagChain");
    Positions.check(start, graph, "tagChain()");
    Loss.ConditionalRandomField loss = new Loss.ConditionalRandomField(tags.size());
    Trunk net = layer("head", x -> Positions.chain(x, tags.size(), loss.channels()));
    return new Net(net, loss, tags, Goal.TAG);
  }

  /** Shape of one example at the end of the trunk. */
  public Shape shape() {
    return graph.outputShape();
  }

  /** The trunk as a graph. */
  public Graph graph() {
    return graph;
  }

  /** The stack drawn as text, a line a stage. */
  @Override
  public String toString() {
    return Drawing.of(graph);
  }

  private Trunk headed(int outputs) {
    return layer("head", x -> (x.shape().isVector() ? x : x.globalAveragePool()).dense(outputs));
  }

  private Trunk layer(String scope, UnaryOperator<Features> ops) {
    EmptyVariableException.check("ops, for example x -> x.norm().relu()", ops, scope);
    return with(new Step.Layer(scope, ops));
  }

  private Trunk with(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new Trunk(start, more, plain, vectors);
  }

  private Graph lower() {
    Lowering lowering = new Lowering(plain);
    Step.Counter counter = new Step.Counter(steps.stream().mapToInt(Step::blocks).sum());
    Features x = lowering.input(start.input());
    for (Step step : steps) {
      x = step.lower(x, lowering, counter);
    }
    return lowering.graph(x);
  }
}
