package dev.cairn.data;

import dev.cairn.data.text.Conll.Sentence;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.data.text.WordSymbols;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sentences with a tag for each word: {@code [11 * length]} numbers of symbols, {@link
 * WordSymbols#EACH} of them for each of {@code length} words, 0 behind the end and for symbols that
 * a word is too short for; and as target {@code [tags, length]}, all 0 behind the end. The
 * vocabulary is that of the rows of the training part: symbols that occur there once only are
 * unknown, so that a net learns what to do with those.
 */
final class TaggedSentences implements Examples {
  private static final int SEVERAL = 2;

  private final List<Sentence> sentences;
  private final Labels tags;
  private final int length;
  private final Rows rows;
  private final Vocabulary vocabulary;
  private final Map<String, Integer> numbers;

  private TaggedSentences(
      List<Sentence> sentences, Labels tags, int length, Rows rows, Vocabulary vocabulary) {
    this.sentences = sentences;
    this.tags = tags;
    this.length = length;
    this.rows = rows;
    this.vocabulary = vocabulary;
    this.numbers = vocabulary.numbers();
  }

  /** Of which no word is known yet; tags that are no labels are not known. */
  static TaggedSentences of(List<Sentence> sentences, Labels tags, int length) {
    Rows all = Rows.all(sentences.size());
    return new TaggedSentences(sentences, tags, length, all, new Vocabulary(List.of()));
  }

  /** Sentences without tags, that come later. */
  static TaggedSentences later(Encoder.Words how, Labels tags, List<List<String>> words) {
    List<Sentence> sentences = words.stream().map(w -> new Sentence(w, List.of())).toList();
    return of(sentences, tags, how.length()).with(how.vocabulary());
  }

  private TaggedSentences with(Vocabulary known) {
    return new TaggedSentences(sentences, tags, length, rows, known);
  }

  @Override
  public Encoder.Words encoding() {
    return new Encoder.Words(vocabulary, length);
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public Shape input() {
    return encoding().shape();
  }

  @Override
  public int symbolsAPosition() {
    return WordSymbols.EACH;
  }

  @Override
  public Shape target() {
    return Shape.sequence(tags.size(), length);
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
    Sentence sentence = sentences.get(rows.at(index));
    int at = targets.position();
    targets.put(new float[tags.size() * length]);
    for (int i = 0; i < length; i++) {
      if (i < sentence.words().size()) {
        write(sentence.words().get(i), inputs);
      } else {
        inputs.put(new float[WordSymbols.EACH]);
      }
      int tag = i < sentence.tags().size() ? tags.names().indexOf(sentence.tags().get(i)) : -1;
      if (tag >= 0) {
        targets.put(at + tag * length + i, 1);
      }
    }
  }

  private void write(String word, FloatBuffer inputs) {
    for (String symbol : WordSymbols.of(word)) {
      inputs.put(symbol.isEmpty() ? 0 : numbers.getOrDefault(symbol, Vocabulary.UNKNOWN));
    }
  }

  @Override
  public List<String> tokens(int index) {
    List<String> all = sentences.get(rows.at(index)).words();
    return all.subList(0, Math.min(length, all.size()));
  }

  @Override
  public int unread(int index) {
    return Math.max(0, sentences.get(rows.at(index)).words().size() - length);
  }

  @Override
  public Optional<String> text(int index) {
    return Optional.of(String.join(" ", sentences.get(rows.at(index)).words()));
  }

  @Override
  public Optional<Vocabulary> vocabulary() {
    return Optional.of(vocabulary);
  }

  @Override
  public Examples standardised() {
    Map<String, Long> counts = new HashMap<>();
    Arrays.stream(rows.all())
        .mapToObj(sentences::get)
        .flatMap(sentence -> sentence.words().stream().limit(length))
        .flatMap(word -> WordSymbols.of(word).stream())
        .filter(symbol -> !symbol.isEmpty())
        .forEach(symbol -> counts.merge(symbol, 1L, Long::sum));
    return with(Vocabulary.of(counts, SEVERAL, Integer.MAX_VALUE));
  }

  @Override
  public Examples standardisedLike(Examples training) {
    return training.vocabulary().map(this::with).orElse(this);
  }

  @Override
  public Examples subset(int... indices) {
    return new TaggedSentences(sentences, tags, length, rows.subset(indices), vocabulary);
  }
}
