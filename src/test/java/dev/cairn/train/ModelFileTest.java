package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.store.StoreException;
import dev.cairn.store.TensorFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                TensorFile.read(new java.io.ByteArrayInputStream(bytes), bytes.length)
                    .tensors()
                    .keySet())
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
}
