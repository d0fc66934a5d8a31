package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notices;
import dev.cairn.data.tables.Missing;
import dev.cairn.data.tables.TableOptions;
import dev.cairn.data.text.Normalisation;
import dev.cairn.data.text.TextForm;
import dev.cairn.data.text.TextLimits;
import dev.cairn.data.text.Tokenizer;
import dev.cairn.graph.EmptyVariableException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Texts with what is to be predicted of each, and how they are read. Immutable: every setting gives
 * a new description; {@link #load} reads.
 *
 * <pre>{@code
 * var data = Datasets.csv(path).predict("language").text("sentence").maxLength(128).load();
 * }</pre>
 *
 * <p>A text becomes a row of whole numbers, one a symbol. Without other settings the symbols are
 * characters in normal form C, capitals and small letters apart; the vocabulary has the 50,000 most
 * frequent symbols in the rows of the training part, which are as long as its longest text, 256
 * symbols at most. What is cut off or unknown is counted in {@link Dataset#notices}. A fifth of the
 * texts is the test part, a tenth of the rest validation, both by seed 1 and with the share of each
 * class kept, unless there are such parts.
 */
public final class TextSource {
  private final TableReading reading;
  private final String column;
  private final TableOptions options;
  private final Reader reader;
  private final Cut cut;
  private final Told told;
  private final Given given;

  /** How texts are read. */
  record Reader(TextForm form, TextLimits limits) {}

  /** Parts that are there already. */
  private record Given(Optional<TextSource> validation, Optional<TextSource> test) {}

  private TextSource(
      TableReading reading,
      String column,
      TableOptions options,
      Reader reader,
      Cut cut,
      Told told,
      Given given) {
    this.reading = reading;
    this.column = column;
    this.options = options;
    this.reader = reader;
    this.cut = cut;
    this.told = told;
    this.given = given;
  }

  static TextSource of(
      TableReading reading, String column, TableOptions options, Cut cut, Told told) {
    EmptyVariableException.check("a column", column, "text");
    Reader reader = new Reader(TextForm.DEFAULT, TextLimits.DEFAULT);
    Given nothing = new Given(Optional.empty(), Optional.empty());
    return new TextSource(reading, column, options, reader, cut, told, nothing);
  }

  /** Every character is a symbol, spaces too: the default. */
  public TextSource characters() {
    return tokenizer(Tokenizer.characters());
  }

  /** Every byte in UTF-8 is a symbol. */
  public TextSource bytes() {
    return tokenizer(Tokenizer.bytes());
  }

  /** Words and punctuation marks are symbols, also in Chinese and Japanese. */
  public TextSource words() {
    return tokenizer(Tokenizer.words());
  }

  /** Frequent words and pieces of rare ones are symbols; see {@link Tokenizer#subwords()}. */
  public TextSource subwords() {
    return tokenizer(Tokenizer.subwords());
  }

  /** Symbols by another way to cut texts. */
  public TextSource tokenizer(Tokenizer tokenizer) {
    EmptyVariableException.check("a tokenizer", tokenizer, "tokenizer");
    return with(reader.form().with(tokenizer));
  }

  /** Capitals become small letters, as Unicode folds them in no language: ß becomes ss. */
  public TextSource lowerCase() {
    return with(reader.form().folded());
  }

  /** Which of equal spellings is kept; normal form C by default. */
  public TextSource normalise(Normalisation normalisation) {
    EmptyVariableException.check("a normalisation", normalisation, "normalise");
    return with(reader.form().with(normalisation));
  }

  /**
   * Symbols that occur more rarely in the training part are unknown; 1 by default. What rows have
   * no room for, see {@link #maxLength}, is not counted.
   *
   * @throws DataException if it is below 1
   */
  public TextSource minCount(int count) {
    return with(reader.limits().minCount(count));
  }

  /**
   * The most frequent symbols are kept, so many at most; 50,000 by default.
   *
   * @throws DataException if it is below 1
   */
  public TextSource maxSymbols(int count) {
    return with(reader.limits().maxSymbols(count));
  }

  /**
   * Symbols of a text that are read; what is behind them is cut off and counted. Rows are no longer
   * than the longest training text, filled up to a multiple of 8. 256 by default.
   *
   * @throws DataException if it is below 1
   */
  public TextSource maxLength(int symbols) {
    return with(reader.limits().maxLength(symbols));
  }

  /**
   * As {@link #maxLength}, with rows of exactly this length.
   *
   * @throws DataException if it is below 1
   */
  public TextSource length(int symbols) {
    return with(reader.limits().length(symbols));
  }

  /** Leaves rows out that have no text or no answer, and counts them. */
  public TextSource dropEmpty() {
    TableOptions dropping = options.missing(Missing.DROP_ROWS);
    return new TextSource(reading, column, dropping, reader, cut, told, given);
  }

  /** Share of the texts for the test part, between 0 and 1, unless it is given. */
  public TextSource testShare(double share) {
    return with(cut.testShare(share));
  }

  /** Share of the training texts for validation, between 0 and 1, unless they are given. */
  public TextSource validationShare(double share) {
    return with(cut.validationShare(share));
  }

  /** Seed of both cuts. */
  public TextSource seed(long seed) {
    return with(cut.seed(seed));
  }

  /**
   * The test part is in a file or folder of its own, written in the same way.
   *
   * @throws DataException if the training part is in memory, or is several files
   */
  public TextSource test(Path file) {
    return test(again(file, "test"));
  }

  /** The test part is from elsewhere; only its texts and answers are taken. */
  public TextSource test(TextSource source) {
    EmptyVariableException.check("a source of texts", source, "test");
    return with(new Given(given.validation(), Optional.of(source)));
  }

  /**
   * The validation part is in a file or folder of its own, written in the same way.
   *
   * @throws DataException if the training part is in memory, or is several files
   */
  public TextSource validation(Path file) {
    return validation(again(file, "validation"));
  }

  /** The validation part is from elsewhere; only its texts and answers are taken. */
  public TextSource validation(TextSource source) {
    EmptyVariableException.check("a source of texts", source, "validation");
    return with(new Given(Optional.of(source), given.test()));
  }

  private TextSource again(Path file, String part) {
    EmptyVariableException.check("a file", file, part);
    TableReading other =
        reading
            .of(file)
            .orElseThrow(
                () ->
                    new DataException(
                        "texts that were read from one file or folder",
                        "texts in memory, or of several files",
                        part + "(" + file + ")",
                        "give a source: " + part + "(Datasets.textLines(…))"));
    return new TextSource(other, column, options, reader, cut, told, given);
  }

  /** A name for the data set, in place of the file's or table's. */
  public TextSource name(String name) {
    return with(told.name(name));
  }

  /** Who made the texts, or where they are from. */
  public TextSource source(String from) {
    return with(told.source(from));
  }

  /** What others may do with the texts, in short. */
  public TextSource licence(String licence) {
    return with(told.licence(licence));
  }

  private TextSource with(TextForm form) {
    Reader other = new Reader(form, reader.limits());
    return new TextSource(reading, column, options, other, cut, told, given);
  }

  private TextSource with(TextLimits limits) {
    Reader other = new Reader(reader.form(), limits);
    return new TextSource(reading, column, options, other, cut, told, given);
  }

  private TextSource with(Cut other) {
    return new TextSource(reading, column, options, reader, other, told, given);
  }

  private TextSource with(Told other) {
    return new TextSource(reading, column, options, reader, cut, other, given);
  }

  private TextSource with(Given other) {
    return new TextSource(reading, column, options, reader, cut, told, other);
  }

  /**
   * Reads the texts.
   *
   * @throws DataException if a file is empty, or not in UTF-8, a name is no column, a text is
   *     empty, or all are where empty ones are dropped, there are fewer than two classes, or a
   *     given part has a class that training lacks
   */
  public Dataset load() {
    Notices notices = new Notices();
    TextRows training = TextRows.read(reading, column, options, notices);
    int used = options.targets().size() + 1;
    notices.add(training.source().table().columnCount() - used, "columns ignored");
    Optional<TextRows> validation = given.validation().map(s -> s.rowsLike(training, notices));
    Optional<TextRows> test = given.test().map(s -> s.rowsLike(training, notices));
    return new TextParts(training, validation, test)
        .dataset(new TextParts.How(column, options, reader, cut), told, notices.list());
  }

  private TextRows rowsLike(TextRows training, Notices notices) {
    return TextRows.readLike(training, reading, column, options, notices);
  }
}
