package dev.cairn.stack.lint;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.List;
import java.util.Set;

/** A sum whose two sides differ by no layer with weights. */
final class ShortcutAroundNothing implements Rule {
  @Override
  public List<Finding> check(Graph graph) {
    Walk walk = new Walk(graph);
    return graph.nodes().stream()
        .filter(node -> node.op() instanceof Op.Add && !goesAroundLayers(node, walk))
        .map(node -> finding(node.name()))
        .toList();
  }

  private static boolean goesAroundLayers(Node sum, Walk walk) {
    Set<String> shortcut = walk.before(sum.inputs().get(1), Set.of());
    return walk.before(sum.inputs().get(0), shortcut).stream()
        .anyMatch(name -> Walk.hasWeights(walk.node(name).op()));
  }

  private static Finding finding(String where) {
    return new Finding(
        where,
        "a shortcut around nothing: F(x) has no layer with weights",
        "a residual block learns F(x) beside x; without weights there is nothing to learn, and the"
            + " sum only scales x (He et al. 2015, arXiv:1512.03385, section 3.2)",
        "put a convolution or dense layer before plus(…), and give it the x from before that"
            + " layer");
  }
}
