package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notice;
import dev.cairn.data.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A long text for a language model, its parts behind each other.
 *
 * @param numbers of its symbols
 * @param middle where training ends and validation begins
 * @param end where validation ends and the test part begins, if there is one
 */
record WindowParts(int[] numbers, int middle, int end) {
  /** Windows are no longer. */
  static final int LONGEST = 1 << 16;

  private static final String LACKING = "characters that the training part lacks";

  /**
   * Checks the length of windows.
   *
   * @throws DataException if it is below 1 or above {@link #LONGEST}
   */
  static int length(int characters) {
    if (characters < 1 || characters > LONGEST) {
      throw new DataException(
          "windows of 1 to 65,536 characters",
          String.format(Locale.ROOT, "%,d", characters),
          "Datasets.corpus(…).length",
          "for example length(256)");
    }
    return characters;
  }

  /**
   * Checks that each part has room for a window.
   *
   * @param tested whether there is a test part
   * @param where for the error
   * @param mend for the error
   * @throws DataException otherwise
   */
  WindowParts checked(int length, boolean tested, String where, String mend) {
    int all = numbers.length;
    if (middle <= length || end - middle <= length || tested && all - end <= length) {
      throw new DataException(
          String.format(Locale.ROOT, "more than %,d characters in each part", length),
          String.format(
              Locale.ROOT,
              "%,d for training, %,d for validation%s",
              Math.max(0, middle),
              Math.max(0, end - Math.max(0, middle)),
              tested ? String.format(Locale.ROOT, ", %,d for test", all - end) : ""),
          where,
          mend);
    }
    return this;
  }

  /**
   * The parts as windows.
   *
   * @param encoding of texts, with the length of a window
   * @param shifting whether those of training begin elsewhere in each epoch
   * @param from what is known of the text
   * @param before what happened to it on the way in
   */
  Dataset dataset(
      Vocabulary vocabulary,
      Encoder.Corpus encoding,
      boolean shifting,
      Provenance from,
      List<Notice> before) {
    Windows fixed = Windows.fixed(numbers, vocabulary, encoding, 0, middle);
    Windows train = shifting ? Windows.shifted(numbers, vocabulary, encoding, 0, middle) : fixed;
    Windows later = Windows.fixed(numbers, vocabulary, encoding, middle, end);
    Windows last = Windows.fixed(numbers, vocabulary, encoding, end, numbers.length);
    Labels symbols =
        new Labels(IntStream.range(0, vocabulary.size()).mapToObj(vocabulary::symbol).toList());
    List<Answer> answers = List.of(new Answer("next", Optional.of(symbols)));
    Provenance read = from.read(from.files(), notices(before));
    return Dataset.given(new Parts(fixed.and(later), train, later, last), answers, read);
  }

  private List<Notice> notices(List<Notice> before) {
    List<Notice> notices = new ArrayList<>(before);
    long rare = unknown(0, middle);
    long lacking = unknown(middle, numbers.length);
    if (rare > 0) {
      notices.add(new Notice(rare, "rare characters of the training part that are unknown"));
    }
    if (lacking > 0) {
      String which = rare > 0 ? "unknown characters of the other parts" : LACKING;
      notices.add(new Notice(lacking, which));
    }
    return notices;
  }

  private long unknown(int from, int to) {
    return Arrays.stream(numbers, from, to).filter(n -> n == Vocabulary.UNKNOWN).count();
  }
}
