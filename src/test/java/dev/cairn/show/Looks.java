package dev.cairn.show;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.task.Confusion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes every look to a folder, to be looked at: pages on light and dark, pictures, text. */
public final class Looks {
  private static final String PAGE =
      "<!doctype html><meta charset=\"utf-8\"><body style=\"margin:16px;color-scheme:%s;"
          + "background:%s;color:%s\">%s</body>";

  private Looks() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/looks"));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("panel-preparing", Samples.preparing());
    values.put("panel-first", Samples.running(0));
    values.put("panel-running", Samples.running(3));
    values.put("panel-ended", Samples.ended());
    Dataset mini = Datasets.fashionMnistMini();
    Dataset friedman = Datasets.friedman1(2000, 1, 1);
    values.put(
        "panel-predictions", Samples.with(Samples.running(3), Samples.predictions(mini).worst()));
    values.put("panel-numbers", Samples.with(Samples.ended(), Samples.numbers(friedman)));
    values.put("history", Samples.history(6));
    values.put("history-table", Samples.history(30).table());
    values.put("curves", Samples.curves(6, 0));
    values.put("comparison", Samples.comparison());
    values.put("dataset", mini);
    values.put("predictions", Samples.predictions(mini));
    values.put("mistakes", Samples.predictions(mini).worst());
    values.put("confusion", Confusion.of(mini.labels().orElseThrow(), Samples.predictions(mini)));
    values.put("dataset-rows", friedman);
    values.put("regression", Samples.numbers(friedman));
    values.put("net", Net.of(mini).stem(16).stages(Blocks.basic().times(3), 16, 32, 64).classify());
    values.put("chart", Charts.curves(Samples.curves(6, 0)).get(0));
    for (Map.Entry<String, Object> value : values.entrySet()) {
      write(folder, value.getKey(), Rendering.of(value.getValue()).orElseThrow());
    }
  }

  private static void write(Path folder, String name, Shown shown) throws IOException {
    System.out.printf(
        "%n== %s (html %,d bytes, png %,d bytes)%n%s%n",
        name,
        shown.html().map(String::length).orElse(0),
        shown.png().map(b -> b.length).orElse(0),
        shown.plain());
    Files.writeString(folder.resolve(name + ".txt"), shown.plain() + "\n", StandardCharsets.UTF_8);
    if (shown.html().isPresent()) {
      String html = shown.html().get();
      Files.writeString(
          folder.resolve(name + ".html"), PAGE.formatted("light", "#fff", "#212121", html));
      Files.writeString(
          folder.resolve(name + "-dark.html"), PAGE.formatted("dark", "#111", "#e0e0e0", html));
    }
    if (shown.png().isPresent()) {
      Files.write(folder.resolve(name + ".png"), shown.png().get());
    }
  }
}
