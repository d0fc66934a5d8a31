package dev.cairn.stack.lint;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A head that throws away most of what the layers before it have made. */
final class NarrowHead implements Rule {
  /** A pool over more positions than these hides where things are: 16 x 16. */
  private static final int POSITIONS = 256;

  @Override
  public List<Finding> check(Graph graph) {
    Walk walk = new Walk(graph);
    List<Finding> findings = new ArrayList<>();
    for (Node node : graph.nodes()) {
      boolean gates = node.name().contains(".excite.");
      if (node.op() instanceof Op.GlobalPool && !gates) {
        Shape read = walk.node(node.inputs().get(0)).shape();
        if (read.positions() > POSITIONS) {
          findings.add(pool(node.name(), read));
        }
      }
      if (node.op() instanceof Op.LastPosition && !remembers(node, walk)) {
        findings.add(last(node.name()));
      }
    }
    graph.nodes().stream()
        .filter(node -> node.name().startsWith("head"))
        .filter(node -> isOutput(node, graph))
        .forEach(head -> few(head, walk, findings));
    return findings;
  }

  /** The last dense layer, or the one that all positions of a sequence share. */
  private static boolean isOutput(Node node, Graph graph) {
    return node.op() instanceof Op.Dense
        ? node.name().equals(graph.output())
        : node.op() instanceof Op.Convolution conv && conv.window().taps() == 1;
  }

  private static void few(Node head, Walk walk, List<Finding> findings) {
    Shape read = walk.node(head.inputs().get(0)).shape();
    if (2 * read.channels() < head.shape().channels()) {
      findings.add(few(head.name(), read.channels(), head.shape().channels()));
    }
  }

  private static boolean remembers(Node last, Walk walk) {
    return walk.before(last.name(), Set.of()).stream()
        .map(name -> walk.node(name).op())
        .anyMatch(op -> op instanceof Op.Recurrent || op instanceof Op.Attention || causal(op));
  }

  private static boolean causal(Op op) {
    return op instanceof Op.Convolution conv
        && conv.window().columns().before() > 0
        && conv.window().columns().after() == 0;
  }

  private static Finding pool(String where, Shape read) {
    return new Finding(
        where,
        "a head that keeps 1 of %,d numbers: the mean of %s".formatted(read.positions(), read),
        "a mean over that many positions hides what is where; the papers' nets pool 7x7 or 8x8 (He"
            + " et al. 2015, arXiv:1512.03385, table 1)",
        "add stages, which halve the size, before the head; or a pool and flatten()");
  }

  private static Finding last(String where) {
    return new Finding(
        where,
        "a head that keeps the last position only, behind layers that look at neighbours",
        "no layer carries what stands at the beginning to the end, so it cannot be learned (Bai et"
            + " al. 2018, arXiv:1803.01271, section 3)",
        "use recurrent, attention or causal blocks, or leave lastPosition() out: the head pools");
  }

  private static Finding few(String where, int features, int outputs) {
    return new Finding(
        where,
        "%d features for %d outputs".formatted(features, outputs),
        "outputs that share so few features cannot be chosen freely: the matrix of logits has at"
            + " most that rank (Yang et al. 2018, arXiv:1711.03953)",
        "make the last stage at least as wide as there are outputs");
  }
}
