package dev.cairn.baseline;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.data.text.TextEncoding;
import dev.cairn.data.text.Tokenizer;
import dev.cairn.task.Classification;
import dev.cairn.task.Report;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The class of a text by the n-grams of the symbols that a net reads too. */
final class TextProblem implements Problem {
  private static final int CHARACTERS = 4;
  private static final int WORDS = 2;

  private final Dataset data;
  private final Labels labels;
  private final TextEncoding encoding;
  private final boolean cut;
  private final int longest;
  private final NGrams grams;

  TextProblem(Dataset data, Labels labels, TextEncoding encoding, boolean cut) {
    this.data = data;
    this.labels = labels;
    this.encoding = encoding;
    this.cut = cut;
    Tokenizer tokenizer = encoding.form().tokenizer();
    boolean small =
        tokenizer instanceof Tokenizer.Characters || tokenizer instanceof Tokenizer.Bytes;
    this.longest = small ? CHARACTERS : WORDS;
    this.grams =
        NGrams.of(
            IntStream.range(0, data.train().size()).mapToObj(i -> read(data.train(), i)).toList(),
            longest);
  }

  /** The symbols of a text. */
  private List<String> read(Examples part, int index) {
    List<String> all = encoding.form().tokens(part.text(index).orElse(""));
    return cut ? all.subList(0, Math.min(all.size(), encoding.length())) : all;
  }

  @Override
  public String model() {
    String unit = encoding.form().tokenizer().unit();
    String from = cut ? " of texts cut to " + encoding.length() + " " + unit : "";
    return "logistic regression on n-grams of 1 to " + longest + " " + unit + from + ", TF-IDF";
  }

  @Override
  public String majorityName() {
    return "majority class";
  }

  @Override
  public String modelName() {
    return "n-grams, logistic regression";
  }

  @Override
  public List<Double> costs() {
    return List.of(1.0, 10.0, 100.0, 1000.0);
  }

  @Override
  public LinearRows rows() {
    LinearRows rows = new LinearRows(labels.size());
    Examples train = data.train();
    for (int i = 0; i < train.size(); i++) {
      Features features = grams.of(read(train, i));
      train.label(i).ifPresent(label -> rows.add(features, label));
    }
    return rows;
  }

  @Override
  public Report majority(LinearRows rows, Examples part) {
    float[] common = Linear.common(rows.counts());
    return report(part, i -> common);
  }

  @Override
  public Report measure(Linear model, Examples part) {
    return report(part, i -> model.logarithms(grams.of(read(part, i))));
  }

  private Report report(Examples part, IntFunction<float[]> logarithms) {
    int classes = labels.size();
    float[] outputs = new float[part.size() * classes];
    for (int i = 0; i < part.size(); i++) {
      System.arraycopy(logarithms.apply(i), 0, outputs, i * classes, classes);
    }
    return new Classification(labels).report(part, outputs);
  }
}
