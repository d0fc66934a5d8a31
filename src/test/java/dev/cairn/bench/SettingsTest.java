package dev.cairn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SettingsTest {

  @Test
  void defaults_areThoseOfThePeers() {
    Settings settings = Settings.of(List.of());

    assertThat(settings.engine()).isEmpty();
    assertThat(settings.network().name()).isEqualTo("resnet20");
    assertThat(settings.task()).isEqualTo(Task.TRAIN);
    assertThat(settings.batch()).isEqualTo(64);
    assertThat(settings.windows()).isEqualTo(3);
    assertThat(settings.seconds()).isEqualTo(5);
    assertThat(settings.note()).isEmpty();
  }

  @Test
  void words_areRead() {
    Settings settings =
        Settings.of(
            List.of(
                "--model",
                "resnet18",
                "--task",
                "infer",
                "--engine",
                "x",
                "--threads",
                "3",
                "--windows",
                "2",
                "--seconds",
                "0.5",
                "--note",
                "a note"));

    assertThat(settings)
        .isEqualTo(
            new Settings(
                Optional.of("x"), Network.named("resnet18"), Task.INFER, 16, 3, 2, 0.5, "a note"));
  }

  @Test
  void unknownOption_namesTheNearest() {
    assertThatThrownBy(() -> Settings.of(List.of("--modle", "resnet8")))
        .hasMessage(
            """
            expected: one of the options --engine, --model, --task, --batch, --threads, --windows, --seconds, --note
            found:    "--modle"
            where:    a measurement
            mend:     did you mean --model?""");
  }

  @Test
  void unknownTask_namesTheNearest() {
    assertThatThrownBy(() -> Settings.of(List.of("--task", "trian")))
        .hasMessage(
            """
            expected: one of the tasks train, infer
            found:    "trian"
            where:    --task
            mend:     did you mean train?""");
  }
}
