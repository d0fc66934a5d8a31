package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.WordVectors;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.graph.ShapeException;
import dev.cairn.stack.Net;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nets that begin with vectors of words from a file. */
@Tag("unit")
class WordVectorsTrainingTest {
  private static final String EMBEDDING = "embed.embed1.weight";

  @TempDir Path folder;
  private Dataset data;
  private WordVectors vectors;

  @BeforeEach
  void read() throws IOException {
    data = texts("a good film", "a bad film");
    Path file = folder.resolve("vectors.txt");
    Files.writeString(file, "good 0.5 -0.25 1\nfilm 1 2 3\nbad -0.5 0.75 0\n");
    vectors = WordVectors.read(file, data);
    Files.delete(file); // nobody needs it again
  }

  private static Dataset texts(String good, String bad) {
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      texts.add(i % 2 == 0 ? good : bad);
      labels.add(i % 2 == 0 ? "good" : "bad");
    }
    return Datasets.texts(texts, labels).words().load();
  }

  private Net net() {
    return Net.of(data).embed(vectors).attentionPool().classify();
  }

  private static Trainer trainer(int epochs) {
    return Trainer.defaults()
        .seed(1)
        .epochs(epochs)
        .batch(4)
        .optimizer(Optimizers.adam(0.05))
        .engine(new ReferenceEngine())
        .progress(ProgressView.none());
  }

  private float[] row(Model model, String word) {
    float[] table = model.weights().copy(EMBEDDING);
    int row = vectors.vocabulary().number(word);
    return Arrays.copyOfRange(table, 3 * row, 3 * row + 3);
  }

  @Test
  void frozenVectors_stayAsTheyAreInTheFile() {
    Run run = trainer(2).freeze("embed").fit(net(), data);
    assertThat(row(run.model(), "good")).containsExactly(0.5f, -0.25f, 1);
    assertThat(row(run.model(), "film")).containsExactly(1, 2, 3);
    float[] lacking = row(run.model(), "a");
    assertThat(lacking).doesNotContain(0);
    float[] table = run.model().weights().copy(EMBEDDING);
    assertThat(Arrays.copyOf(table, 3)).as("padding").containsExactly(0, 0, 0);
    Run again = trainer(1).freeze("embed").fit(net(), data);
    assertThat(row(again.model(), "a")).as("by seed").isEqualTo(lacking);
    Run other = trainer(1).seed(2).freeze("embed").fit(net(), data);
    assertThat(row(other.model(), "a")).isNotEqualTo(lacking);
  }

  @Test
  void tunedVectors_beginInTheFile_andLearn() {
    Rehearsal slow =
        trainer(1).rehearse(net(), data, 1, step -> 1e-9, loss -> false); // does not fail
    assertThat(slow.steps()).hasSize(1);
    Run run = trainer(4).fit(net(), data);
    assertThat(row(run.model(), "good")).isNotEqualTo(new float[] {0.5f, -0.25f, 1});
    assertThat(run.model().score(data.validation()).loss()).isLessThan(0.3);
    assertThat(run.model().provenance().settings())
        .endsWith(
            ", word vectors of vectors.txt: 3 numbers a word, 3 of 4 words (75.0 %), 66.7 % of the"
                + " running words");
  }

  @Test
  void savedAndResumedRuns_needNoFile() {
    Run run = trainer(2).fit(net(), data);
    Path file = folder.resolve("film.cairn");
    run.save(file);
    Model loaded = Model.load(file);
    assertThat(loaded.weights().copy(EMBEDDING)).isEqualTo(run.model().weights().copy(EMBEDDING));
    assertThat(loaded.net().vectors()).isEmpty();
    Run whole = trainer(4).schedule(Schedule.constant()).fit(net(), data);
    Run half = trainer(2).schedule(Schedule.constant()).fit(net(), data);
    Run resumed = trainer(4).schedule(Schedule.constant()).resume(half);
    assertThat(resumed.model().weights().copy(EMBEDDING))
        .isEqualTo(whole.model().weights().copy(EMBEDDING));
  }

  @Test
  void weightsOfAModel_goBeforeVectors() {
    Model model = trainer(1).fit(net(), data).model();
    Run run = trainer(1).startFrom(model).freeze("embed").fit(net(), data);
    assertThat(row(run.model(), "good")).isEqualTo(row(model, "good"));
  }

  @Test
  void vectorsOfOtherWords_areRefused() {
    Dataset others = texts("a fine book", "a dull book");
    Vocabulary words = vectors.vocabulary();
    Vocabulary theirs = others.train().vocabulary().orElseThrow();
    assertThatThrownBy(() -> Net.of(others).embed(vectors))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith(
            """
            expected: vectors for the words of the data that the net was begun with
            found:    vectors for %s; the data have %s
            where:    embed
            mend:     WordVectors.read(path, data) and Net.of(data), with the same data
            """
                .formatted(words, theirs));
    assertThatThrownBy(() -> Net.paddedTokens(6, 8).embed(vectors))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith(
            """
            expected: vectors for the words of the data that the net was begun with
            found:    a net that was begun without texts
            where:    embed
            mend:     WordVectors.read(path, data) and Net.of(data), with the same data
            """);
    assertThatThrownBy(() -> trainer(1).fit(net(), others))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: a net with vectors for the words of data set 'texts'
            found:    vectors for %s; the data have %s
            where:    the embedding of the net
            mend:     WordVectors.read(path, data) with the data set that fit is given, for each \
            fold anew"""
                .formatted(words, theirs));
  }
}
