package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.chart.FlowStrips;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.train.GradientFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The gradient flow of a run: strips, and a row a block with its first and its last sample. */
final class FlowLook {
  private static final int BLOCKS = 30;

  private FlowLook() {}

  static Shown of(GradientFlow flow) {
    List<Picture> strips = FlowStrips.of(flow);
    String words = flow.toString();
    Grid grid = grid(flow).shortened(BLOCKS);
    return Shown.of(
        strips.get(0).note(words + "\n" + grid.text()),
        Html.frame(Html.title(words), Html.beside(strips), grid.html()),
        Picture.below(strips.stream().flatMap(strip -> strip.png().stream()).toList()));
  }

  private static Grid grid(GradientFlow flow) {
    List<GradientFlow.Sample> samples = flow.samples();
    List<Grid.Column> columns = new ArrayList<>(List.of(new Grid.Column("block", false)));
    if (samples.isEmpty()) {
      return new Grid(columns, flow.blocks().stream().map(List::of).toList(), 0, Set.of());
    }
    GradientFlow.Sample first = samples.get(0);
    GradientFlow.Sample last = samples.get(samples.size() - 1);
    columns.add(new Grid.Column("gradient, step " + (first.step() + 1), true));
    columns.add(new Grid.Column("step " + (last.step() + 1), true));
    columns.add(new Grid.Column("weights, step " + (first.step() + 1), true));
    columns.add(new Grid.Column("step " + (last.step() + 1), true));
    columns.add(new Grid.Column("output", true));
    List<List<String>> rows = new ArrayList<>();
    for (int block = 0; block < flow.blocks().size(); block++) {
      rows.add(
          List.of(
              flow.blocks().get(block),
              Numbers.significant(first.gradients().get(block)),
              Numbers.significant(last.gradients().get(block)),
              Numbers.significant(first.weights().get(block)),
              Numbers.significant(last.weights().get(block)),
              Numbers.significant(last.outputs().get(block))));
    }
    return new Grid(columns, rows, 0, Set.of());
  }
}
