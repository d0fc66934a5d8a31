package dev.cairn.data;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.text.TextLines;
import dev.cairn.data.text.Vocabulary;
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
 * otherwise; a test part behind that is only cut off if asked for. The vocabulary is that of the
 * training part: its characters (code points), the most frequent first.
 */
public final class CorpusSource {
  private static final int LENGTH = 128;

  private final FileBytes file;
  private final Provenance provenance;
  private final int length;
  private final double validation;
  private final double test;
  private final boolean shifting;

  private CorpusSource(
      FileBytes file,
      Provenance provenance,
      int length,
      double validation,
      double test,
      boolean shifting) {
    this.file = file;
    this.provenance = provenance;
    this.length = length;
    this.validation = validation;
    this.test = test;
    this.shifting = shifting;
  }

  static CorpusSource of(FileBytes file, String name, String source, String licence) {
    List<Checksum> files = List.of(file.checksum());
    Provenance from = Provenance.of(name, source, licence, files);
    return new CorpusSource(file, from, LENGTH, Dataset.VALIDATION_SHARE, 0, true);
  }

  /**
   * With windows of so many characters, 128 unless told otherwise: as far as a net can look back.
   *
   * @throws DataException if that is none, or more than 65,536
   */
  public CorpusSource length(int characters) {
    int checked = WindowParts.length(characters);
    return new CorpusSource(file, provenance, checked, validation, test, shifting);
  }

  /**
   * With another share of the text, at its end, for validation.
   *
   * @throws DataException if it is not between 0 and 1
   */
  public CorpusSource validationShare(double share) {
    return new CorpusSource(
        file, provenance, length, checked("validationShare", share), test, shifting);
  }

  /**
   * With a share of the text, behind the validation part, that training never sees.
   *
   * @throws DataException if it is not between 0 and 1
   */
  public CorpusSource testShare(double share) {
    return new CorpusSource(
        file, provenance, length, validation, checked("testShare", share), shifting);
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

  /** With windows that begin at the same places in every epoch, instead of elsewhere in each. */
  public CorpusSource fixedWindows() {
    return new CorpusSource(file, provenance, length, validation, test, false);
  }

  /**
   * Reads and cuts the text.
   *
   * @throws DataException if a byte is no UTF-8, or the text is too short for a window in each part
   */
  public Dataset load() {
    int[] text = TextLines.whole(file).codePoints().toArray();
    if (text.length == 0) {
      throw new DataException(
          String.format(Locale.ROOT, "a text of more than %,d characters", length),
          "an empty file",
          file.name(),
          "check that it is the right file");
    }
    int end = text.length - (int) Math.round(text.length * test);
    int middle = end - (int) Math.round(text.length * validation);
    new WindowParts(text, middle, end)
        .checked(
            length,
            test > 0,
            file.name(),
            "give a longer text, smaller shares, or shorter windows: length(32)");
    Vocabulary vocabulary = vocabulary(text, middle);
    Map<String, Integer> known = vocabulary.numbers();
    int[] numbers =
        Arrays.stream(text)
            .map(c -> known.getOrDefault(Character.toString(c), Vocabulary.UNKNOWN))
            .toArray();
    return new WindowParts(numbers, middle, end)
        .dataset(vocabulary, length, shifting, provenance, List.of());
  }

  private static Vocabulary vocabulary(int[] text, int to) {
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < to; i++) {
      counts.merge(Character.toString(text[i]), 1L, Long::sum);
    }
    return Vocabulary.of(counts, 1, Integer.MAX_VALUE);
  }
}
