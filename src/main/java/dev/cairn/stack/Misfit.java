package dev.cairn.stack;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A stack drawn up to the place that does not fit, with an arrow there, for errors about shapes:
 *
 * <pre>
 * input            1x28x28
 * stem             16x28x28
 * stage1.block1
 *   conv1          32x28x28
 *   add1           32x28x28 + 16x28x28   &lt;-- here
 * </pre>
 */
public final class Misfit {
  private static final String LINE = "%-20s %s";

  /** Lines of the block at hand, and lines before it, that are drawn at most. */
  private static final int LINES = 8;

  private Misfit() {}

  /**
   * A whole network, a line a section, with an arrow.
   *
   * @param section that does not fit, for example {@code head}
   * @param arrow words behind the arrow
   */
  public static String of(Graph graph, String section, String arrow) {
    List<String> lines = new ArrayList<>();
    sections(graph.nodes())
        .forEach(
            (name, nodes) -> {
              String line = section(name, nodes);
              lines.add(name.equals(section) ? pointed(line, arrow) : line);
            });
    return String.join("\n", lines.size() > 2 * LINES ? ends(lines) : lines);
  }

  /**
   * A stack that is being described, op by op in the block at hand.
   *
   * @param before the nodes that fitted
   * @param where name of the node that does not, or of its block
   * @param shapes that it reads
   */
  static String of(List<Node> before, String where, List<Shape> shapes) {
    String block = block(where);
    List<Node> inside = before.stream().filter(n -> block(n.name()).equals(block)).toList();
    List<String> lines = new ArrayList<>();
    List<String> ahead = new ArrayList<>();
    sections(before.stream().filter(n -> !inside.contains(n)).toList())
        .forEach((name, nodes) -> ahead.add(section(name, nodes)));
    lines.addAll(last(ahead));
    String read = shapes.stream().map(Shape::toString).collect(Collectors.joining(" + "));
    if (where.equals(block)) {
      lines.add(pointed(LINE.formatted(block, read), "here"));
      return String.join("\n", lines);
    }
    lines.add(block);
    lines.addAll(
        last(inside.stream().map(n -> op(n.name(), block, n.shape().toString())).toList()));
    lines.add(pointed(op(where, block, shapes.size() == 1 ? read + " -> ?" : read), "here"));
    return String.join("\n", lines);
  }

  private static String op(String name, String block, String shape) {
    return LINE.formatted("  " + name.substring(block.length() + 1), shape);
  }

  private static List<String> last(List<String> lines) {
    if (lines.size() <= LINES) {
      return lines;
    }
    List<String> kept = new ArrayList<>(List.of("…"));
    kept.addAll(lines.subList(lines.size() - LINES + 1, lines.size()));
    return kept;
  }

  private static List<String> ends(List<String> lines) {
    List<String> kept = new ArrayList<>(lines.subList(0, LINES));
    kept.addAll(last(lines.subList(LINES, lines.size())));
    return kept;
  }

  private static Map<String, List<Node>> sections(List<Node> nodes) {
    return nodes.stream()
        .collect(
            Collectors.groupingBy(
                n -> n.name().split("\\.")[0], LinkedHashMap::new, Collectors.toList()));
  }

  private static String section(String name, List<Node> nodes) {
    long blocks =
        nodes.stream().map(n -> block(n.name())).filter(b -> b.contains(".")).distinct().count();
    String count = blocks == 0 ? "" : blocks == 1 ? ", 1 block" : ", " + blocks + " blocks";
    return LINE.formatted(name + count, nodes.get(nodes.size() - 1).shape());
  }

  /** The name of a block, for example {@code stage2.block1}; of anything else its section. */
  private static String block(String name) {
    String[] parts = name.split("\\.");
    return parts.length > 1 && parts[1].startsWith("block") ? parts[0] + "." + parts[1] : parts[0];
  }

  private static String pointed(String line, String arrow) {
    return line.stripTrailing() + "   <-- " + arrow;
  }
}
