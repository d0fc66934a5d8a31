package dev.cairn.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Encoder;
import dev.cairn.train.Model;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealed files of every version of the format open for ever, and hold what they held then. */
@Tag("engine")
class GoldenSealedTest {
  @TempDir private Path folder;

  /** A copy of a file, which only its owner may read: keys are refused otherwise. */
  private Path copy(String version, String name) throws IOException {
    Path copy = folder.resolve(name);
    Files.write(copy, bytes(version + "/" + name));
    if (Files.getFileStore(copy).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
    }
    return copy;
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            GoldenSealedTest.class.getResourceAsStream("/golden-sealed/" + name))) {
      return in.readAllBytes();
    }
  }

  private static String then(String version, String name) throws IOException {
    return new String(bytes(version + "/" + name + ".txt"), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void rows_areWhatTheyWere(String version) throws IOException {
    Seal seal = Seal.fromFile(copy(version, "golden.key"));

    Dataset rows = Datasets.sealed(copy(version, "rows.sealed"), seal);

    assertThat(GoldenSealed.text(rows)).isEqualTo(then(version, "rows"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void picturesUnderAPassphrase_areWhatTheyWere(String version) throws IOException {
    Dataset pictures = Datasets.sealed(copy(version, "pictures.sealed"), GoldenSealed.typed());

    assertThat(GoldenSealed.text(pictures)).isEqualTo(then(version, "pictures"));
  }

  /** From version 2 on sealed data say how what comes later is encoded. */
  @Test
  void encodings_areReadFromVersion2On() throws IOException {
    Seal seal = Seal.fromFile(copy("v2", "golden.key"));

    Dataset rows = Datasets.sealed(copy("v2", "rows.sealed"), seal);
    Dataset pictures = Datasets.sealed(copy("v2", "pictures.sealed"), GoldenSealed.typed());

    assertThat(rows.encoder().input()).isInstanceOf(Encoder.Columns.class);
    assertThat(rows.encode(GoldenSealed.table()).size()).isEqualTo(60);
    assertThat(pictures.encoder().input().toString())
        .startsWith("Pictures[read=1x28x28, squeezed=false, prepare=median(3), resize(8, 8), ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void models_sayWhatTheySaid(String version) throws IOException {
    Seal seal = Seal.fromFile(copy(version, "golden.key"));
    Dataset pictures = Datasets.sealed(copy(version, "pictures.sealed"), GoldenSealed.typed());

    Model model = Model.load(copy(version, "model.sealed"), seal);

    assertThat(GoldenSealed.text(model, pictures)).isEqualTo(then(version, "model"));
  }
}
