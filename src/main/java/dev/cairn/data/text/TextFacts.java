package dev.cairn.data.text;

import dev.cairn.data.files.Notice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long some texts are, and how much of them an encoding cannot tell.
 *
 * @param texts how many
 * @param median symbols of a text
 * @param most so many symbols at most have 95 % of the texts
 * @param longest symbols of the longest text
 * @param cut texts that are longer than a row
 * @param symbols of all texts, as far as rows have room
 * @param unknown of them that the vocabulary lacks
 * @param strange texts none of whose symbols the vocabulary has
 */
public record TextFacts(
    int texts,
    int median,
    int most,
    int longest,
    int cut,
    long symbols,
    long unknown,
    int strange) {

  /** Of the texts numbered {@code which}. */
  public static TextFacts of(Corpus corpus, TextEncoding encoding, int[] numbers, int... which) {
    int[] lengths = Arrays.stream(which).map(corpus::length).sorted().toArray();
    long symbols = 0;
    long unknown = 0;
    int strange = 0;
    for (int text : which) {
      int kept = Math.min(encoding.length(), corpus.length(text));
      symbols += kept;
      int[] row = corpus.row(text, numbers, kept);
      long lacking = Arrays.stream(row).filter(number -> number == Vocabulary.UNKNOWN).count();
      unknown += lacking;
      strange += lacking == kept ? 1 : 0;
    }
    int cut = (int) Arrays.stream(lengths).filter(length -> length > encoding.length()).count();
    return new TextFacts(
        which.length,
        quantile(0.5, lengths),
        quantile(0.95, lengths),
        quantile(1, lengths),
        cut,
        symbols,
        unknown,
        strange);
  }

  /** The smallest length that so large a share of the texts does not exceed. */
  private static int quantile(double share, int... sorted) {
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /** Part of the texts that is cut, 0 to 1. */
  public double cutShare() {
    return texts == 0 ? 0 : (double) cut / texts;
  }

  /** Part of the symbols that is unknown, 0 to 1. */
  public double unknownShare() {
    return symbols == 0 ? 0 : (double) unknown / symbols;
  }

  /** What people should know; nothing if nothing is cut or unknown. */
  public List<Notice> notices(TextEncoding encoding, String part) {
    String unit = encoding.form().tokenizer().unit();
    return Stream.of(
            new Notice(
                cut,
                String.format(
                    Locale.ROOT,
                    "texts cut to %,d %s (%s of the texts), %s part",
                    encoding.length(),
                    unit,
                    percent(cutShare()),
                    part)),
            new Notice(
                unknown,
                String.format(
                    Locale.ROOT,
                    "%s that the vocabulary lacks (%s of all), %s part",
                    unit,
                    percent(unknownShare()),
                    part)),
            new Notice(
                strange,
                String.format(
                    Locale.ROOT,
                    "texts without any %s that the vocabulary has, %s part",
                    unit.substring(0, unit.length() - 1),
                    part)))
        .filter(notice -> notice.count() > 0)
        .toList();
  }

  /** For example {@code 3.1 %}, {@code below 0.1 %}. */
  public static String percent(double share) {
    return share > 0 && share < 0.0005
        ? "below 0.1 %"
        : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** For example {@code median 90, 95 % up to 180, longest 405}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "median %,d, 95 %% up to %,d, longest %,d", median, most, longest);
  }
}
