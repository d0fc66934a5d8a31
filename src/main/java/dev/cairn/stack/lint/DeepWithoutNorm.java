package dev.cairn.stack.lint;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Many layers in a row, also through sums, without a norm or a branch that begins as zero. */
final class DeepWithoutNorm implements Rule {
  private static final int MOST = 10;

  @Override
  public List<Finding> check(Graph graph) {
    Map<String, Integer> layers = new HashMap<>();
    int deepest = 0;
    String where = "";
    for (Node node : graph.nodes()) {
      int before = node.inputs().stream().mapToInt(i -> layers.getOrDefault(i, 0)).max().orElse(0);
      int here = quiet(node.op()) ? 0 : before + (Walk.hasWeights(node.op()) ? 1 : 0);
      layers.put(node.name(), here);
      if (here > deepest) {
        deepest = here;
        where = Walk.block(node.name());
      }
    }
    boolean residual = graph.nodes().stream().anyMatch(node -> node.op() instanceof Op.Add);
    return deepest <= MOST ? List.of() : List.of(finding(where, deepest, residual));
  }

  private static Finding finding(String where, int layers, boolean residual) {
    String what = layers + " layers with weights in a row without a norm";
    return residual
        ? new Finding(
            where,
            what,
            "each sum adds the variance of its branch to that of the shortcut, so values and"
                + " gradients grow with depth (De and Smith 2020, arXiv:2002.10444)",
            "use norms, or blocks with skipInit() or fixup()")
        : new Finding(
            where,
            what,
            "gradients shrink or grow with every layer until the first ones learn nothing (He et"
                + " al. 2015, arXiv:1502.01852)",
            "put norm() behind each layer, and shortcuts around every two");
  }

  /** A norm, or something that begins as zero. */
  private static boolean quiet(Op op) {
    return Walk.isNorm(op)
        || (op instanceof Op.Scale scale && Math.abs(scale.initial()) <= 0.1)
        || (op instanceof Op.Convolution conv && conv.gain() == 0)
        || (op instanceof Op.Dense dense && dense.gain() == 0);
  }
}
