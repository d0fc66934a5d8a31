package dev.cairn.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.Answer;
import dev.cairn.data.Encoder;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.data.Provenance;
import dev.cairn.data.text.Normalisation;
import dev.cairn.data.text.TextEncoding;
import dev.cairn.data.text.TextForm;
import dev.cairn.data.text.Tokenizer;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.stack.Net;
import dev.cairn.task.Classification;
import dev.cairn.task.Multitask;
import dev.cairn.task.Task;
import dev.cairn.train.Model;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

@Tag("unit")
class OcclusionTest {
  private static final Labels LABELS = Labels.of("bad", "good");
  private static final TextForm WORDS = new TextForm(Tokenizer.words(), Normalisation.NFC, true);

  /** Knows three symbols, worth 2, -1 and 0; a class's logit is the mean of them, or minus that. */
  private static Model model(TextForm form, List<String> symbols, int length) {
    Graph graph = Net.paddedTokens(5, length).embed(1).classify(LABELS).graph();
    return model(graph, new Classification(LABELS), form, symbols, length, new float[] {-1, 1});
  }

  private static Model model(
      Graph graph, Task task, TextForm form, List<String> symbols, int length, float[] dense) {
    Provenance data = new Provenance("texts", "made here", "none needed", List.of(), 0, 0);
    Map<String, float[]> weights =
        Map.of(
            "embed.embed1.weight", new float[] {9, 7, 2, -1, 0},
            "head.dense1.weight", dense,
            "head.dense1.bias", new float[dense.length]);
    Encoder encoder =
        new Encoder(
            new Encoder.Texts("text", new TextEncoding(form, new Vocabulary(symbols), length)),
            List.of(new Answer("class", Optional.of(LABELS))),
            Optional.empty());
    return new Model(
            graph,
            Loss.CROSS_ENTROPY,
            Weights.of(weights),
            task,
            new dev.cairn.train.Provenance(data, 1, "reference", "by hand", "17", Instant.EPOCH),
            new ReferenceEngine())
        .with(encoder);
  }

  private static double sigmoid(double difference) {
    return 1 / (1 + Math.exp(-difference));
  }

  @Test
  void of_isTheDropOfTheProbabilityOfThePredictedClass() {
    Model model = model(WORDS, List.of("great", "dull", "film"), 4);

    TextAttributions all = Occlusion.of(model, model.encode("A Great,  dull"));

    // Means of four: unknown 7, great 2, unknown 7, dull -1; the logits differ by twice that.
    TextAttribution one = all.all().get(0);
    double whole = sigmoid(2 * 15 / 4.0);
    assertThat(all).hasToString("occlusion of 1 text, words one at a time");
    assertThat(one.name()).isEqualTo("good");
    assertThat(one.probability()).isCloseTo(whole, within(1e-6));
    assertThat(one.parts())
        .extracting(TextAttribution.Part::gap)
        .containsExactly("", " ", "", "  ");
    assertThat(one.parts())
        .extracting(TextAttribution.Part::text)
        .containsExactly("a", "great", ",", "dull");
    assertThat(one.parts().get(0).contribution())
        .isCloseTo(whole - sigmoid(2 * 8 / 4.0), within(1e-6));
    assertThat(one.parts().get(1).contribution())
        .isCloseTo(whole - sigmoid(2 * 13 / 4.0), within(1e-6));
    // The last one leaves with its place.
    assertThat(one.parts().get(3).contribution())
        .isCloseTo(whole - sigmoid(2 * 16 / 3.0), within(1e-6));
    assertThat(one.opposing()).extracting(TextAttribution.Part::text).containsExactly("dull");
  }

  @Test
  void of_aClassTurnsTheSign() {
    Model model = model(WORDS, List.of("great", "dull", "film"), 4);
    Examples texts = model.encode("dull film", "great film dull");

    List<TextAttribution> good = Occlusion.of(model, texts, "good").all();
    List<TextAttribution> bad = Occlusion.of(model, texts, "bad").all();

    assertThat(good.get(0).opposing())
        .extracting(TextAttribution.Part::text)
        .first()
        .isEqualTo("dull");
    for (int i = 0; i < 2; i++) {
      for (int p = 0; p < good.get(i).parts().size(); p++) {
        assertThat(bad.get(i).parts().get(p).contribution())
            .isCloseTo(-good.get(i).parts().get(p).contribution(), within(1e-9));
      }
    }
  }

  @Test
  void lettersAndWords_ofCharacters() {
    Model model = model(TextForm.DEFAULT, List.of("a", "b", " "), 16);
    Examples texts = model.encode("ab e\u0301 \ud83d\udc69\u200d\ud83d\udc67 好");

    TextAttributions letters = Occlusion.of(model, texts);
    TextAttributions words = Occlusion.words().explain(model, texts);

    assertThat(texts(letters)).containsExactly("a", "b", " ", "é", " ", "👩\u200d👧", " ", "好");
    assertThat(texts(words)).containsExactly("ab", " ", "é", " ", "👩\u200d👧", " ", "好");
    assertThat(letters.unit()).isEqualTo("letters");
    assertThat(words.unit()).isEqualTo("words");
  }

  @Test
  void letters_ofBytesEndWithTheRow() {
    TextForm bytes = TextForm.DEFAULT.with(Tokenizer.bytes());
    Model model = model(bytes, List.of("61", "62", "e5"), 6);

    TextAttributions letters = Occlusion.of(model, model.encode("a好b好"));

    assertThat(texts(letters)).containsExactly("a", "好", "b", "\ufffd");
    assertThat(letters.all().get(0).unread()).isEqualTo(2);
  }

  @Test
  void words_ofSubwordsBeginWithASpace() {
    TextForm pieces = TextForm.DEFAULT.with(Tokenizer.subwords());
    Model model = model(pieces, List.of("a", "b", "c"), 16);

    TextAttributions words = Occlusion.words().explain(model, model.encode("unbelievably good"));

    assertThat(texts(words)).containsExactly("unbelievably", " good");
  }

  private static List<String> texts(TextAttributions all) {
    return all.all().get(0).parts().stream().map(TextAttribution.Part::text).toList();
  }

  @Test
  void table_hasARowAPart() {
    Model model = model(WORDS, List.of("great", "dull", "film"), 4);

    Table table = Occlusion.of(model, model.encode("Great film", "dull")).table();

    assertThat(table.columnNames())
        .containsExactly("example", "text", "class", "place", "symbol", "contribution");
    assertThat(table.intColumn("example").asObjectArray()).containsExactly(0, 0, 1);
    assertThat(table.stringColumn("text").asList())
        .containsExactly("Great film", "Great film", "dull");
    assertThat(table.stringColumn("symbol").asList()).containsExactly("great", "film", "dull");
    assertThat(table.intColumn("place").asObjectArray()).containsExactly(0, 1, 0);
    assertThat(table.doubleColumn("contribution").getDouble(2))
        .isCloseTo(sigmoid(2) - 0.5, within(1e-6));
  }

  @Test
  void heads_areNamed() {
    Classification other = new Classification(Labels.of("film", "book", "play"));
    Multitask task =
        new Multitask(
            List.of(
                new Multitask.Part("topic", other, 1, 0, 3),
                new Multitask.Part("mood", new Classification(LABELS), 1, 3, 5)));
    Graph graph = Net.paddedTokens(5, 4).embed(1).classify(5).graph();
    Model model =
        model(
            graph, task, WORDS, List.of("great", "dull", "film"), 4, new float[] {1, 0, -1, -1, 1});
    Examples texts = model.encode("great dull film");

    TextAttribution mood = Occlusion.symbols().head("mood").explain(model, texts).all().get(0);
    TextAttribution topic =
        Occlusion.words().head("topic").towards("book").explain(model, texts).all().get(0);

    assertThat(mood.name()).isEqualTo("good");
    assertThat(mood.probability()).isCloseTo(sigmoid(2 / 3.0), within(1e-6));
    assertThat(topic.name()).isEqualTo("book");
    assertThat(topic.label()).isEqualTo(1);
    assertThatThrownBy(() -> Occlusion.of(model, texts))
        .isInstanceOf(InsightException.class)
        .hasMessage(
            """
            expected: the name of a head, one of topic, mood
            found:    none
            where:    Occlusion.of
            mend:     for example Occlusion.words().head("topic").explain(model, texts)""");
    assertThatThrownBy(() -> Occlusion.words().head("mod").explain(model, texts))
        .hasMessageContaining("did you mean mood?");
  }

  @Test
  void errors_tellWhatIsMissing() {
    Model model = model(WORDS, List.of("great", "dull", "film"), 4);

    assertThatThrownBy(() -> Occlusion.of(model, model.encode("film"), "goood"))
        .hasMessage(
            """
            expected: one of the classes bad, good
            found:    goood
            where:    Occlusion.of
            mend:     did you mean good?""");
    assertThatThrownBy(() -> Occlusion.words().head("mood").explain(model, model.encode("film")))
        .hasMessage(
            """
            expected: a net that ends with heads(…)
            found:    a net with one head
            where:    Occlusion.head("mood")
            mend:     leave the name out""");
    assertThatThrownBy(() -> Saliency.of(model, model.encode("film")))
        .hasMessage(
            """
            expected: images of 4, as the model has learned them
            found:    examples of 4
            where:    Saliency.of
            mend:     for texts use Occlusion.of""");
    Model pictures = model.with(Encoder.unknown(model.graph().inputShape()));
    assertThatThrownBy(() -> Occlusion.of(pictures, model.encode("film")))
        .hasMessage(
            """
            expected: a model that learned from texts
            found:    one that reads 4
            where:    Occlusion.of
            mend:     for images use GradCam.of or Saliency.of""");
  }

  @Test
  void interruption_endsIt() {
    Model model = model(WORDS, List.of("great", "dull", "film"), 4);
    Examples texts = model.encode("film", "dull");

    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Occlusion.of(model, texts))
        .hasMessage(
            """
            expected: time to cover the symbols of 2 texts
            found:    an interruption after 0
            where:    Occlusion.of
            mend:     give fewer texts, for example data.test().subset(0, 1, 2)""");
    assertThat(Thread.interrupted()).isFalse();
  }
}
