package dev.cairn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Answer;
import dev.cairn.data.Encoder;
import dev.cairn.data.Labels;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.text.BytePairs;
import dev.cairn.data.text.Corpus;
import dev.cairn.data.text.Normalisation;
import dev.cairn.data.text.TextEncoding;
import dev.cairn.data.text.TextFiles;
import dev.cairn.data.text.TextForm;
import dev.cairn.data.text.TextLimits;
import dev.cairn.data.text.TextLines;
import dev.cairn.data.text.Tokenizer;
import dev.cairn.data.text.VectorText;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.store.RecordText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Texts, and what models keep of how they are read. */
final class TextTargets {
  /** Each symbol is a text of its own for a while, and ICU and the byte pairs have their tables. */
  private static final long MORE = 64 << 20;

  private TextTargets() {}

  /** Lines, cut in every way, and lines with tabs. */
  static Target texts(Path folder) {
    return new Target(
        "texts",
        folder.resolve("fuzzed.txt"),
        Map.of(
            "lines", "a cat, 3.5 €\r\n\r\nشمس 東京に行きます\n\ufeffe\u0301 👩‍🔬".getBytes(UTF_8),
            "tabs", "en\ta \"cat\"\nde\tein Hund\n".getBytes(UTF_8)),
        UnaryOperator.identity(),
        List.of(TextTargets::lines, file -> TextFiles.tabs(FileBytes.of(file), 0, 1, 2)),
        MORE);
  }

  private static void lines(Path file) {
    List<String> lines = TextLines.of(FileBytes.of(file));
    for (Tokenizer tokenizer :
        List.of(
            Tokenizer.characters(),
            Tokenizer.bytes(),
            Tokenizer.words(),
            new Tokenizer.Subwords(BytePairs.R50K))) {
      Corpus corpus = Corpus.of(lines, new TextForm(tokenizer, Normalisation.NFKC, true));
      int[] all = new int[corpus.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = i;
      }
      corpus.fit(TextLimits.DEFAULT, all);
    }
  }

  /** Word vectors without and with a first line, all of them wanted. */
  static Target vectors(Path folder) {
    return new Target(
        "vectors",
        folder.resolve("fuzzed.vec"),
        Map.of(
            "glove", "the 0.5 -1e-2\n. . 3 4\né 5 .6\n".getBytes(UTF_8),
            "fasttext", "2 3 \r\nthe 1 2 3 \r\n中 -1 0 +1.5\n\n".getBytes(UTF_8)),
        UnaryOperator.identity(),
        List.of(
            file ->
                VectorText.read(
                    file,
                    new VectorText.Sink() {
                      @Override
                      public boolean wants(String word) {
                        return true;
                      }

                      @Override
                      public void take(String word, float[] vector) {
                        assertThat(vector).isNotEmpty().doesNotContain(Float.NaN);
                      }
                    })),
        MORE);
  }

  /** The part of a model file; who calls it makes an error of four facts of what it says. */
  static Target vocabulary(Path folder) {
    TextForm form = new TextForm(Tokenizer.words(), Normalisation.NFC, true);
    TextEncoding encoding = new TextEncoding(form, new Vocabulary(List.of("a", "é", "中")), 4);
    Encoder encoder =
        new Encoder(
            new Encoder.Texts("text", encoding),
            List.of(new Answer("class", Optional.of(Labels.of("x", "y")))),
            Optional.empty());
    return new Target(
        "vocabulary",
        folder.resolve("encoder.json"),
        Map.of("whole", RecordText.write(encoder).getBytes(UTF_8)),
        UnaryOperator.identity(),
        List.of(TextTargets::encoder),
        MORE);
  }

  private static void encoder(Path file) throws IOException {
    Encoder read = RecordText.read(new String(Files.readAllBytes(file), UTF_8), Encoder.class);
    if (read.input() instanceof Encoder.Texts texts) {
      texts.encoding().encode("a é 中 ?");
    }
  }
}
