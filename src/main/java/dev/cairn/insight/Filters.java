package dev.cairn.insight;

import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import dev.cairn.train.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The filters of the first convolution, as pictures: in colour if they read three channels. */
public final class Filters {
  private static final int COLOURS = 3;

  private Filters() {}

  /**
   * The filters of the first convolution of images. Of those that read neither one nor three
   * channels, the mean over the channels.
   *
   * @throws InsightException if there is none
   */
  public static MapSheet of(Model model) {
    EmptyVariableException.check("a model", model, "Filters.of");
    Node first =
        model.graph().nodes().stream()
            .filter(node -> node.op() instanceof Op.Convolution && node.shape().isImage())
            .findFirst()
            .orElseThrow(
                () ->
                    new InsightException(
                        "a net with a convolution of images",
                        "none",
                        "Filters.of",
                        "look at run.model().weights() instead"));
    Parameter weight = model.graph().parameters(first).get(0);
    float[] values = model.weights().copy(weight.name());
    int seen = weight.shape().size(1);
    int height = weight.shape().size(2);
    int width = weight.shape().size(3);
    int channels = seen == COLOURS ? COLOURS : 1;
    List<MapSheet.Map> maps = new ArrayList<>();
    for (int filter = 0; filter < weight.shape().size(0); filter++) {
      double[] map = new double[channels * height * width];
      int from = filter * seen * height * width;
      IntStream.range(0, seen * height * width)
          .forEach(i -> map[i % map.length] += (double) values[from + i] * channels / seen);
      maps.add(
          new MapSheet.Map(
              "filter " + (filter + 1),
              channels,
              height,
              width,
              IntStream.range(0, map.length).mapToObj(i -> map[i]).toList()));
    }
    return new MapSheet("filters of " + first.name(), maps);
  }
}
