package dev.cairn.show;

import dev.cairn.engine.profile.Kernels;
import dev.cairn.host.Shown;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import java.util.List;
import java.util.Set;

/** Which kernel runs where, a row for equal layers. */
final class KernelsLook {
  private static final List<Grid.Column> COLUMNS =
      List.of(
          new Grid.Column("stage", false),
          new Grid.Column("layers", false),
          new Grid.Column("output", true),
          new Grid.Column("forward", false),
          new Grid.Column("gradient of input", false),
          new Grid.Column("gradient of weights", false));

  private KernelsLook() {}

  static Shown of(Kernels kernels) {
    List<List<String>> rows =
        kernels.layers().stream()
            .map(
                layers ->
                    List.of(
                        layers.section(),
                        layers.words().replace(" x ", " × "),
                        layers.output().toString(),
                        layers.forward(),
                        layers.ofInput(),
                        layers.ofWeights()))
            .toList();
    StringBuilder beside = new StringBuilder();
    kernels.beside().forEach((work, names) -> beside.append(Html.note(work + ": " + names)));
    return Shown.of(
        kernels.toString(),
        Html.frame(
            Html.title(kernels.where()),
            new Grid(COLUMNS, rows, 0, Set.of()).html(),
            beside.toString(),
            Html.note("behind a comma: computed by the kernel of what stands in front")));
  }
}
