package dev.cairn.data;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.text.Normalisation;
import dev.cairn.data.text.TextForm;
import dev.cairn.data.text.TextLimits;
import dev.cairn.data.text.TextLines;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.graph.EmptyVariableException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One long text for a language model of its characters, with settings; {@link #load} reads it.
 * Immutable: every method gives another one.
 *
 * <pre>{@code
 * var data = Datasets.corpus(Path.of("poems.txt")).length(256).load();
 * }</pre>
 *
 * <p>The first part of the text is for training, the last for validation, a tenth unless told
 * otherwise; a test part behind that is only cut off if asked for. Without other settings the text
 * is brought to normal form C, capitals and small letters apart; a carriage return and a line feed
 * become a line feed. The vocabulary is that of the training part: its characters (code points),
 * the most frequent first.
 */
public final class CorpusSource {
  private static final int LENGTH = 128;

  private final FileBytes file;
  private final Provenance provenance;
  private final Encoder.Corpus encoding;
  private final TextLimits limits;
  private final Shares shares;
  private final boolean shifting;

  /** How much of the text is cut off. */
  private record Shares(double validation, double test) {}

  private CorpusSource(
      FileBytes file,
      Provenance provenance,
      Encoder.Corpus encoding,
      TextLimits limits,
      Shares shares,
      boolean shifting) {
    this.file = file;
    this.provenance = provenance;
    this.encoding = encoding;
    this.limits = limits;
    this.shares = shares;
    this.shifting = shifting;
  }

  static CorpusSource of(FileBytes file, String name, String source, String licence) {
    List<Checksum> files = List.of(file.checksum());
    return new CorpusSource(
        file,
        Provenance.of(name, source, licence, files),
        new Encoder.Corpus(TextForm.DEFAULT, LENGTH),
        TextLimits.DEFAULT,
        new Shares(Dataset.VALIDATION_SHARE, 0),
        true);
  }

  /**
   * With windows of so many characters, 128 unless told otherwise: as far as a net can look back.
   *
   * @throws DataException if that is none, or more than 65,536
   */
  public CorpusSource length(int characters) {
    return with(new Encoder.Corpus(encoding.form(), WindowParts.length(characters)));
  }

  /** Capitals become small letters, as Unicode folds them in no language: ß becomes ss. */
  public CorpusSource lowerCase() {
    return with(new Encoder.Corpus(encoding.form().folded(), encoding.length()));
  }

  /** Which of equal spellings is kept; normal form C by default. */
  public CorpusSource normalise(Normalisation normalisation) {
    EmptyVariableException.check("a normalisation", normalisation, "normalise");
    return with(new Encoder.Corpus(encoding.form().with(normalisation), encoding.length()));
  }

  /**
   * Characters that occur more rarely in the training part are unknown; 1 by default.
   *
   * @throws DataException if it is below 1
   */
  public CorpusSource minCount(int count) {
    return new CorpusSource(file, provenance, encoding, limits.minCount(count), shares, shifting);
  }

  /**
   * With another share of the text, at its end, for validation.
   *
   * @throws DataException if it is not between 0 and 1
   */
  public CorpusSource validationShare(double share) {
    return with(new Shares(checked("validationShare", share), shares.test()));
  }

  /**
   * With a share of the text, behind the validation part, that training never sees.
   *
   * @throws DataException if it is not between 0 and 1
   */
  public CorpusSource testShare(double share) {
    return with(new Shares(shares.validation(), checked("testShare", share)));
  }

  private static double checked(String what, double share) {
    if (!(share > 0 && share < 1)) {
      throw new DataException(
          "a share between 0 and 1",
          String.valueOf(share),
          "Datasets.corpus(…)." + what,
          "for example 0.1");
    }
    return share;
  }

  /**
   * With windows that begin at the same places in every epoch, instead of elsewhere in each. All
   * that fit are taken then; without it one less, to have room to begin later.
   */
  public CorpusSource fixedWindows() {
    return new CorpusSource(file, provenance, encoding, limits, shares, false);
  }

  /** A name for the data set, in place of the file's. */
  public CorpusSource name(String name) {
    EmptyVariableException.check("a name", name, "name");
    return with(provenance.named(name));
  }

  /** Who made the text, or where it is from. */
  public CorpusSource source(String from) {
    EmptyVariableException.check("a source", from, "source");
    return with(provenance.from(from));
  }

  /** What others may do with the text, in short. */
  public CorpusSource licence(String licence) {
    EmptyVariableException.check("a licence", licence, "licence");
    return with(provenance.under(licence));
  }

  private CorpusSource with(Encoder.Corpus other) {
    return new CorpusSource(file, provenance, other, limits, shares, shifting);
  }

  private CorpusSource with(Shares other) {
    return new CorpusSource(file, provenance, encoding, limits, other, shifting);
  }

  private CorpusSource with(Provenance other) {
    return new CorpusSource(file, other, encoding, limits, shares, shifting);
  }

  /**
   * Reads and cuts the text.
   *
   * @throws DataException if a byte is no UTF-8, or the text is too short for a window in each part
   */
  public Dataset load() {
    int length = encoding.length();
    int[] text = encoding.applied(TextLines.whole(file)).codePoints().toArray();
    if (text.length == 0) {
      throw new DataException(
          String.format(Locale.ROOT, "a text of more than %,d characters", length),
          "an empty file",
          file.name(),
          "check that it is the right file");
    }
    int end = text.length - (int) Math.round(text.length * shares.test());
    int middle = end - (int) Math.round(text.length * shares.validation());
    new WindowParts(text, middle, end)
        .checked(
            length,
            shares.test() > 0,
            file.name(),
            "give a longer text, smaller shares, or shorter windows: length(32)");
    Vocabulary vocabulary = vocabulary(text, middle);
    Map<String, Integer> known = vocabulary.numbers();
    int[] numbers =
        Arrays.stream(text)
            .map(c -> known.getOrDefault(Character.toString(c), Vocabulary.UNKNOWN))
            .toArray();
    return new WindowParts(numbers, middle, end)
        .dataset(vocabulary, encoding, shifting, provenance, List.of());
  }

  private Vocabulary vocabulary(int[] text, int to) {
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < to; i++) {
      counts.merge(Character.toString(text[i]), 1L, Long::sum);
    }
    return Vocabulary.of(counts, limits.minCount(), Integer.MAX_VALUE);
  }
}
