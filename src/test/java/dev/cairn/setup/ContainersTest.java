package dev.cairn.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Docker, development containers and Binder get what {@code ./cairn} gets, in the same versions.
 */
@Tag("unit")
class ContainersTest {
  private static final Pattern STAGE = Pattern.compile("(?m)^FROM \\S+ AS (\\S+)$");

  @Test
  void packages_areNamedOnceAndHaveTheJdkOfTheBuild() throws IOException {
    assertThat(lines("binder/apt.txt"))
        .contains("openjdk-" + property("maven.compiler.release") + "-jdk", "maven")
        .contains("fontconfig", "fonts-dejavu-core");
    assertThat(text("Dockerfile")).contains("COPY binder/apt.txt").doesNotContain("openjdk");
  }

  @Test
  void python_comesFromTheLock() throws IOException {
    assertThat(lines("binder/requirements.txt")).containsExactly("-r ../kernel/requirements.lock");
    assertThat(text("Dockerfile")).contains("RUN ./cairn ").doesNotContain("pip install");
    assertThat(lines("kernel/requirements.lock").stream().map(l -> l.replace(" \\", "")))
        .containsAll(
            lines("kernel/requirements.in").stream().filter(l -> l.contains("==")).toList());
  }

  /** For these versions of Python the lock has wheels on every platform. */
  @Test
  void python_isOneThatTheLockIsFor() throws IOException {
    assertThat(text("Dockerfile")).containsPattern("FROM python:3\\.1[0-3]-slim-bookworm ");
    assertThat(text("binder/runtime.txt")).matches("python-3\\.1[0-3]\\n");
  }

  @Test
  void image_doesNotRunAsRootAndFetchesNothingWhenItRuns() throws IOException {
    List<String> words = lines("Dockerfile");
    assertThat(words.stream().filter(line -> line.startsWith("USER ")))
        .containsExactly("USER 1000");
    assertThat(words.indexOf("USER 1000"))
        .isLessThan(words.indexOf("COPY --chown=1000:1000 . cairn"));
    assertThat(words.stream().filter(line -> line.startsWith("CMD ")))
        .singleElement()
        .asString()
        .startsWith("CMD [\"./cairn\", \"lab\"");
    assertThat(lines(".dockerignore")).contains(".git", ".cairn", ".venv", "target");
  }

  @Test
  void developmentContainer_isAStageOfTheImage() throws IOException {
    String container = text(".devcontainer/devcontainer.json");
    Matcher stage = STAGE.matcher(text("Dockerfile"));
    assertThat(stage.find()).isTrue();
    assertThat(container)
        .contains("\"dockerfile\": \"../Dockerfile\"")
        .contains("\"target\": \"" + stage.group(1) + "\"")
        .contains("\"remoteUser\": \"cairn\"");
  }

  @Test
  void binder_addsTheKernelWithTheLauncher() throws IOException {
    assertThat(Files.isExecutable(Path.of("binder/postBuild"))).isTrue();
    assertThat(text("binder/postBuild")).contains("./cairn kernel ");
  }

  private static String property(String name) throws IOException {
    Matcher value = Pattern.compile("<" + name + ">(.*)</").matcher(text("pom.xml"));
    assertThat(value.find()).isTrue();
    return value.group(1);
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(Path.of(file));
  }

  private static String text(String file) throws IOException {
    return Files.readString(Path.of(file));
  }
}
