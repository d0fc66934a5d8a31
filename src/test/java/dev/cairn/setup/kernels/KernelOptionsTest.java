package dev.cairn.setup.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class KernelOptionsTest {
  private static final KernelOptions.Surroundings AROUND =
      new KernelOptions.Surroundings() {
        @Override
        public Map<String, String> environment() {
          return Map.of("JUPYTER_DATA_DIR", "/data");
        }

        @Override
        public Path home() {
          return Path.of("/home/me");
        }

        @Override
        public Path sysPrefix() {
          return Path.of("/venv");
        }
      };

  private static KernelOptions of(String words) throws KernelProblem {
    return KernelOptions.of(words.isEmpty() ? List.of() : List.of(words.split(" ")), AROUND);
  }

  @ParameterizedTest
  @CsvSource({
    "--user,              /data/kernels",
    "--sys-prefix,        /venv/share/jupyter/kernels",
    "--prefix /opt/here,  /opt/here/share/jupyter/kernels",
    "--prefix=/opt/here,  /opt/here/share/jupyter/kernels",
  })
  void places_areThoseOfJupyter(String words, Path kernels) throws KernelProblem {
    assertThat(of(words).place().map(Place::kernels))
        .contains(kernels.toAbsolutePath().normalize());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "HOME means nothing to Jupyter there")
  void home_isTheOneThatIsSet() {
    Path system = Path.of("/system/me");

    assertThat(Place.home(Map.of("HOME", "/home/me"), system)).isEqualTo(Path.of("/home/me"));
    assertThat(Place.home(Map.of("HOME", ""), system)).isEqualTo(system);
    assertThat(Place.home(Map.of(), system)).isEqualTo(system);
  }

  @Test
  void hosts_canBeSeveral() throws KernelProblem {
    assertThat(of("--host ijava --host=rapaio --heap 1024 --host ijava"))
        .isEqualTo(
            new KernelOptions(
                List.of(KernelHost.IJAVA, KernelHost.RAPAIO),
                Optional.empty(),
                Optional.of(1024L)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--host rapajo      | no host \"rapajo\", did you mean rapaio? Hosts: cairn, java, ijava,"
            + " rapaio.",
        "--user --prefix p  | more than one place: choose --user, --sys-prefix or --prefix.",
        "--prefix           | --prefix needs a value, see './cairn kernel'.",
        "--host --user      | --host needs a value, see './cairn kernel'.",
        "--heap much        | no number of megabytes: \"much\", see './cairn kernel'.",
        "prefix             | no option \"prefix\", see './cairn kernel'.",
      })
  void mistakes_areTold(String words, String sentence) {
    assertThatThrownBy(() -> of(words)).isInstanceOf(KernelProblem.class).hasMessage(sentence);
  }
}
