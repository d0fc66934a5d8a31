package dev.cairn.baseline;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.LanguageReport;
import dev.cairn.task.Scorer;
import dev.cairn.task.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The baseline of a language model: {@link SymbolModel} of the training part, of 1, 2, … symbols.
 * Longer n-grams are tried as long as the validation part is the better known for it.
 */
final class LanguageBaseline {
  /** No n-gram is longer. */
  private static final int LONGEST = 10;

  private final Dataset data;
  private final LanguageModelling task;
  private final SymbolText text;
  private final int[] contexts;
  private final List<ContextCounts> levels = new ArrayList<>();

  LanguageBaseline(Dataset data) {
    this.data = data;
    this.task = new LanguageModelling(data.labels().orElseThrow());
    this.text = SymbolText.of(data.train());
    this.contexts = text.contexts();
  }

  /** Whether what is predicted are the symbols that are read. */
  static boolean suits(Dataset data) {
    return !data.target().isVector()
        && data.target().positions() == data.input().elements()
        && data.train().vocabulary().map(LanguageBaseline::names).equals(names(data));
  }

  private static Optional<List<String>> names(Dataset data) {
    return data.labels().map(Labels::names);
  }

  private static List<String> names(Vocabulary vocabulary) {
    return IntStream.range(0, vocabulary.size()).mapToObj(vocabulary::symbol).toList();
  }

  BaselineResult train() {
    long begin = System.nanoTime();
    Tried unigram = next();
    Optional<Tried> best = Optional.empty();
    List<Double> tried = new ArrayList<>();
    boolean gains = true;
    boolean isInterrupted = false;
    while (gains && levels.size() < LONGEST && !isInterrupted) {
      isInterrupted = Thread.interrupted();
      if (!isInterrupted) {
        Tried longer = next();
        tried.add((double) levels.size());
        gains = longer.validation().nats() < best.orElse(unigram).validation().nats();
        best = gains || best.isEmpty() ? Optional.of(longer) : best;
      }
    }
    List<BaselineResult.Line> lines = new ArrayList<>();
    lines.add(line("unigram", unigram));
    best.ifPresent(of -> lines.add(line("n-grams, Witten-Bell", of)));
    BaselineResult.Training training =
        new BaselineResult.Training(
            "n-grams of characters, interpolated Witten-Bell smoothing",
            best.orElse(unigram).model().grams(),
            text.answered(),
            BaselineResult.Choice.LENGTH,
            tried,
            best.map(of -> (double) of.model().levels().size()),
            (System.nanoTime() - begin) / 1e9,
            isInterrupted);
    return new BaselineResult(data, training, lines);
  }

  private record Tried(SymbolModel model, LanguageReport validation) {}

  /** Of n-grams that are a symbol longer. */
  private Tried next() {
    levels.add(ContextCounts.of(text, contexts, levels.size()));
    SymbolModel model = new SymbolModel(levels, task.symbols().size());
    return new Tried(model, measure(model, data.validation()));
  }

  private BaselineResult.Line line(String name, Tried of) {
    return data.test().size() == 0
        ? new BaselineResult.Line(name, of.validation())
        : new BaselineResult.Line(
            name, measure(of.model(), data.test()), Optional.of(of.validation()));
  }

  /** As a net is measured: the same scorer, on the same windows. */
  private LanguageReport measure(SymbolModel model, Examples part) {
    Scorer scorer = task.scorer();
    SymbolWindow.Reader reader = new SymbolWindow.Reader(part);
    for (int i = 0; i < part.size(); i++) {
      SymbolWindow window = reader.read(i);
      scorer.add(1, model.logarithms(window.symbols()), window.targets());
    }
    return report(scorer.scores(), scorer.answered());
  }

  /** The same numbers as a report. */
  static LanguageReport report(Scores scores, long symbols) {
    return new LanguageReport(scores.loss(), scores.metric("accuracy"), symbols);
  }
}
