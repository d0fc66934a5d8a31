package dev.cairn.show;

import dev.cairn.course.Grade;
import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.data.ImageExamples;
import dev.cairn.data.Labels;
import dev.cairn.data.Provenance;
import dev.cairn.data.TableExamples;
import dev.cairn.data.files.Checksum;
import dev.cairn.doctor.Finding;
import dev.cairn.engine.KernelUse;
import dev.cairn.engine.profile.Kernels;
import dev.cairn.graph.Shape;
import dev.cairn.show.chart.Charts;
import dev.cairn.stack.Net;
import dev.cairn.task.ClassReport;
import dev.cairn.task.Classification;
import dev.cairn.task.Confusion;
import dev.cairn.task.ImageGrid;
import dev.cairn.task.Predictions;
import dev.cairn.task.TargetReport;
import dev.cairn.train.Comparison;
import dev.cairn.train.Curves;
import dev.cairn.train.History;
import dev.cairn.train.Transfer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Values whose words were chosen by somebody who means harm, or by chance. */
final class Hostile {
  /** Words that a page, a terminal or a table could trip over. */
  static final List<String> WORDS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)> ' onmouseover='alert(1) &lt;b&gt; &amp; `code` $\\pi$",
          "</td></table></div><!-- <style>* { display: none }</style> %s %d %n {0} ${x}",
          "\u001b[31mred\u001b[0m\u0007\b\r\n\ttab \u202egnirts\u202c \ud83d and \u0000",
          "衬衫和裤子حرف عربي👩‍👩‍👧‍👦".repeat(30),
          "e" + "\u0301".repeat(400),
          "x".repeat(2000) + " many short words".repeat(100),
          " ");

  private Hostile() {}

  /** A value of each type that shows words from outside, all of them {@code word}. */
  static Map<String, Object> values(String word) {
    Map<String, Object> values = new LinkedHashMap<>();
    Labels labels = Labels.of(word, word + " 2", word + " 3");
    Examples images =
        ImageExamples.of(Shape.image(1, 2, 2), new byte[24], new byte[] {0, 1, 2, 0, 1, 2}, 3);
    Provenance from =
        new Provenance(
            word, word, word, List.of(new Checksum(word, "0123456789abcdef".repeat(4))), 0, 0);
    Dataset data = Dataset.classification(images, images, labels, from);
    float[] logits = {2, 0, 0, 1, 0, 0, 0, 0, 1, 0, 3, 0, 0, 1, 0, 0, 0, 1};
    Predictions predictions = new Classification(labels).predictions(images, logits);
    Confusion confusion = Confusion.of(labels, predictions);
    values.put("data set", data);
    values.put("rows", rows(word, from));
    values.put("predictions", predictions);
    values.put("mistakes", predictions.worst());
    values.put("confusion", confusion);
    values.put("report", ClassReport.of(confusion));
    values.put("image grid", ImageGrid.of(data));
    values.put("image grid of mistakes", ImageGrid.of(predictions.worst()));
    values.put("table", table(word));
    values.put("map", Map.of(word, table(word)));
    values.put("image", Map.of(word, Values.image(1)));
    values.put("words beside a table", List.of(word, table("t")));
    others(word, values);
    return values;
  }

  private static Dataset rows(String word, Provenance from) {
    Examples rows =
        TableExamples.regression(List.of(word, word + " 2"), new float[8], word, new float[4]);
    return Dataset.regression(rows, rows, from);
  }

  private static Table table(String word) {
    return Table.create(
        word, StringColumn.create(word, word, word), IntColumn.create(word + " 2", 1, 2));
  }

  private static void others(String word, Map<String, Object> values) {
    Map<String, Double> metrics = Map.of(word, 0.5);
    History history =
        new History(List.of(word), List.of(new History.Epoch(1, 1, 1, metrics, 1, 1)), 1);
    Curves curves = new Curves(List.of(new Curves.Point(1, 1)), history);
    values.put("history", history);
    values.put("curves", curves);
    values.put(
        "comparison",
        new Comparison(
            List.of(
                new Comparison.Named(word, curves), new Comparison.Named(word + " 2", curves))));
    values.put(
        "report of numbers", new TargetReport(List.of(new TargetReport.Line(word, 1, 1, 1, 1))));
    var chart = Charts.curves(Samples.curves(2, 0)).get(0);
    chart.setTitle(word);
    values.put("chart", chart);
    values.put(
        "kernels",
        new Kernels(
            word,
            Net.vector(4).classify(2).graph(),
            List.of(new KernelUse("head.dense1", KernelUse.FORWARD, word, 1, 1, 0))));
    values.putAll(TextSamples.values(word));
    values.put("transfer", new Transfer(List.of(word), List.of(word + ".b"), List.of()));
    values.put("doctor", new dev.cairn.doctor.Report(List.of(Finding.broken(word, word, word))));
    values.put(
        "grade", new Grade(word, List.of(new Grade.Mark(word, 1, false, word, Optional.of(word)))));
  }
}
