package dev.cairn.baseline;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.task.Report;
import dev.cairn.task.Tagging;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tag of a word by the word, its neighbours and the tag before: predicted from left to right,
 * each with the tag that was predicted before it.
 */
final class TagProblem implements Problem {
  private final Dataset data;
  private final Labels tags;

  TagProblem(Dataset data, Labels tags) {
    this.data = data;
    this.tags = tags;
  }

  @Override
  public String model() {
    return "logistic regression on each word, its shape, beginning and end, two words on each side"
        + " and the tag before";
  }

  @Override
  public String majorityName() {
    return "majority tag";
  }

  @Override
  public String modelName() {
    return "words, logistic regression";
  }

  @Override
  public List<Double> costs() {
    return List.of(1.0, 10.0, 100.0);
  }

  @Override
  public LinearRows rows() {
    LinearRows rows = new LinearRows(tags.size());
    Examples train = data.train();
    for (int i = 0; i < train.size(); i++) {
      List<String> words = train.tokens(i);
      int[] known = known(train, i);
      String before = WordFeatures.OUTSIDE;
      for (int w = 0; w < words.size(); w++) {
        if (known[w] >= 0) {
          rows.add(WordFeatures.of(words, w, before), known[w]);
        }
        before = known[w] >= 0 ? tags.name(known[w]) : WordFeatures.OUTSIDE;
      }
    }
    return rows;
  }

  /** The tag of each word, -1 where nobody knows it. */
  private int[] known(Examples part, int index) {
    FloatBuffer targets = FloatBuffer.allocate(part.target().elements());
    part.write(index, FloatBuffer.allocate(part.input().elements()), targets);
    int length = part.target().positions();
    int[] known = new int[length];
    Arrays.setAll(
        known,
        w ->
            IntStream.range(0, tags.size())
                .filter(k -> targets.get(k * length + w) > 0)
                .findFirst()
                .orElse(-1));
    return known;
  }

  @Override
  public Report majority(LinearRows rows, Examples part) {
    float[] common = Linear.common(rows.counts());
    return report(part, (words, w, before) -> largest(common));
  }

  @Override
  public Report measure(Linear model, Examples part) {
    return report(
        part, (words, w, before) -> largest(model.logarithms(WordFeatures.of(words, w, before))));
  }

  /** Says the number of a tag. */
  private interface Tagger {
    int tag(List<String> words, int at, String before);
  }

  private Report report(Examples part, Tagger tagger) {
    int length = part.target().positions();
    int width = tags.size() * length;
    float[] outputs = new float[part.size() * width];
    for (int i = 0; i < part.size(); i++) {
      List<String> words = part.tokens(i);
      String before = WordFeatures.OUTSIDE;
      for (int w = 0; w < words.size(); w++) {
        int tag = tagger.tag(words, w, before);
        outputs[i * width + tag * length + w] = 1;
        before = tags.name(tag);
      }
    }
    return new Tagging(tags, false).report(part, outputs);
  }

  private static int largest(float[] of) {
    int largest = 0;
    for (int k = 1; k < of.length; k++) {
      largest = of[k] > of[largest] ? k : largest;
    }
    return largest;
  }
}
