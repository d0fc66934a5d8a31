package dev.cairn.stack.lint;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.List;

/** Dropout of numbers or channels whose values reach a batch norm before a sum. */
final class DropoutBeforeBatchNorm implements Rule {
  @Override
  public List<Finding> check(Graph graph) {
    Walk walk = new Walk(graph);
    return graph.nodes().stream()
        .filter(node -> node.op() instanceof Op.Dropout drop && drop.rate() > 0)
        .filter(node -> ((Op.Dropout) node.op()).unit() != Op.Unit.EXAMPLE)
        .filter(node -> reachesNorm(node, walk))
        .map(node -> finding(node.name()))
        .toList();
  }

  private static boolean reachesNorm(Node node, Walk walk) {
    return walk.readers(node).stream()
        .filter(reader -> !(reader.op() instanceof Op.Add))
        .anyMatch(reader -> reader.op() instanceof Op.BatchNorm || reachesNorm(reader, walk));
  }

  private static Finding finding(String where) {
    return new Finding(
        where,
        "dropout before a batch norm",
        "dropout changes the variance in training but not in inference, so the norm's running"
            + " variance is wrong when the net is used (Li et al. 2019, arXiv:1801.05134)",
        "put dropout behind the last batch norm, use dropPath, or Norms.group(…)");
  }
}
