package dev.cairn.insight;

import dev.cairn.data.Encoder;
import dev.cairn.data.Examples;
import dev.cairn.data.text.Piece;
import dev.cairn.data.text.TextEncoding;
import dev.cairn.data.text.Tokenizer;
import dev.cairn.engine.Session;
import dev.cairn.graph.Batch;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.NearestName;
import dev.cairn.graph.Shape;
import dev.cairn.task.Classification;
import dev.cairn.task.Multitask;
import dev.cairn.train.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Occlusion (Zeiler and Fergus 2014, arXiv:1311.2901), for texts by erasure (Li, Monroe and
 * Jurafsky 2016, arXiv:1612.08220): how much less probable a class becomes when one symbol is
 * covered. It is measured, with a prediction for each symbol, and not derived from gradients, so it
 * is the same for every net and every engine.
 *
 * <p>A covered symbol's number is 0, whose vector is 0: it says nothing, and its place stays. The
 * last symbol of a text leaves with its place. The number of unknown symbols is not used, since a
 * net that knows all symbols of its training texts never learns what it means. What two symbols say
 * only together is not found by covering one of them; contributions do not add up to the
 * probability.
 *
 * <pre>{@code
 * show(Occlusion.of(run.model(), data.test().subset(0, 1, 2)));
 * show(Occlusion.words().towards("negative").explain(run.model(), data.test().subset(0, 1, 2)));
 * }</pre>
 *
 * @param isOfWords whether whole words are covered at a time
 * @param head of several
 * @param label the class; empty for the predicted one
 */
public record Occlusion(boolean isOfWords, Optional<String> head, Optional<String> label) {
  private static final String WHERE = "Occlusion.of";
  private static final int BATCH = 64;

  /**
   * Covers each symbol: the letters of nets that read characters or bytes, with their accents;
   * words or pieces of words of those that read these.
   */
  public static Occlusion symbols() {
    return new Occlusion(false, Optional.empty(), Optional.empty());
  }

  /**
   * Covers a word at a time, whatever the symbols are. Words are those of Unicode Standard Annex
   * 29; of a net that reads subwords, what stands between spaces.
   */
  public static Occlusion words() {
    return new Occlusion(true, Optional.empty(), Optional.empty());
  }

  /**
   * Symbols that matter for the predicted class of each text.
   *
   * @throws InsightException as {@link #explain} does
   */
  public static TextAttributions of(Model model, Examples texts) {
    return symbols().explain(model, texts);
  }

  /**
   * Symbols that matter for one class, whatever is predicted.
   *
   * @param label name of the class
   * @throws InsightException as {@link #explain} does
   */
  public static TextAttributions of(Model model, Examples texts, String label) {
    return symbols().towards(label).explain(model, texts);
  }

  /** For the classes of one of several heads. */
  public Occlusion head(String name) {
    EmptyVariableException.check("a name", name, "Occlusion.head");
    return new Occlusion(isOfWords, Optional.of(name), label);
  }

  /** For one class, whatever is predicted. */
  public Occlusion towards(String name) {
    EmptyVariableException.check("a class", name, "Occlusion.towards");
    return new Occlusion(isOfWords, head, Optional.of(name));
  }

  /**
   * Covers one after the other: as many predictions for each text as it has symbols, or words.
   *
   * @param texts of any data set; the model encodes them as those that it learned from
   * @throws InsightException if the model does not classify texts, there is no such class, several
   *     heads and none is named, or the calling thread is interrupted, which is no longer marked so
   *     then
   * @throws dev.cairn.graph.UnknownNameException if there is no such head
   */
  public TextAttributions explain(Model model, Examples texts) {
    EmptyVariableException.check("a model", model, WHERE);
    EmptyVariableException.check("examples", texts, WHERE);
    if (!(model.encoder().input() instanceof Encoder.Texts how)) {
      throw new InsightException(
          "a model that learned from texts",
          "one that reads " + model.graph().inputShape(),
          WHERE,
          "for images use GradCam.of or Saliency.of");
    }
    Answers answers = answers(model);
    int chosen = label.map(name -> number(answers.task(), name)).orElse(-1);
    List<TextAttribution> all = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (Thread.interrupted()) {
        throw new InsightException(
            String.format(Locale.ROOT, "time to cover the symbols of %,d texts", texts.size()),
            String.format(Locale.ROOT, "an interruption after %,d", i),
            WHERE,
            "give fewer texts, for example data.test().subset(0, 1, 2)");
      }
      all.add(covered(model, how.encoding(), answers, chosen, i, text(texts, i)));
    }
    Tokenizer tokenizer = how.encoding().form().tokenizer();
    return new TextAttributions(unit(tokenizer), tokenizer.unit(), texts, all);
  }

  private String unit(Tokenizer tokenizer) {
    boolean bytes = tokenizer instanceof Tokenizer.Bytes;
    boolean letters = bytes || tokenizer instanceof Tokenizer.Characters;
    return isOfWords ? "words" : letters ? "letters" : tokenizer.unit();
  }

  private static String text(Examples texts, int index) {
    return texts
        .text(index)
        .orElseThrow(
            () ->
                new InsightException(
                    "texts",
                    "examples of " + texts.input(),
                    WHERE,
                    "give texts: model.encode(\"…\"), or a part of their data set"));
  }

  /** Where the logits of the classes are in the output. */
  private record Answers(Classification task, int from) {}

  private Answers answers(Model model) {
    if (model.task() instanceof Multitask heads) {
      String name =
          head.orElseThrow(
              () ->
                  new InsightException(
                      "the name of a head, one of " + String.join(", ", heads.names()),
                      "none",
                      WHERE,
                      "for example Occlusion.words().head(\"%s\").explain(model, texts)"
                          .formatted(heads.names().get(0))));
      Multitask.Part part = heads.head(name, "Occlusion.head");
      if (part.task() instanceof Classification classes) {
        return new Answers(classes, part.from());
      }
      throw noClasses("the head %s, which tells a number".formatted(name));
    }
    if (head.isPresent()) {
      throw new InsightException(
          "a net that ends with heads(…)",
          "a net with one head",
          "Occlusion.head(\"%s\")".formatted(head.get()),
          "leave the name out");
    }
    if (model.task() instanceof Classification classes) {
      return new Answers(classes, 0);
    }
    throw noClasses("one that does not");
  }

  private static InsightException noClasses(String found) {
    return new InsightException(
        "a model that classifies", found, WHERE, "look at model.predict(examples) instead");
  }

  private static int number(Classification task, String name) {
    int label = task.labels().names().indexOf(name);
    if (label < 0) {
      throw new InsightException(
          "one of the classes " + task.labels(),
          name,
          WHERE,
          NearestName.mend(name, task.labels().names()));
    }
    return label;
  }

  private TextAttribution covered(
      Model model, TextEncoding encoding, Answers answers, int wanted, int example, String text) {
    List<Piece> pieces = Piece.of(encoding, text, isOfWords);
    int[] whole = encoding.encode(text);
    List<int[]> rows = new ArrayList<>(List.of(whole));
    for (Piece piece : pieces) {
      int[] row = whole.clone();
      Arrays.fill(row, piece.from(), piece.to(), 0);
      rows.add(row);
    }
    float[][] outputs = model.inspect(session -> outputs(session, model, rows));
    int classes = answers.task().labels().size();
    int label = wanted < 0 ? highest(outputs[0], answers.from(), classes) : wanted;
    double probability = probability(outputs[0], answers.from(), classes, label);
    List<TextAttribution.Part> parts = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      double without = probability(outputs[i + 1], answers.from(), classes, label);
      Piece piece = pieces.get(i);
      parts.add(new TextAttribution.Part(piece.gap(), piece.text(), probability - without));
    }
    int unread = Math.max(0, encoding.form().tokens(text).size() - encoding.length());
    String name = answers.task().labels().name(label);
    return new TextAttribution(example, label, name, probability, parts, unread);
  }

  /** All batches have one size; rows of 0 fill the last one up. */
  private static float[][] outputs(Session session, Model model, List<int[]> rows) {
    Shape input = model.graph().inputShape();
    String output = model.graph().output();
    int size = Math.min(BATCH, rows.size());
    float[][] all = new float[rows.size()][];
    for (int from = 0; from < all.length; from += size) {
      Batch batch = Batch.allocate(size, input, model.graph().outputShape());
      int count = Math.min(size, all.length - from);
      for (int i = 0; i < count; i++) {
        for (int number : rows.get(from + i)) {
          batch.inputs().put(number);
        }
      }
      batch.inputs().rewind();
      float[] values = Gaze.of(session.forward(batch, List.of(output)), output);
      int width = values.length / size;
      for (int i = 0; i < count; i++) {
        all[from + i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
      }
    }
    return all;
  }

  private static int highest(float[] logits, int from, int classes) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = logits[from + k] > logits[from + best] ? k : best;
    }
    return best;
  }

  /** Softmax. */
  private static double probability(float[] logits, int from, int classes, int label) {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Math.exp((double) logits[from + k] - logits[from + label]);
    }
    return 1 / sum;
  }
}
