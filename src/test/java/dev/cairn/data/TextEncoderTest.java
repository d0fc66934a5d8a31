package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.text.BytePairs;
import dev.cairn.data.text.Normalisation;
import dev.cairn.data.text.TextEncoding;
import dev.cairn.data.text.TextForm;
import dev.cairn.data.text.Tokenizer;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.store.RecordText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model keeps of the texts that it learned from. */
@Tag("unit")
class TextEncoderTest {
  static Stream<Tokenizer> tokenizers() {
    return Stream.of(
        Tokenizer.characters(),
        Tokenizer.bytes(),
        Tokenizer.words(),
        new Tokenizer.Subwords(BytePairs.R50K));
  }

  @ParameterizedTest
  @MethodSource("tokenizers")
  void encoders_areWrittenAndRead(Tokenizer tokenizer) throws IOException {
    TextForm form = new TextForm(tokenizer, Normalisation.NFKC, true);
    Vocabulary vocabulary =
        new Vocabulary(List.of(" ", "\n", "\u0000", "\"", "𝄞", "中", "é", "\\"));
    Encoder encoder =
        new Encoder(
            new Encoder.Texts("review", new TextEncoding(form, vocabulary, 12)),
            List.of(new Answer("class", Optional.of(Labels.of("a", "b")))),
            Optional.empty());

    Encoder read = RecordText.read(RecordText.writeIndented(encoder), Encoder.class);

    assertThat(read).isEqualTo(encoder);
    assertThat(read.input().shape().dimensions()).containsExactly(12);
    assertThat(read.texts(List.of("x")).vocabulary()).contains(vocabulary);
  }

  @Test
  void encoders_thatDoNotFitAreRefused() {
    String text =
        RecordText.write(
            new Encoder(
                new Encoder.Texts(
                    "t", new TextEncoding(TextForm.DEFAULT, new Vocabulary(List.of("a", "b")), 3)),
                List.of(),
                Optional.empty()));

    assertThatThrownBy(
            () -> RecordText.read(text.replace("\"length\":3", "\"length\":-3"), Encoder.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a row of -3 numbers");
    assertThatThrownBy(() -> RecordText.read(text.replace("\"b\"", "\"a\""), Encoder.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("symbols that are not empty, each once");
    assertThatThrownBy(() -> RecordText.read(text.replace("Characters", "Letters"), Encoder.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no Tokenizer is named \"Letters\"");
  }

  @Test
  void netOf_beginsWithTheVocabulary() {
    Dataset data = Datasets.texts(TextSourceTest.texts(60), TextSourceTest.labels(60)).load();

    Net net = Net.of(data).embed(4).stages(Blocks.basic().times(1), 4, 8).classify();

    int vocabulary = data.train().vocabulary().orElseThrow().size();
    Net same =
        Net.paddedTokens(vocabulary, 16)
            .embed(4)
            .stages(Blocks.basic().times(1), 4, 8)
            .classify(data.labels().orElseThrow());
    assertThat(net.graph()).isEqualTo(same.graph());
    assertThat(data.encoder().texts(List.of("x")).input()).isEqualTo(net.graph().inputShape());
  }
}
