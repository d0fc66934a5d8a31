package dev.cairn.stack;

import dev.cairn.data.Labels;
import dev.cairn.graph.Facts;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import java.util.List;

/** Heads with an answer at every position, and the trunks that they fit on. */
final class Positions {
  /** Of the first weights: training begins near the loss of equally likely classes. */
  private static final double GAIN = 0.1;

  private Positions() {}

  /** Logits of so many classes at every position. */
  static Features scores(Features x, int classes) {
    return x.conv(Conv.of(1, classes).bias().gain(GAIN));
  }

  /**
   * Scores of labels, then learned scores of how labels follow each other, the same at every
   * position: channels of zeros with a learned summand each.
   */
  static Features chain(Features x, int labels, int channels) {
    return x.conv(Conv.of(1, labels).gain(GAIN)).padChannels(0, channels - labels).shiftChannels();
  }

  /**
   * Whether a trunk gives a sequence as long as what goes in.
   *
   * @throws ShapeException otherwise
   */
  static void check(Start start, Graph graph, String head) {
    Shape end = graph.outputShape();
    Shape begin = graph.inputShape();
    int length = begin.isImage() ? 0 : begin.size(begin.rank() - 1) / start.each();
    if (end.isSequence() && end.size(1) == length) {
      return;
    }
    String mend =
        end.isSequence()
            ? "give each stage stride 1, for example stage(blocks, 64, 1); or one stage alone"
            : end.isVector()
                ? "leave pools, lastPosition() and flatten() out; for one answer a text, end with"
                    + " classify()"
                : "only sequences have positions in a row; for pictures, end with classify()";
    throw new ShapeException(
        new Facts(
            length == 0
                ? "a sequence for " + head
                : "a sequence of %d positions, as many as go in, for %s".formatted(length, head),
            end.named(),
            "head",
            mend),
        Misfit.of(graph.nodes(), "head", List.of(end)));
  }

  /**
   * Whether no position of a trunk sees what stands behind it.
   *
   * @throws ShapeException otherwise, at the op that looks ahead
   */
  static void checkCausal(Graph graph) {
    LookAhead.in(graph).ifPresent(found -> refuse(graph, found));
  }

  private static void refuse(Graph graph, LookAhead.Found found) {
    Node node = found.node();
    int place = graph.nodes().indexOf(node);
    List<Shape> reads = node.inputs().stream().map(name -> graph.node(name).shape()).toList();
    throw new ShapeException(
        new Facts(
            "a trunk in which no position sees a later one, for predictNext()",
            node.op().words() + ": " + found.how(),
            node.name(),
            mend(node.op())),
        Misfit.of(graph.nodes().subList(0, place), node.name(), reads));
  }

  private static String mend(Op op) {
    if (op instanceof Op.Convolution) {
      return "say causal(): Blocks.temporal(3), Blocks.basic().causal(), Conv.of(3, 64).causal()";
    }
    if (op instanceof Op.Attention) {
      return "say causal(): Blocks.transformer(4).causal()";
    }
    if (op instanceof Op.Recurrent) {
      return "read in one direction: Blocks.lstm(), Blocks.gru()";
    }
    if (op instanceof Op.GroupNorm || op instanceof Op.LayerNorm) {
      return "use Norms.layer() on a sequence, or Norms.none()";
    }
    return "leave it out, or end with classify() or tag(), which may read the whole text";
  }

  /** The classes that are given, or else those of the data. */
  static ShapeException noLabels(Graph graph, String head) {
    return new ShapeException(
        new Facts(
            "data with a tag for each word, for " + head,
            "none",
            "head",
            "say which: tag(Labels.of(\"O\", \"B-person\", \"I-person\"))"),
        Misfit.of(graph.nodes(), "head", List.of(graph.outputShape())));
  }

  /** The symbols that a language model chooses among. */
  static Labels symbols(Start start, Graph graph) {
    if (start.vocabulary() == 0) {
      throw new ShapeException(
          new Facts(
              "a net for indices of symbols, for predictNext()",
              "a net for " + start.input().named(),
              "head",
              "begin with Net.of(Datasets.corpus(path)), or Net.tokens(vocabulary, length)"),
          Misfit.of(graph.nodes(), "head", List.of(graph.outputShape())));
    }
    return start
        .labels()
        .filter(labels -> labels.size() == start.vocabulary())
        .orElseGet(() -> Labels.numbered(start.vocabulary()));
  }
}
