package dev.cairn.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class PeerStepTest {
  private static final Project HERE = new Project(Path.of("").toAbsolutePath());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bench                              | ''
          bench --model resnet8              | ''
          bench --peers                      | peer-torch peer-ipex peer-tf peer-jax
          bench --peers --rounds 1           | peer-torch peer-ipex peer-tf peer-jax
          bench --peers=jax,torch            | peer-torch peer-jax
          bench --peers ipex --rounds 1      | peer-ipex
          bench --peers --peers-home x       | ''
          bench --peers-home=x --peers=torch | ''
          bench --peers --help               | ''
          """)
  void askedFor_areThoseThatTheCommandNeeds(String command, String steps) throws SetupException {
    assertThat(PeerStep.askedFor(HERE, List.of(command.split(" "))))
        .extracting(Step::name)
        .isEqualTo(steps.isEmpty() ? List.of() : List.of(steps.split(" ")));
  }

  @Test
  void unknownPeer_isTold() {
    assertThatThrownBy(() -> PeerStep.askedFor(HERE, List.of("bench", "--peers=torhc")))
        .isInstanceOf(SetupException.class)
        .hasMessage("no peer \"torhc\"; choose from torch, ipex, tf, jax");
  }

  @Test
  void everyPeer_hasItsRequirements() {
    assertThat(PeerStep.all(HERE))
        .allMatch(
            step ->
                Files.isRegularFile(Path.of("bench/peers/requirements-" + step.peer() + ".txt")));
  }

  @Test
  void inputs_changeWithTheRequirements(@TempDir Path root) throws IOException {
    PeerStep step = PeerStep.all(new Project(root)).get(0);
    Path file = root.resolve("bench/peers/requirements-torch.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "torch==2.15.0\n");
    String before = step.inputs();
    Files.writeString(file, "torch==2.16.0\n");

    assertThat(step.inputs()).isNotEqualTo(before);
  }
}
