package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.images.Prepare;
import dev.cairn.data.tables.Encoding;
import dev.cairn.data.tables.InputColumn;
import dev.cairn.data.tables.Missing;
import dev.cairn.data.tables.Source;
import dev.cairn.data.text.TextEncoding;
import dev.cairn.data.text.TextForm;
import dev.cairn.data.text.Unicode;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.data.text.WordSymbols;
import dev.cairn.graph.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How raw inputs become examples that a net can read, as its training part taught: without the
 * data. A model keeps it.
 *
 * @param input what the raw inputs are
 * @param answers what is known of each example
 * @param targets how values to be predicted are standardised; empty for classification
 */
public record Encoder(Input input, List<Answer> answers, Optional<Scaling> targets) {
  /** Copies the list. */
  public Encoder {
    answers = List.copyOf(answers);
  }

  /** What the raw inputs are. */
  public sealed interface Input {
    /** Shape of one encoded example. */
    Shape shape();

    /** How its numbers are standardised, at last. */
    Scaling scaling();

    /**
     * The same, standardised by other numbers.
     *
     * @throws IllegalArgumentException if they are more or fewer
     */
    Input with(Scaling other);
  }

  /**
   * Pictures.
   *
   * @param read shape that they are read in, {@code [channels, height, width]}
   * @param squeezed whether their sides are squeezed instead of cropped
   * @param prepare what is done to them then
   * @param scaling of the channels, at last
   */
  public record Pictures(Shape read, boolean squeezed, Prepare prepare, Scaling scaling)
      implements Input {
    /**
     * Checks the channels.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    public Pictures {
      require(read.isImage() && (read.channels() == 1 || read.channels() == 3), "no image");
      require(prepare.shape(read).channels() == scaling.channels(), "a scaling of others");
    }

    @Override
    public Shape shape() {
      return prepare.shape(read);
    }

    @Override
    public Pictures with(Scaling other) {
      return new Pictures(read, squeezed, prepare, other);
    }
  }

  /**
   * Rows of a table.
   *
   * @param columns by name
   * @param encoding into numbers
   * @param missing what becomes of missing values
   * @param scaling of the numbers, at last
   */
  public record Columns(
      List<InputColumn> columns, Encoding encoding, Missing missing, Scaling scaling)
      implements Input {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the parts do not fit
     */
    public Columns {
      columns = List.copyOf(columns);
      require(encoding.suits(columns), "an encoding of other columns");
      require(encoding.width() == scaling.channels(), "a scaling of others");
    }

    @Override
    public Shape shape() {
      return Shape.vector(encoding.width());
    }

    @Override
    public Columns with(Scaling other) {
      return new Columns(columns, encoding, missing, other);
    }
  }

  /**
   * Texts.
   *
   * @param column that they are from in tables
   * @param encoding into rows of whole numbers
   */
  public record Texts(String column, TextEncoding encoding) implements Input {
    @Override
    public Shape shape() {
      return Shape.vector(encoding.length());
    }

    @Override
    public Scaling scaling() {
      return Scaling.none(encoding.length());
    }

    @Override
    public Texts with(Scaling other) {
      return this; // numbers of symbols are not scaled
    }
  }

  /**
   * Sentences as rows of words.
   *
   * @param vocabulary numbers of the symbols of words, see {@link WordSymbols}
   * @param length words in a row; longer sentences are cut, shorter ones filled up with 0
   */
  public record Words(Vocabulary vocabulary, int length) implements Input {
    @Override
    public Shape shape() {
      return Shape.vector(length * WordSymbols.EACH);
    }

    @Override
    public Scaling scaling() {
      return Scaling.none(length * WordSymbols.EACH);
    }

    @Override
    public Words with(Scaling other) {
      return this; // numbers of words are not scaled
    }
  }

  /**
   * Windows of a text, for a language model.
   *
   * @param form what is done to a text before its characters are looked up
   * @param length characters of a window
   */
  public record Corpus(TextForm form, int length) implements Input {
    @Override
    public Shape shape() {
      return Shape.vector(length);
    }

    @Override
    public Scaling scaling() {
      return Scaling.none(length);
    }

    @Override
    public Corpus with(Scaling other) {
      return this; // numbers of characters are not scaled
    }

    /** A text as the net reads it: lines end with a line feed alone, then the form is applied. */
    public String applied(String text) {
      return form.applied(text.replace("\r\n", "\n"));
    }

    /** The characters of a text as the net reads it. */
    List<String> symbols(String text) {
      return form.tokenizer().tokens(applied(text));
    }
  }

  /**
   * Numbers that only the maker of the data can get from what is raw.
   *
   * @param shape of one example
   * @param scaling that the numbers went through
   */
  public record Numbers(Shape shape, Scaling scaling) implements Input {
    @Override
    public Numbers with(Scaling other) {
      return new Numbers(shape, other);
    }
  }

  private static void require(boolean fits, String otherwise) {
    if (!fits) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Of nets whose data nobody told. */
  public static Encoder unknown(Shape input) {
    Numbers numbers = new Numbers(input, Scaling.none(input.channels()));
    return new Encoder(numbers, List.of(), Optional.empty());
  }

  /**
   * Of nets that read pictures as they are, 0 to 255, and tell classes: for models that were
   * trained elsewhere.
   *
   * <pre>{@code
   * var model = imported.with(Encoder.pictures(Shape.image(3, 32, 32), labels));
   * }</pre>
   *
   * @param read shape that pictures are brought to, {@code [channels, height, width]}
   * @throws IllegalArgumentException if it is no image of one or three channels
   */
  public static Encoder pictures(Shape read, Labels labels) {
    Scaling none = Scaling.none(read.channels());
    return new Encoder(
        new Pictures(read, false, Prepare.nothing(), none),
        List.of(new Answer("class", Optional.of(labels))),
        Optional.empty());
  }

  /** As a training part taught. */
  static Encoder of(Examples training, List<Answer> answers) {
    return new Encoder(training.encoding(), answers, training.targetScaling());
  }

  /**
   * Pictures as examples, as {@link Dataset#encode(Path...)} has them.
   *
   * @throws DataException if the net did not learn from images, or a file is no picture or broken
   */
  public Examples pictures(List<Path> files) {
    if (input instanceof Pictures how) {
      return ImageExamples.none(how, nobody()).encode(files);
    }
    throw refused("a net that learned from images", "Encoder.pictures");
  }

  /**
   * Texts as examples, as {@link Dataset#encode(String, String...)} has them.
   *
   * @throws DataException if the net did not learn from texts, or one is blank
   */
  public Examples texts(List<String> texts) {
    return rows(Source.of(Table.create("texts", StringColumn.create(textColumn(), texts))));
  }

  private String textColumn() {
    if (input instanceof Texts how) {
      return how.column();
    }
    throw refused("a net that learned from texts", "Encoder.texts");
  }

  /**
   * Rows as examples, as {@link Dataset#encode(Table)} has them; of a table with texts, those.
   *
   * @throws DataException if the net did not learn from a table or from texts, a column is missing
   *     or of another type, or a value is missing and there is nothing to put there
   */
  public Examples rows(Source later) {
    if (input instanceof Columns how) {
      return TableExamples.none(how, answers.stream().map(Answer::name).toList(), nobody())
          .encode(later, answers);
    }
    if (input instanceof Texts how) {
      return LaterTexts.read(how, later, answers, targets);
    }
    throw refused("a net that learned from a table", "Encoder.rows");
  }

  /**
   * Sentences as examples, to be tagged.
   *
   * @param sentences each as its words
   * @throws DataException if the net did not learn from tagged sentences, one has no word, or a
   *     word is blank or has half of a surrogate pair
   */
  public Examples sentences(List<List<String>> sentences) {
    if (!(input instanceof Words how)) {
      throw refused("a net that learned from tagged sentences", "Encoder.sentences");
    }
    for (int i = 0; i < sentences.size(); i++) {
      checkWords(sentences.get(i), "sentence " + (i + 1));
    }
    Labels tags = answers.get(0).labels().orElseThrow();
    return TaggedSentences.later(how, tags, sentences);
  }

  private static void checkWords(List<String> words, String where) {
    if (words.isEmpty()) {
      throw new DataException(
          "one word or more",
          "none",
          where,
          "leave empty sentences out; words are given one by one: List.of(\"in\", \"Berlin\")");
    }
    for (int i = 0; i < words.size(); i++) {
      String place = where + ", word " + (i + 1);
      if (Unicode.isBlank(words.get(i))) {
        throw new DataException(
            "a word", "an empty one", place, "leave it out: nothing can be told from it");
      }
      Unicode.checkWhole(words.get(i), () -> place);
    }
  }

  private DataException refused(String expected, String where) {
    return new DataException(
        expected,
        "one that learned from "
            + (input instanceof Pictures
                ? "images"
                : input instanceof Columns
                    ? "a table"
                    : input instanceof Texts
                        ? "texts"
                        : input instanceof Words
                            ? "sentences"
                            : input instanceof Corpus ? "a corpus" : "numbers")
            + " of "
            + input.shape(),
        where,
        input instanceof Words
            ? "give it sentences: encodeSentences(List.of(List.of(\"in\", \"Berlin\")))"
            : "give it what it learned from; numbers as Examples of your own");
  }

  /** Answers of the right kinds for no example. */
  private Targets nobody() {
    if (answers.size() == 1) {
      int width = answers.get(0).labels().map(Labels::size).orElse(1);
      return Targets.unknown(Shape.vector(width), 0).scaled(targets);
    }
    List<Targets> parts = new ArrayList<>();
    int from = 0;
    for (Answer answer : answers) {
      int width = answer.labels().map(Labels::size).orElse(1);
      int begin = from;
      parts.add(
          answer.labels().isPresent()
              ? SeveralTargets.Choices.of(new float[0], width)
              : new Targets.Values(
                  new float[0],
                  targets.map(all -> all.slice(begin, begin + 1)).orElse(Scaling.none(1))));
      from += width;
    }
    return new SeveralTargets(parts);
  }
}
