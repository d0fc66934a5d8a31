package dev.cairn.data;

import dev.cairn.data.csv.CsvFile;
import dev.cairn.data.csv.CsvFormat;
import dev.cairn.data.download.NamedFolder;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.tables.Places;
import dev.cairn.data.tables.Source;
import dev.cairn.data.text.TextFiles;
import dev.cairn.graph.NearestName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Texts that others published: bundled where their licence allows it, else read from a folder. */
final class PublishedTexts {
  private static final String BUNDLED = "/dev/cairn/data/english-chinese-mini/";
  private static final List<String> NEWS = List.of("World", "Sports", "Business", "Sci/Tech");
  private static final int WITH_TITLE = 3;

  private PublishedTexts() {}

  static TextSource englishChineseMini() {
    return bundled(
            "train.tsv.gz", "ca84112e2d5150048fac9f8960b18ef5301c4ce8449e85c809a040eb8bfaa3a0")
        .test(
            bundled(
                "test.tsv.gz", "463d468843b50b3b159205f6821d46c2b1f8d5ebe56ad4e9f62ffb67de59993e"));
  }

  private static TextSource bundled(String file, String sha256) {
    Told told =
        Told.NOTHING
            .name("English and Chinese mini")
            .source("Tatoeba, https://tatoeba.org, through http://www.manythings.org/anki/")
            .licence("CC BY 2.0 FR; the authors are named in the bundled files");
    return TextReadings.source(
        texts -> TextFiles.tabs(FileBytes.ofResource(BUNDLED + file).verified(sha256), 0, 1, 3),
        told);
  }

  static TextSource languages(Optional<Path> given, List<String> codes) {
    Path folder = folder(given, "language-id", "train.tsv.gz", "dev.tsv.gz");
    Told told =
        Told.NOTHING
            .name(codes.isEmpty() ? "languages" : "languages " + String.join(", ", codes))
            .source("P. M. Stahl: Lingua; sentences of the Leipzig Corpora Collection and Tatoeba")
            .licence("terms of use of the Leipzig Corpora Collection; CC BY 2.0 FR");
    return TextReadings.source(texts -> sentences(folder.resolve("train.tsv.gz"), codes), told)
        .test(
            TextReadings.source(
                texts -> sentences(folder.resolve("dev.tsv.gz"), codes), Told.NOTHING));
  }

  private static Source sentences(Path file, List<String> codes) {
    Source all = TextFiles.tabs(FileBytes.of(file), 0, 1, 2);
    if (codes.isEmpty()) {
      return all;
    }
    Set<String> known = new TreeSet<>(all.table().stringColumn(TextFiles.CLASS).asList());
    for (String code : codes) {
      if (!known.contains(code)) {
        throw new DataException(
            "the code of a language: " + String.join(" ", known),
            "'" + code + "'",
            file.toString(),
            NearestName.mend(code, known));
      }
    }
    return TextFiles.only(all, Set.copyOf(codes));
  }

  static TextSource agNews(Optional<Path> given) {
    boolean plain = isThere(given, "ag-news", "train.csv");
    String end = plain ? "" : ".gz";
    Path folder = folder(given, "ag-news", "train.csv" + end, "test.csv" + end);
    Told told =
        Told.NOTHING
            .name("AG News")
            .source("X. Zhang, J. Zhao, Y. LeCun 2015, from A. Gulli's corpus of news")
            .licence("for research and other non-commercial use");
    return TextReadings.source(texts -> news(folder.resolve("train.csv" + end)), told)
        .test(TextReadings.source(texts -> news(folder.resolve("test.csv" + end)), Told.NOTHING));
  }

  /** Class, text; or class, title, description. */
  private static Source news(Path file) {
    boolean titled = CsvFile.width(file) == WITH_TITLE;
    List<String> names =
        titled ? List.of("class", "title", "description") : List.of("class", "text");
    Source read =
        CsvFile.read(
            file, CsvFormat.DEFAULT.separator(',').columns(names).texts(Set.copyOf(names)));
    List<String> texts = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (int row = 0; row < read.table().rowCount(); row++) {
      List<String> values = values(read.table(), row);
      classes.add(name(values.get(0), read, row));
      texts.add(String.join(" ", values.subList(1, values.size())));
    }
    List<String> places =
        IntStream.range(0, texts.size()).mapToObj(row -> read.places().row(row)).toList();
    Table table =
        Table.create(
            Source.name(read.table()),
            StringColumn.create(TextFiles.TEXT, texts),
            StringColumn.create(TextFiles.CLASS, classes));
    return new Source(table, Places.inFiles(file.toString(), places), read.files());
  }

  private static List<String> values(Table table, int row) {
    return IntStream.range(0, table.columnCount())
        .mapToObj(c -> table.stringColumn(c).get(row))
        .toList();
  }

  private static String name(String number, Source read, int row) {
    boolean isClass = number.length() == 1 && "1234".contains(number);
    if (!isClass) {
      throw new DataException(
          "a class from 1 to 4: " + String.join(", ", NEWS),
          "'" + number + "'",
          read.places().cell(row, "class"),
          "take another copy of the file");
    }
    return NEWS.get(number.charAt(0) - '1');
  }

  static TextSource rtPolarity(Optional<Path> given) {
    Path folder = folder(given, "rt-polarity", "rt-polarity.neg", "rt-polarity.pos");
    return TextReadings.lines(
            Map.of(
                "negative",
                folder.resolve("rt-polarity.neg"),
                "positive",
                folder.resolve("rt-polarity.pos")))
        .name("rt-polarity")
        .source("B. Pang, L. Lee: Seeing stars, ACL 2005")
        .licence("not stated");
  }

  private static boolean isThere(Optional<Path> given, String name, String file) {
    return given.stream()
        .flatMap(folder -> Stream.of(folder, folder.resolve(name)))
        .anyMatch(folder -> Files.isRegularFile(folder.resolve(file)));
  }

  /** The folder that has all files, or an error that says where they were looked for. */
  private static Path folder(Optional<Path> given, String name, String... files) {
    String wanted = String.join(" and ", files);
    Path root =
        given.orElseThrow(
            () ->
                new DataException(
                    wanted + " in the folder that CAIRN_DATA names",
                    "no such variable",
                    "the environment",
                    "put the files into a folder "
                        + name
                        + " and set CAIRN_DATA to the folder above it; they are not fetched"));
    return Stream.of(NamedFolder.checked(root), root.resolve(name))
        .filter(f -> Stream.of(files).allMatch(file -> Files.isRegularFile(f.resolve(file))))
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    wanted,
                    "no such files",
                    root.resolve(name).toString(),
                    "put them there, or name another folder in CAIRN_DATA; they are not fetched"));
  }
}
