package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.text.TextForm;
import dev.cairn.data.text.Tokenizer;
import dev.cairn.data.text.TopicSymbols;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.graph.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts with a class each, for a language model of their characters that can be told what to write
 * about; {@link #load} reads them. Immutable: every method gives another one.
 *
 * <pre>{@code
 * var data = Datasets.corpus(Datasets.agNews()).length(128).load();
 * var run = Trainer.defaults().fit(net, data);
 * run.model().generate("Sports", "").print();
 * }</pre>
 *
 * <p>The texts of each part stand behind each other, in an order by seed: a symbol for the topic,
 * the characters, a symbol for the end. Windows are cut out of that, so one may hold the end of a
 * text and the beginning of the next. Parts, their shares, and how texts are spelled are those of
 * the source; texts are read, and counted for the vocabulary, to their end, whatever its {@code
 * maxLength}.
 */
public final class TopicCorpusSource {
  private static final int LENGTH = 128;
  private static final long SEED = 1;

  private final TextSource source;
  private final int length;
  private final boolean shifting;

  private TopicCorpusSource(TextSource source, int length, boolean shifting) {
    this.source = source;
    this.length = length;
    this.shifting = shifting;
  }

  static TopicCorpusSource of(TextSource source) {
    return new TopicCorpusSource(source, LENGTH, true);
  }

  /**
   * With windows of so many characters, 128 unless told otherwise: as far as a net can look back.
   * Longer than most texts, so that it sees their topic up to their end.
   *
   * @throws DataException if that is none, or more than 65,536
   */
  public TopicCorpusSource length(int characters) {
    return new TopicCorpusSource(source, WindowParts.length(characters), shifting);
  }

  /**
   * With windows that begin at the same places in every epoch: {@link CorpusSource#fixedWindows}.
   */
  public TopicCorpusSource fixedWindows() {
    return new TopicCorpusSource(source, length, false);
  }

  /**
   * Reads the texts.
   *
   * @throws DataException if the source cannot be read, its texts have no class or several answers,
   *     are read as anything but characters, or are too few for a window in each part
   */
  public Dataset load() {
    Dataset texts = source.load();
    List<String> topics = topics(texts);
    TextExamples train = (TextExamples) texts.train();
    TextForm form = train.textEncoding().form();
    if (!(form.tokenizer() instanceof Tokenizer.Characters)) {
      throw refused(
          "texts that are read as characters, for a language model",
          "texts that are read as " + form.tokenizer().unit(),
          "leave %s() out".formatted(form.tokenizer().unit()));
    }
    Vocabulary vocabulary = vocabulary(topics, train.vocabularyOfWholeTexts());
    Map<String, Integer> known = vocabulary.numbers();
    Encoder.Corpus encoding = new Encoder.Corpus(form, length);
    int[] first = numbers(train, topics, encoding, known);
    int[] middle = numbers((TextExamples) texts.validation(), topics, encoding, known);
    int[] last = numbers((TextExamples) texts.test(), topics, encoding, known);
    int[] all = Stream.of(first, middle, last).flatMapToInt(IntStream::of).toArray();
    Provenance read = texts.provenance();
    return new WindowParts(all, first.length, first.length + middle.length)
        .checked(length, true, read.name(), "give more texts, or shorter windows: length(32)")
        .dataset(vocabulary, encoding, shifting, read, read.notices());
  }

  private static List<String> topics(Dataset texts) {
    boolean one = texts.answers().size() == 1;
    if (!one || texts.labels().isEmpty()) {
      throw refused(
          "texts with one class each, the topics",
          one ? "texts with a number each" : "the answers " + texts.answers(),
          "predict one column of classes: Datasets.csv(path).predict(\"topic\").text(…)");
    }
    return texts.labels().orElseThrow().names();
  }

  private static DataException refused(String expected, String found, String mend) {
    return new DataException(expected, found, "Datasets.corpus(…)", mend);
  }

  private static Vocabulary vocabulary(List<String> topics, Vocabulary characters) {
    List<String> symbols = new ArrayList<>();
    topics.forEach(topic -> symbols.add(TopicSymbols.of(topic)));
    symbols.add(TopicSymbols.END);
    symbols.addAll(characters.symbols());
    return new Vocabulary(symbols);
  }

  /** The texts of a part behind each other. */
  private static int[] numbers(
      TextExamples part, List<String> topics, Encoder.Corpus encoding, Map<String, Integer> known) {
    IntStream.Builder numbers = IntStream.builder();
    for (int i : CounterRandom.of(SEED, "texts").permutation(part.size())) {
      String topic = TopicSymbols.of(topics.get(part.label(i).orElseThrow()));
      Stream.of(
              Stream.of(topic),
              encoding.symbols(part.text(i).orElseThrow()).stream(),
              Stream.of(TopicSymbols.END))
          .flatMap(symbols -> symbols)
          .forEach(symbol -> numbers.add(known.getOrDefault(symbol, Vocabulary.UNKNOWN)));
    }
    return numbers.build().toArray();
  }
}
