package dev.cairn.data;

import dev.cairn.data.files.Notice;
import dev.cairn.data.text.Corpus;
import dev.cairn.data.text.TextEncoding;
import dev.cairn.data.text.TextFacts;
import dev.cairn.data.text.TextForm;
import dev.cairn.data.text.TextLimits;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Texts, with a class or a value to be predicted from each, as rows of whole numbers: {@code
 * [length]}, 0 behind the end of a text, 1 for what the vocabulary lacks. Vocabulary and length are
 * those of the training part; symbols that its rows have no room for are not counted.
 */
public final class TextExamples implements Examples {
  private final Corpus corpus;
  private final String column;
  private final List<String> targetNames;
  private final Targets targets;
  private final Rows rows;
  private final TextLimits limits;
  private final Fit fit;

  /** An encoding, with the number that it has for each symbol of the corpus. */
  private record Fit(TextEncoding encoding, int[] numbers) {
    static Fit of(Corpus corpus, TextEncoding encoding) {
      return new Fit(encoding, corpus.numbers(encoding.vocabulary()));
    }
  }

  private TextExamples(
      Corpus corpus,
      String column,
      List<String> targetNames,
      Targets targets,
      Rows rows,
      TextLimits limits,
      Fit fit) {
    this.corpus = corpus;
    this.column = column;
    this.targetNames = List.copyOf(targetNames);
    this.targets = targets;
    this.rows = rows;
    this.limits = limits;
    this.fit = fit;
  }

  /** All texts, none of whose symbols is known yet. */
  static TextExamples of(
      Corpus corpus, String column, List<String> targetNames, Targets targets, TextLimits limits) {
    Fit fit = Fit.of(corpus, corpus.unfitted(limits));
    return new TextExamples(
        corpus, column, targetNames, targets, Rows.all(corpus.size()), limits, fit);
  }

  /** Texts that come later. */
  static TextExamples later(
      Encoder.Texts how, List<String> texts, List<String> targetNames, Targets targets) {
    Corpus corpus = Corpus.of(texts, how.encoding().form());
    TextLimits limits = TextLimits.DEFAULT.length(how.encoding().length());
    return new TextExamples(
        corpus,
        how.column(),
        targetNames,
        targets,
        Rows.all(texts.size()),
        limits,
        Fit.of(corpus, how.encoding()));
  }

  @Override
  public Encoder.Texts encoding() {
    return new Encoder.Texts(column, fit.encoding());
  }

  /** How texts become rows of numbers. */
  public TextEncoding textEncoding() {
    return fit.encoding();
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public Shape input() {
    return Shape.vector(fit.encoding().length());
  }

  @Override
  public Shape target() {
    return targets.shape();
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer out) {
    int row = rows.at(index);
    for (int number : corpus.row(row, fit.numbers(), fit.encoding().length())) {
      inputs.put(number);
    }
    targets.write(row, out);
  }

  /** The text of an example as it was read, all of it. */
  @Override
  public Optional<String> text(int index) {
    return Optional.of(corpus.text(rows.at(index)));
  }

  /** The symbols of an example that a net reads, as they are after normalisation. */
  public List<String> tokens(int index) {
    TextForm form = fit.encoding().form();
    List<String> all = form.tokens(corpus.text(rows.at(index)));
    return all.subList(0, Math.min(all.size(), fit.encoding().length()));
  }

  @Override
  public int unread(int index) {
    return Math.max(0, corpus.length(rows.at(index)) - fit.encoding().length());
  }

  @Override
  public Optional<Vocabulary> vocabulary() {
    return Optional.of(fit.encoding().vocabulary());
  }

  /** As a fit to these texts has it, but counted to their ends, however long rows are. */
  Vocabulary vocabularyOfWholeTexts() {
    return corpus.vocabulary(limits, Integer.MAX_VALUE, rows.all());
  }

  /** Name of the column that the texts are from; {@code text} where there are no columns. */
  public String column() {
    return column;
  }

  /** Lengths, and what is cut or unknown. */
  public TextFacts facts() {
    return TextFacts.of(corpus, fit.encoding(), fit.numbers(), rows.all());
  }

  /** The class or the number of one of the answers; NaN if it is not known. */
  float value(int answer, int index) {
    return SeveralTargets.parts(targets).get(answer).value(rows.at(index));
  }

  @Override
  public OptionalInt label(int index) {
    return targets.label(rows.at(index));
  }

  @Override
  public Scaling inputScaling() {
    return Scaling.none(fit.encoding().length());
  }

  @Override
  public Optional<Scaling> targetScaling() {
    return targets.scaling();
  }

  /** With the vocabulary of these texts. */
  @Override
  public TextExamples standardised() {
    TextEncoding fitted = corpus.fit(limits, rows.all());
    return with(targets.standardised(rows), limits, Fit.of(corpus, fitted));
  }

  @Override
  public TextExamples standardisedLike(Examples training) {
    Targets scaled = targets.scaled(training.targetScaling());
    if (!(training instanceof TextExamples texts)) {
      return with(scaled, limits, fit);
    }
    Fit same = texts.corpus == corpus ? texts.fit : Fit.of(corpus, texts.textEncoding());
    return with(scaled, limits, same);
  }

  /** The same texts; a fit to any of them gets no more symbols, and rows as long as those. */
  TextExamples sizedLike(TextExamples fitted) {
    int symbols = Math.max(1, fitted.textEncoding().vocabulary().symbols().size());
    TextLimits same = limits.maxSymbols(symbols).length(fitted.textEncoding().length());
    return with(targets, same, Fit.of(corpus, corpus.unfitted(same)));
  }

  @Override
  public TextExamples subset(int... indices) {
    return new TextExamples(
        corpus, column, targetNames, targets, rows.subset(indices), limits, fit);
  }

  @Override
  public TextExamples answers(int... numbers) {
    List<String> names = Arrays.stream(numbers).mapToObj(targetNames::get).toList();
    return with(names, SeveralTargets.only(targets, numbers));
  }

  /** The same texts and one more answer, for the texts in their order. */
  TextExamples plus(String name, float[] values, Optional<Labels> labels) {
    List<String> names = new ArrayList<>(targetNames);
    names.add(name);
    Targets more = Targets.of(rows.spread(values, targets.size()), labels);
    return with(names, SeveralTargets.plus(targets, more));
  }

  private TextExamples with(List<String> names, Targets other) {
    return new TextExamples(corpus, column, names, other, rows, limits, fit);
  }

  private TextExamples with(Targets other, TextLimits newLimits, Fit newFit) {
    return new TextExamples(corpus, column, targetNames, other, rows, newLimits, newFit);
  }

  /** What people should know of how these texts were encoded. */
  List<Notice> notices(String part) {
    return facts().notices(fit.encoding(), part);
  }
}
