package dev.cairn.cli;

import dev.cairn.data.Examples;
import dev.cairn.data.csv.CsvFile;
import dev.cairn.data.csv.CsvFormat;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.tables.Source;
import dev.cairn.data.text.TextLines;
import dev.cairn.data.text.Unicode;
import dev.cairn.task.Predictions;
import dev.cairn.train.Model;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a model says of the texts of a file: a line each, or the column of that name in a file whose
 * name ends with {@code .csv} or {@code .tsv}, perhaps with {@code .gz} behind it.
 */
final class PredictTexts {
  /** At a time. */
  private static final int TEXTS = 4096;

  private final Model model;
  private final String column;
  private final boolean several;
  private final PrintWriter notes;

  /**
   * Of some files.
   *
   * @param several whether there are more than one
   * @param notes where it is told which texts are not read whole
   */
  PredictTexts(Model model, String column, boolean several, PrintWriter notes) {
    this.model = model;
    this.column = column;
    this.several = several;
    this.notes = notes;
  }

  void of(Path file, PredictionLines lines) {
    String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      rows(file, lines);
    } else {
      lines(file, lines);
    }
  }

  private void lines(Path file, PredictionLines out) {
    List<String> all = TextLines.of(FileBytes.of(file));
    int[] kept = IntStream.range(0, all.size()).filter(i -> !Unicode.isBlank(all.get(i))).toArray();
    if (kept.length == 0) {
      throw new DataException(
          "a line for each text",
          all.isEmpty() ? "an empty file" : "blank lines only",
          file.toString(),
          "check that it is the right file");
    }
    for (int from = 0; from < kept.length && !out.isClosed(); from += TEXTS) {
      List<String> texts = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (int i = from; i < Math.min(kept.length, from + TEXTS); i++) {
        texts.add(all.get(kept[i]));
        names.add(name(file, kept[i] + 1));
      }
      add("line", names, model.encode(texts), out);
    }
  }

  private void rows(Path file, PredictionLines out) {
    Source all = CsvFile.read(file, CsvFormat.DEFAULT.texts(Set.of(column)));
    Examples examples = model.encoder().rows(all);
    for (int from = 0; from < examples.size() && !out.isClosed(); from += TEXTS) {
      int[] some = IntStream.range(from, Math.min(examples.size(), from + TEXTS)).toArray();
      List<String> names = IntStream.of(some).mapToObj(row -> name(file, row + 1)).toList();
      add("row", names, examples.subset(some), out);
    }
  }

  /**
   * Lines of a file, or its rows behind the line with the names, from 1; of several files, in each.
   */
  private String name(Path file, int number) {
    return (several ? file + ":" : "") + number;
  }

  private void add(String title, List<String> names, Examples examples, PredictionLines out) {
    Predictions predictions = model.predict(examples);
    Table table = predictions.table();
    List<Integer> shown = table.intColumn("example").asList();
    String last = names.get(names.size() - 1);
    predictions
        .cut()
        .ifPresent(
            cut -> notes.println("%s %s to %s: %s".formatted(title, names.get(0), last, cut)));
    List<String> texts = shown.stream().map(i -> examples.text(i).orElse("")).toList();
    out.add(
        title,
        shown.stream().map(names::get).toList(),
        table.insertColumn(0, StringColumn.create("text", texts)));
  }
}
