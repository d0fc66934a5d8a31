package dev.cairn.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.store.Archive;
import dev.cairn.store.Content;
import dev.cairn.store.StoreException;
import dev.cairn.store.TensorFile;
import dev.cairn.store.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run as a file, whole, and damaged in many ways. */
@Tag("engine")
class ModelFileTest {
  private static Run run;

  @TempDir Path folder;

  @BeforeAll
  static void train() {
    run = ResumeUpdatesTest.TRAINER.fit(ResumeUpdatesTest.NET, ResumeUpdatesTest.DATA);
  }

  private Path file() {
    return folder.resolve("models").resolve("small.cairn");
  }

  @Test
  void load_givesTheSameModel() {
    run.save(file());

    Model loaded = Model.load(file());

    Model model = run.model();
    assertThat(loaded.graph()).isEqualTo(model.graph());
    assertThat(loaded.loss()).isEqualTo(model.loss());
    assertThat(loaded.task()).isEqualTo(model.task());
    assertThat(loaded.provenance()).isEqualTo(model.provenance());
    assertThat(loaded.curves()).isEqualTo(run.curves());
    assertThat(loaded.history().toString()).isEqualTo(run.history().toString());
    assertThat(loaded.with(model.engine()).predict(run.data().test()).toString())
        .isEqualTo(run.predictions().toString());
    assertThat(folder.resolve("models")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void resumeFrom_aSavedRun_isAsIfItHadNeverStopped() {
    Trainer trainer = ResumeUpdatesTest.TRAINER.epochs(5);
    run.save(file(), Save.STATE);

    Run resumed = trainer.resumeFrom(file(), ResumeUpdatesTest.NET, ResumeUpdatesTest.DATA);

    ResumeTest.assertSame(trainer.resume(run), resumed);
  }

  @Test
  void resumeFrom_aModelAlone_isRefused() {
    run.save(file());

    assertThatThrownBy(
            () ->
                ResumeUpdatesTest.TRAINER.resumeFrom(
                    file(), ResumeUpdatesTest.NET, ResumeUpdatesTest.DATA))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            """
            expected: a file that a run was saved to with its state
            found:    one of a model alone
            where:    %s
            mend:     save with run.save(path, Save.STATE), or let trainer.checkpoints(…) write it\
            """
                .formatted(file()));
  }

  @Test
  void save_replacesNothingUnlessAsked() throws IOException {
    run.save(file(), Save.STATE);
    long before = Files.size(file());

    assertThatThrownBy(() -> run.model().save(file()))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            """
            expected: a name that no file has yet
            found:    a file of that name
            where:    %s
            mend:     choose another name, or replace the file: model.save(path, Save.OVERWRITE)\
            """
                .formatted(file()));
    assertThat(Files.size(file())).isEqualTo(before);
    run.model().save(file(), Save.OVERWRITE);
    assertThat(Files.size(file())).isLessThan(before);
  }

  @Test
  void load_tellsThatThereIsNone() {
    assertThatThrownBy(() -> Model.load(file()))
        .hasMessage(
            """
            expected: a file that a model or a run was saved to
            found:    no such file
            where:    %s
            mend:     give the path that save(…) or trainer.checkpoints(…) was given\
            """
                .formatted(file()));
  }

  /**
   * Any program that reads zip files can read it, and finds the numbers where they may be mapped.
   */
  @Test
  void file_isAZipFile_ofStoredAndAlignedEntries() throws IOException {
    run.save(file());

    byte[] all = Files.readAllBytes(file());
    try (ZipFile zip = new ZipFile(file().toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .containsExactly(
              "model.json", "provenance.json", "history.json", "README.md", "weights.safetensors");
      var weights = zip.getEntry("weights.safetensors");
      try (InputStream in = zip.getInputStream(weights)) {
        byte[] bytes = in.readAllBytes();
        assertThat(indexOf(all, bytes) % 64).isZero();
        assertThat(
                TensorFile.read(new ByteArrayInputStream(bytes), bytes.length).tensors().keySet())
            .isEqualTo(run.model().weights().names());
      }
    }
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i <= all.length - part.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void equalModels_giveEqualFiles() throws IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();

    run.model().write(first);
    run.write(second, false);

    assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
  }

  private void assertRefused(byte[] bytes, String as) throws IOException {
    Files.write(file(), bytes);
    assertThatThrownBy(() -> Model.load(file())).as(as).isInstanceOf(StoreException.class);
  }

  @Test
  void everyDamagedByte_isToldOrChangesNothing() throws IOException {
    run.save(file());
    byte[] whole = Files.readAllBytes(file());
    int harmless = 0;
    for (int i = 0; i < whole.length; i += 7) {
      byte[] bytes = whole.clone();
      bytes[i] ^= 0x04;
      Files.write(file(), bytes);
      try {
        Model loaded = Model.load(file());
        assertThat(loaded.graph()).as("byte %d", i).isEqualTo(run.model().graph());
        assertThat(loaded.provenance()).as("byte %d", i).isEqualTo(run.model().provenance());
        harmless++;
      } catch (StoreException told) {
        assertThat(told.where()).isEqualTo(file().toString());
      }
    }
    assertThat(harmless).as("times and paddings of zip").isLessThan(whole.length / 50);
  }

  @Test
  void everyCut_isTold() throws IOException {
    run.save(file());
    byte[] whole = Files.readAllBytes(file());
    for (int i = 0; i < whole.length; i += 97) {
      assertRefused(Arrays.copyOf(whole, i), "cut behind byte " + i);
    }
    assertRefused(Arrays.copyOf(whole, whole.length + 1), "one byte more");
  }

  @Test
  void damage_isToldInFourFacts() throws IOException {
    run.save(file());
    Files.writeString(file(), "epoch,loss\n1,0.5\n2,0.25\n");

    assertThatThrownBy(() -> Model.load(file()))
        .hasMessage(
            """
            expected: a whole file of a model
            found:    one that is damaged: it is no file of Cairn
            where:    %s
            mend:     take another copy of the file, or save the model again\
            """
                .formatted(file()));
  }

  /** The file with another text in place of one that {@code model.json} has. */
  private void change(String text, String other) throws IOException {
    Map<String, Content> entries = ModelFile.entries(run.model(), Map.of());
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    Objects.requireNonNull(entries.get("model.json")).writeTo(before);
    String json = before.toString(UTF_8);
    assertThat(json).contains(text);
    entries.put("model.json", ModelFile.text(json.replace(text, other)));
    WholeFile.prepare(file());
    WholeFile.write(file(), out -> Archive.write(out, entries));
  }

  @Test
  void aNewerVersion_isNamed() throws IOException {
    change("\"version\": 2", "\"version\": 3, \"more\": []");

    assertThatThrownBy(() -> Model.load(file()))
        .hasMessage(
            """
            expected: a model file of version 1 to 2
            found:    version 3, written by Cairn from classes
            where:    %s
            mend:     read it with Cairn from classes or newer\
            """
                .formatted(file()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'type': 'Dense';'type': 'Runtime';" + "Header.graph.nodes[1].op: no Op is named 'Runtime'",
        "'units': 6;'units': 7;the node stage1.block1.dense1 does not fit what it reads",
        "'units': 6;'units': 1e9;Header.graph.nodes[1].op.units: For input string: '1e9'",
        "'bias': ;'more': 1, 'bias': ;" + "Header.graph.nodes[1].op: no 'more' belongs here",
        "'gain': 1.0;'gain': 'a lot';Header.graph.nodes[1].op.gain: no number",
        "'output': 'head;'output': 'nothing;Header.graph: no node is named nothing"
      })
  void whatDoesNotFit_isNamed(String text, String other, String found) throws IOException {
    change(text.replace('\'', '"'), other.replace('\'', '"'));

    assertThatThrownBy(() -> Model.load(file()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("found:    one that is damaged: ")
        .hasMessageContaining(found.replace('\'', '"'));
  }

  /** Nobody who makes a file decides how much memory it takes. */
  @Test
  void weightsOfAnotherShape_areNamed() throws IOException {
    Map<String, Content> entries = ModelFile.entries(run.model(), Map.of());
    entries.put("weights.safetensors", new TensorFile(Map.of(), Map.of()));
    WholeFile.prepare(file());
    WholeFile.write(file(), out -> Archive.write(out, entries));

    assertThatThrownBy(() -> Model.load(file()))
        .hasMessageContaining(
            "one that is damaged: stage1.block1.dense1.weight is missing, not of [6, 10]");
  }
}
