package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Listing;
import dev.cairn.data.files.Notices;
import dev.cairn.data.tables.Source;
import dev.cairn.data.tables.TableOptions;
import dev.cairn.data.text.TextFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Texts that are in no table yet. */
final class TextReadings {
  private static final Set<String> TRAINING = Set.of("train", "training");
  private static final Set<String> VALIDATION = Set.of("validation", "valid", "val", "dev");
  private static final Set<String> TEST = Set.of("test", "testing");

  private TextReadings() {}

  /** One folder a class, one file a text. */
  private record Folder(Path folder, int least) implements TableReading {
    @Override
    public Source read(Set<String> texts) {
      return TextFiles.folder(folder, least);
    }

    @Override
    public Optional<TableReading> of(Path other) {
      return Optional.of(new Folder(other, 1));
    }
  }

  static TextSource folder(Path folder) {
    Listing listing = new Listing(new Notices());
    Map<String, Path> inside = listing.folders(folder);
    Optional<Path> training =
        named(TRAINING, inside).filter(path -> !listing.foldersIn(path).isEmpty());
    if (training.isEmpty()) {
      return source(new Folder(folder, 2), Told.NOTHING);
    }
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    TextSource source = source(new Folder(training.get(), 2), Told.NOTHING.name(name));
    source = named(VALIDATION, inside).map(source::validation).orElse(source);
    return named(TEST, inside).map(source::test).orElse(source);
  }

  private static Optional<Path> named(Set<String> names, Map<String, Path> folders) {
    return folders.entrySet().stream()
        .filter(entry -> names.contains(entry.getKey().toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static TextSource lines(Map<String, Path> files) {
    Map<String, Path> copy = Map.copyOf(files);
    return source(texts -> TextFiles.lines(copy), Told.NOTHING);
  }

  static TextSource lists(List<String> texts, List<String> labels) {
    if (texts.size() != labels.size()) {
      throw new DataException(
          "a label for each text",
          String.format(Locale.ROOT, "%,d texts and %,d labels", texts.size(), labels.size()),
          "Datasets.texts",
          "give two lists of the same length, in the same order");
    }
    Table table =
        Table.create(
            "texts",
            StringColumn.create(TextFiles.TEXT, texts),
            StringColumn.create(TextFiles.CLASS, labels));
    return source(columns -> Source.of(table), Told.NOTHING);
  }

  static TextSource source(TableReading reading, Told told) {
    TableOptions options = TableOptions.predicting(List.of(TextFiles.CLASS));
    return TextSource.of(reading, TextFiles.TEXT, options, Cut.DEFAULT, told);
  }
}
