package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notice;
import dev.cairn.data.text.TextFacts;
import dev.cairn.data.text.VectorText;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.graph.EmptyVariableException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Vectors of words that others have learned from many texts, for the words of a training part:
 * GloVe (Pennington et al. 2014), word2vec (Mikolov et al. 2013, arXiv:1301.3781), fastText
 * (Bojanowski et al. 2017, arXiv:1607.04606). An embedding begins with them.
 *
 * <pre>{@code
 * var data = Datasets.agNews().words().lowerCase().load();
 * var vectors = WordVectors.read(Path.of("glove.6B.100d.txt"), data);
 * var net = Net.of(data).embed(vectors).stages(Blocks.basic().times(1), 64, 128).classify();
 * }</pre>
 *
 * <p>They are trained further with the net, or left as they are by {@code trainer.freeze("embed")}.
 * Words that the file lacks begin at random, by the seed of the trainer, with numbers as large as
 * those of the file. A model keeps all of them, so the file is not needed again.
 */
public final class WordVectors {
  private final String name;
  private final Vocabulary vocabulary;
  private final int width;
  private final float[] table;
  private final Spelling[] found;
  private final double running;
  private final List<Notice> notices;

  /** How a word of the vocabulary was found in the file. */
  private enum Spelling {
    NONE,
    OTHER,
    SAME
  }

  private WordVectors(Reading reading, String name, double running) {
    this.name = name;
    vocabulary = reading.vocabulary;
    width = reading.width;
    table = reading.table;
    found = reading.found;
    this.running = running;
    notices = noticesOf(reading);
  }

  /**
   * Reads the vectors of the words of a training part, from a file of text, plain or gzip: of
   * GloVe, or with a first line as word2vec and fastText have it. The file is read once from front
   * to back and may be larger than memory; vectors of other words are not kept.
   *
   * <p>A word is looked up as the data set reads texts: if capitals are folded there, {@code Paris}
   * of the file is the vector of {@code paris}, unless the file has {@code paris} too.
   *
   * @param data whose training part made the vocabulary
   * @throws DataException if the data have no vocabulary, the file has none of its words, or is
   *     empty, cut off or damaged, a line has another number of numbers, or one of a word of the
   *     vocabulary is not finite; file and line are named
   */
  public static WordVectors read(Path file, Dataset data) {
    EmptyVariableException.check("a file", file, "WordVectors.read");
    EmptyVariableException.check("a data set", data, "WordVectors.read");
    Examples training = data.train();
    Vocabulary vocabulary =
        training
            .vocabulary()
            .orElseThrow(
                () ->
                    new DataException(
                        "a data set of texts",
                        "data set '%s' of %s".formatted(data.name(), data.input().named()),
                        "WordVectors.read",
                        "read texts as words: Datasets.csv(path).predict(…).text(…).words()"));
    if (training.symbolsAPosition() > 1) {
      throw new DataException(
          "a data set of texts",
          "tagged sentences, whose words are read as their ends and shapes too",
          "WordVectors.read",
          "let the net learn them: embed(64)");
    }
    Reading reading = new Reading(vocabulary, spelling(training.encoding()));
    VectorText.read(file, reading);
    if (reading.count() == 0) {
      throw new DataException(
          "a vector for some word of the training part of data set '%s'".formatted(data.name()),
          "none of its " + vocabulary,
          file.toString(),
          "take vectors of the language of the texts, and read the texts with words()");
    }
    String fileName = Objects.requireNonNullElse(file.getFileName(), file).toString();
    return new WordVectors(reading, fileName, running(training, reading.found));
  }

  private static UnaryOperator<String> spelling(Encoder.Input input) {
    return input instanceof Encoder.Texts texts
        ? word -> texts.encoding().form().applied(word)
        : UnaryOperator.identity();
  }

  /** Share of the words of the training part, each as often as it stands there. */
  private static double running(Examples training, Spelling... found) {
    FloatBuffer input = FloatBuffer.allocate(training.input().elements());
    FloatBuffer target = FloatBuffer.allocate(training.target().elements());
    long all = 0;
    long known = 0;
    for (int i = 0; i < training.size(); i++) {
      training.write(i, input.clear(), target.clear());
      for (float number : input.array()) {
        all += number == Vocabulary.PADDING ? 0 : 1;
        known += found[(int) number] == Spelling.NONE ? 0 : 1;
      }
    }
    return all == 0 ? 0 : (double) known / all;
  }

  /** Takes the vectors of one vocabulary out of a file. */
  private static final class Reading implements VectorText.Sink {
    private final Vocabulary vocabulary;
    private final UnaryOperator<String> spelling;
    private final Map<String, Integer> numbers;
    private final Spelling[] found;
    private float[] table = {};
    private int width;
    private int next;
    private long again;
    private long others;

    Reading(Vocabulary vocabulary, UnaryOperator<String> spelling) {
      this.vocabulary = vocabulary;
      this.spelling = spelling;
      numbers = vocabulary.numbers();
      found = new Spelling[vocabulary.size()];
      Arrays.fill(found, Spelling.NONE);
    }

    @Override
    public boolean wants(String word) {
      Integer same = numbers.get(word);
      if (same != null) {
        next = same;
        again += found[next] == Spelling.SAME ? 1 : 0;
        others += found[next] == Spelling.OTHER ? 1 : 0;
        return found[next] != Spelling.SAME;
      }
      next = numbers.getOrDefault(spelling.apply(word), 0);
      others += found[next] == Spelling.NONE ? 0 : 1;
      return next != 0 && found[next] == Spelling.NONE;
    }

    @Override
    public void take(String word, float[] vector) {
      if (width == 0) {
        width = vector.length;
        table = new float[size()];
      }
      boolean same = vocabulary.symbol(next).equals(word);
      found[next] = same ? Spelling.SAME : Spelling.OTHER;
      System.arraycopy(vector, 0, table, next * width, width);
    }

    private int size() {
      long size = (long) vocabulary.size() * width;
      if (size > Integer.MAX_VALUE - 8) {
        throw new DataException(
            "at most 2,147,483,639 numbers in all",
            String.format(Locale.ROOT, "%,d words of %,d numbers", vocabulary.size(), width),
            "WordVectors.read",
            "keep fewer words: maxSymbols(50_000)");
      }
      return (int) size;
    }

    long count() {
      return Arrays.stream(found).filter(each -> each != Spelling.NONE).count();
    }
  }

  private List<Notice> noticesOf(Reading reading) {
    List<Notice> all = new ArrayList<>();
    long missing = vocabulary.symbols().size() - found();
    if (missing > 0) {
      String what =
          "words of the vocabulary that %s lacks (%s of the vocabulary, %s of the running words of"
              + " the training part), random at first";
      String ofVocabulary = TextFacts.percent(1 - share());
      all.add(
          new Notice(missing, what.formatted(name, ofVocabulary, TextFacts.percent(1 - running))));
    }
    if (reading.again > 0) {
      all.add(
          new Notice(
              reading.again, "vectors of words that %s had before, left out".formatted(name)));
    }
    if (reading.others > 0) {
      all.add(
          new Notice(
              reading.others,
              "vectors of other spellings of the same words in %s, left out".formatted(name)));
    }
    return List.copyOf(all);
  }

  /** Numbers of a vector: the width of the embedding. */
  public int width() {
    return width;
  }

  /** The words that there are vectors for, if the file has them. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Words of the vocabulary that have a vector. */
  public long found() {
    return Arrays.stream(found).filter(each -> each != Spelling.NONE).count();
  }

  /** Share of the vocabulary that has a vector, 0 to 1. */
  public double share() {
    return (double) found() / vocabulary.symbols().size();
  }

  /**
   * Share of the running words of the training part that have a vector, 0 to 1: each counts as
   * often as it stands there, as far as texts are not cut; unknown ones have none.
   */
  public double runningShare() {
    return running;
  }

  /** Words of the vocabulary without a vector, the most frequent first. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (int i = Vocabulary.FIRST; i < found.length; i++) {
      if (found[i] == Spelling.NONE) {
        missing.add(vocabulary.symbol(i));
      }
    }
    return missing;
  }

  /** The vector of a word of the vocabulary; none if it has none, or is not in it. */
  public Optional<float[]> vector(String word) {
    int number = vocabulary.number(word);
    return found[number] == Spelling.NONE
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(table, number * width, (number + 1) * width));
  }

  /** What people should know: words that have no vector, and vectors that were left out. */
  public List<Notice> notices() {
    return notices;
  }

  /**
   * What an embedding begins with: the vectors of the file, and random ones for all other numbers,
   * brought to the size of those of the file.
   *
   * @param random normal with deviation 1, {@code [vocabulary, width]}; 0 for padding
   */
  public float[] beginning(float[] random) {
    double squares = 0;
    for (float number : table) {
      squares += number * (double) number;
    }
    double size = Math.sqrt(squares / (found() * width));
    float[] beginning = new float[random.length];
    for (int i = 0; i < beginning.length; i++) {
      boolean known = found[i / width] != Spelling.NONE;
      beginning[i] = known ? table[i] : (float) (size * random[i]);
    }
    return beginning;
  }

  /**
   * For example {@code glove.6B.100d.txt: 100 numbers a word, 8,204 of 9,011 words (91.0 %), 98.2 %
   * of the running words}.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %,d numbers a word, %,d of %,d words (%s), %s of the running words",
        name,
        width,
        found(),
        vocabulary.symbols().size(),
        TextFacts.percent(share()),
        TextFacts.percent(running));
  }
}
