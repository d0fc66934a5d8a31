package dev.cairn.insight;

import dev.cairn.data.Examples;
import dev.cairn.graph.Batch;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.NearestName;
import dev.cairn.graph.Node;
import dev.cairn.graph.Shape;
import dev.cairn.train.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a block makes of one image: a map a channel, as prediction computes it. */
public final class FeatureMaps {
  private static final String WHERE = "FeatureMaps.of";

  private FeatureMaps() {}

  /**
   * The output of a block for one image.
   *
   * @param example number of the image
   * @param block for example {@code stage1.block2}, or the name of a node
   * @throws InsightException if there is no such block, or it puts out no maps
   */
  public static MapSheet of(Model model, Examples images, int example, String block) {
    EmptyVariableException.check("a model", model, WHERE);
    EmptyVariableException.check("examples", images, WHERE);
    Node node = node(model, block);
    Shape shape = node.shape();
    Batch batch = Gaze.filled(images.subset(example), 0, 1);
    float[] values =
        Gaze.of(
            model.inspect(session -> session.forward(batch, List.of(node.name()))), node.name());
    int area = shape.size(1) * shape.size(2);
    List<MapSheet.Map> maps = new ArrayList<>();
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = channel * area;
      maps.add(
          new MapSheet.Map(
              "map " + (channel + 1),
              1,
              shape.size(1),
              shape.size(2),
              IntStream.range(0, area).mapToObj(i -> (double) values[from + i]).toList()));
    }
    return new MapSheet("feature maps of %s, example %d".formatted(block, example), maps);
  }

  /** The last one of the block. */
  private static Node node(Model model, String block) {
    List<Node> nodes = model.graph().nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      boolean named = node.name().equals(block) || node.name().startsWith(block + ".");
      if (named && node.shape().isImage()) {
        return node;
      }
    }
    List<String> names =
        nodes.stream()
            .filter(node -> node.shape().isImage())
            .map(node -> node.name().replaceAll("^(stage\\d+\\.block\\d+)\\..*", "$1"))
            .distinct()
            .toList();
    throw new InsightException(
        "a block of the net that puts out maps", block, WHERE, NearestName.mend(block, names));
  }
}
