package dev.cairn.show;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cairn.baseline.BaselineResult;
import dev.cairn.data.Answer;
import dev.cairn.data.Datasets;
import dev.cairn.data.Encoder;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.data.text.TextEncoding;
import dev.cairn.data.text.TextForm;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.insight.TextAttribution;
import dev.cairn.insight.TextAttributions;
import dev.cairn.task.ClassReport;
import dev.cairn.task.EntityReport;
import dev.cairn.task.LanguageReport;
import dev.cairn.task.Predictions;
import dev.cairn.task.Tagging;
import dev.cairn.train.Generated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** What nets say of texts, whose words are anything. */
final class TextSamples {
  private TextSamples() {}

  static Map<String, Object> values(String word) {
    Map<String, Object> values = new LinkedHashMap<>();
    Predictions tags = tags(word);
    Table answered = tags.table().copy();
    answered.addColumns(answered.stringColumn("predicted").copy().setName("actual"));
    values.put("tagged sentences", tags);
    values.put("tagged sentences with answers", tags.with(answered));
    values.put(
        "report of entities",
        new EntityReport(
            List.of(new ClassReport.Line(word, 0.5, 0.5, 0.5, 4)),
            new ClassReport.Line("all entities", 0.5, 0.5, 0.5, 4),
            7,
            9,
            1));
    values.put("shaded texts", shaded(word));
    values.put("baseline", baseline(word));
    values.put("baseline of a language model", languageBaseline(word));
    values.put("report of a language model", new LanguageReport(1.5, 0.5, 100));
    values.put("written text", new Generated(word, word + "\n" + word, true));
    values.put("interrupted text", new Generated(word + "\n", word, false));
    return values;
  }

  private static TextAttributions shaded(String word) {
    List<TextAttribution.Part> parts =
        List.of(
            new TextAttribution.Part("", word, 0.25),
            new TextAttribution.Part(" ", word, -0.5),
            new TextAttribution.Part(word, word, 0.0001));
    return new TextAttributions(
        "words",
        "words",
        new Encoder(
                new Encoder.Texts(
                    "text", new TextEncoding(TextForm.DEFAULT, new Vocabulary(List.of("a")), 4)),
                List.of(),
                Optional.empty())
            .texts(List.of("one", "two")),
        List.of(
            new TextAttribution(0, 1, word, 0.625, parts, 3),
            new TextAttribution(1, 0, word, 0.5, List.of(), 0)));
  }

  /** A net beside the most frequent class and n-grams. */
  static BaselineResult baseline(String net) {
    BaselineResult.Training training =
        new BaselineResult.Training(
            "logistic regression on n-grams of 1 to 2 words, TF-IDF",
            41_000,
            900,
            BaselineResult.Choice.COST,
            List.of(1.0, 10.0),
            Optional.of(10.0),
            2.5,
            false);
    return new BaselineResult(
        Datasets.friedman1(20, 1, 1),
        training,
        List.of(
            new BaselineResult.Line("majority class", classes(0.2, 50)),
            new BaselineResult.Line("n-grams, logistic regression", classes(0.871, 174)),
            new BaselineResult.Line(net, classes(0.862, 172))));
  }

  /** A net beside frequencies of characters and n-grams. */
  static BaselineResult languageBaseline(String net) {
    LanguageReport validation = new LanguageReport(1.25, 0.75, 100);
    LanguageReport test = new LanguageReport(1.5, 0.5, 200);
    BaselineResult.Training training =
        new BaselineResult.Training(
            "n-grams of characters, interpolated Witten-Bell smoothing",
            1_234,
            5_000,
            BaselineResult.Choice.LENGTH,
            List.of(2.0, 3.0),
            Optional.of(2.0),
            0.5,
            true);
    return new BaselineResult(
        Datasets.friedman1(20, 1, 1),
        training,
        List.of(
            new BaselineResult.Line("unigram", test, Optional.of(validation)),
            new BaselineResult.Line(net, test, Optional.of(validation))));
  }

  private static ClassReport classes(double f1, int right) {
    ClassReport.Line mean = new ClassReport.Line("mean", f1, f1, f1, 200);
    return new ClassReport(List.of(), mean, mean, right, Map.of());
  }

  static Predictions tags(String word) {
    Labels labels = Labels.of("O", "B-" + word);
    Vocabulary vocabulary = new Vocabulary(List.of("in"));
    Encoder encoder =
        new Encoder(
            new Encoder.Words(vocabulary, 3),
            List.of(new Answer("tag", Optional.of(labels))),
            Optional.empty());
    // No file has half of a letter, or a blank word.
    String read = word.isBlank() ? "-" : new String(word.getBytes(UTF_8), UTF_8);
    Examples examples = encoder.sentences(List.of(List.of("in", read), List.of(read)));
    float[] logits = {1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0};
    return new Tagging(labels, false).predictions(examples, logits);
  }
}
