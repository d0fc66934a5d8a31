package dev.cairn.show;

import dev.cairn.data.Answer;
import dev.cairn.data.Encoder;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.data.text.Vocabulary;
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
    values.put("report of a language model", new LanguageReport(1.5, 0.5, 100));
    values.put("written text", new Generated(word, word + "\n" + word, true));
    values.put("interrupted text", new Generated(word + "\n", word, false));
    return values;
  }

  static Predictions tags(String word) {
    Labels labels = Labels.of("O", "B-" + word);
    Vocabulary vocabulary = new Vocabulary(List.of("in"));
    Encoder encoder =
        new Encoder(
            new Encoder.Words(vocabulary, 3),
            List.of(new Answer("tag", Optional.of(labels))),
            Optional.empty());
    Examples examples = encoder.sentences(List.of(List.of("in", word), List.of(word)));
    float[] logits = {1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0};
    return new Tagging(labels, false).predictions(examples, logits);
  }
}
