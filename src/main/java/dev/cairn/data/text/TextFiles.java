package dev.cairn.data.text;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.files.Listing;
import dev.cairn.data.files.Notices;
import dev.cairn.data.tables.Places;
import dev.cairn.data.tables.Source;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Files of texts whose class is told by their name or place, as a table with the columns {@code
 * text} and {@code class}.
 */
public final class TextFiles {
  /** The column of the texts. */
  public static final String TEXT = "text";

  /** The column of their classes. */
  public static final String CLASS = "class";

  private static final int MAX_CLASSES = 256;

  private final List<String> texts = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final Notices notices = new Notices();

  private TextFiles() {}

  /**
   * A folder for each class, with a file for each text.
   *
   * @param least so many classes: 2, or 1 for a part whose classes are known
   * @throws DataException if there are no files in class folders, or one cannot be read, is empty
   *     or not in UTF-8
   */
  public static Source folder(Path folder, int least) {
    TextFiles all = new TextFiles();
    Listing listing = new Listing(all.notices);
    Map<String, List<Path>> files = new TreeMap<>();
    listing.folders(folder).forEach((name, inside) -> files.put(name, listing.filesUnder(inside)));
    int folders = files.size();
    files.values().removeIf(List::isEmpty);
    all.notices.add(folders - files.size(), "empty class folders ignored");
    checkClasses(files.keySet().stream().toList(), least, folder);
    listing.ignored(listing.filesIn(folder).size());
    MessageDigest digest = Checksum.digest();
    files.forEach(
        (name, paths) -> {
          for (Path path : paths) {
            FileBytes bytes = FileBytes.of(path);
            digest.update(bytes.content());
            all.add(checkedText(bytes), name, bytes.name());
          }
        });
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    return all.source(
        name, folder.toString(), List.of(new Checksum(name, Checksum.hex(digest.digest()))));
  }

  private static String checkedText(FileBytes bytes) {
    String text = TextLines.whole(bytes);
    if (Unicode.isBlank(text)) {
      throw new DataException(
          "a text",
          text.isEmpty() ? "an empty file" : "a file of spaces and line breaks",
          bytes.name(),
          "remove the file, or put its text in");
    }
    return text;
  }

  private static void checkClasses(List<String> names, int least, Path folder) {
    if (names.size() < least || names.size() > MAX_CLASSES) {
      throw new DataException(
          least + " to " + MAX_CLASSES + " folders with texts, one a class",
          names.isEmpty()
              ? "none"
              : names.size() == 1
                  ? "one: " + names.get(0)
                  : String.format(Locale.ROOT, "%,d", names.size()),
          folder.toString(),
          "put the texts of each class into a folder with its name");
    }
  }

  /**
   * A file for each class, with a line for each text. Blank lines are left out and counted.
   *
   * @param files by the names of their classes
   * @throws DataException if there are not at least two classes, or a file cannot be read, has no
   *     text or is not in UTF-8
   */
  public static Source lines(Map<String, Path> files) {
    if (files.size() < 2 || files.size() > MAX_CLASSES) {
      throw new DataException(
          "2 to " + MAX_CLASSES + " files, one a class",
          files.isEmpty() ? "none" : String.format(Locale.ROOT, "%,d", files.size()),
          "the files " + files,
          "name a file for each class");
    }
    TextFiles all = new TextFiles();
    List<Checksum> checksums = new ArrayList<>();
    new TreeMap<>(files)
        .forEach(
            (name, path) -> {
              FileBytes bytes = FileBytes.of(path);
              checksums.add(bytes.checksum());
              all.addLines(bytes, name);
            });
    String names = String.join(", ", checksums.stream().map(Checksum::file).sorted().toList());
    return all.source(names, names, checksums);
  }

  /**
   * A line for each text, with tabs between its parts; quotation marks are signs like others.
   *
   * @param classPart which part of a line names the class, from 0
   * @param textPart which one is the text
   * @param parts how many a line has
   * @throws DataException if the file has no lines, is not in UTF-8, or a line has other parts
   */
  public static Source tabs(FileBytes bytes, int classPart, int textPart, int parts) {
    TextFiles all = new TextFiles();
    List<String> lines = TextLines.of(bytes);
    for (int i = 0; i < lines.size(); i++) {
      String[] values = lines.get(i).split("\t", -1);
      String place = bytes.name() + ", line " + (i + 1);
      if (values.length != parts) {
        throw new DataException(
            parts + " values with tabs between",
            String.valueOf(values.length),
            place,
            "take another copy of the file");
      }
      all.add(values[textPart], values[classPart], place);
    }
    if (lines.isEmpty()) {
      throw new DataException(
          "a line for each text", "an empty file", bytes.name(), "check that it is the right file");
    }
    return all.source(bytes.checksum().file(), bytes.name(), List.of(bytes.checksum()));
  }

  private void addLines(FileBytes bytes, String name) {
    List<String> lines = TextLines.of(bytes);
    int before = texts.size();
    for (int i = 0; i < lines.size(); i++) {
      if (Unicode.isBlank(lines.get(i))) {
        notices.add("blank lines ignored");
      } else {
        add(lines.get(i), name, bytes.name() + ", line " + (i + 1));
      }
    }
    if (texts.size() == before) {
      throw new DataException(
          "a line for each text",
          lines.isEmpty() ? "an empty file" : "blank lines only",
          bytes.name(),
          "check that it is the right file");
    }
  }

  private void add(String text, String name, String place) {
    texts.add(text);
    classes.add(name);
    places.add(place);
  }

  /**
   * The texts of some classes.
   *
   * @param source with the columns {@code text} and {@code class}
   */
  public static Source only(Source source, Set<String> classes) {
    TextFiles some = new TextFiles();
    for (int row = 0; row < source.table().rowCount(); row++) {
      String name = source.table().stringColumn(CLASS).get(row);
      if (classes.contains(name)) {
        String text = source.table().stringColumn(TEXT).get(row);
        some.add(text, name, source.places().row(row));
      }
    }
    return some.source(Source.name(source.table()), source.places().all(), source.files());
  }

  private Source source(String name, String all, List<Checksum> files) {
    Table table =
        Table.create(name, StringColumn.create(TEXT, texts), StringColumn.create(CLASS, classes));
    return new Source(table, Places.inFiles(all, places), files, notices.list());
  }
}
