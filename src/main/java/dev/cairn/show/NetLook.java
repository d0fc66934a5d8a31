package dev.cairn.show;

import dev.cairn.graph.Cost;
import dev.cairn.graph.Graph;
import dev.cairn.host.Shown;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.HtmlTable;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.show.picture.NetDrawing;
import dev.cairn.stack.Section;
import dev.cairn.stack.lint.Lint;
import java.util.List;
import java.util.Locale;

/** A network a line a stage: layers, shape, parameters, FLOPs, memory of a training batch. */
final class NetLook {
  private static final int BATCH = 64;
  private static final int WORDS = 50;
  private static final List<Grid.Column> COLUMNS =
      List.of(
          new Grid.Column("stage", false),
          new Grid.Column("layers", false),
          new Grid.Column("output", true),
          new Grid.Column("parameters", true),
          new Grid.Column("MFLOPs", true),
          new Grid.Column("training MB", true));

  private NetLook() {}

  /** Drawn from the graph; the text is the net's own. */
  static Shown of(Graph graph, String plain) {
    Picture drawing = NetDrawing.of(graph);
    Lint lint = Lint.of(graph);
    String text = lint.isClean() ? plain : plain + "\n" + lint;
    return Shown.of(
        drawing.note(text),
        lint.isClean()
            ? Html.frame(html(graph), drawing.html())
            : Html.frame(html(graph), LintLook.html(lint), drawing.html()),
        drawing.png());
  }

  static String html(Graph graph) {
    HtmlTable table = new HtmlTable(COLUMNS);
    for (Section section : Section.of(graph)) {
      String layers =
          section.blocks() == 0
              ? section.layers()
              : section.blocks() + " × (" + section.layers() + ")";
      table.row(row(section.name(), layers, section.output().toString(), section.cost()), false);
    }
    table.row(row("total", "", graph.outputShape().toString(), Cost.of(graph)), true);
    return table
        + Html.note(
            "MFLOPs of one forward pass for one example; memory at most, on batches of " + BATCH);
  }

  /** Many layers are broken, so that numbers stay on the page. */
  private static String layers(String words) {
    String safe = Html.escape(words);
    return words.length() <= WORDS
        ? safe
        : "<div style=\"white-space:normal;max-width:330px\">" + safe + "</div>";
  }

  private static List<String> row(String name, String layers, String output, Cost cost) {
    return List.of(
        Html.escape(name),
        layers(layers),
        output,
        cost.parameters() == 0 ? "–" : Numbers.grouped(cost.parameters()),
        cost.flops() == 0 ? "–" : String.format(Locale.ROOT, "%,.2f", cost.flops() / 1e6),
        String.format(Locale.ROOT, "%,.1f", cost.trainingBytes(BATCH) / 1e6));
  }
}
