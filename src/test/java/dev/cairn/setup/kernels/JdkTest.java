package dev.cairn.setup.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class JdkTest {
  @TempDir private Path root;

  private Path jdk(String folder, String version) throws IOException {
    Path home = root.resolve(folder);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "OS_NAME=\"any\"\nJAVA_VERSION=\"" + version + "\"\n");
    Path program = home.resolve("bin/java");
    Files.writeString(program, "");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private Map<String, String> environment() {
    return Map.of("HOME", root.resolve("home").toString());
  }

  @Test
  void atLeast_isTheRunningOneIfThatIsNewEnough() throws KernelProblem {
    assertThat(Jdk.atLeast(17, environment(), root)).isEqualTo(Jdk.running());
  }

  @Test
  void atLeast_findsTheOldestThatIsNewEnough() throws Exception {
    jdk("usr/lib/jvm/a", "98.0.1");
    jdk("usr/lib/jvm/b", "1.8.0");
    Path wanted = jdk("home/.sdkman/candidates/java/c", "97");

    assertThat(Jdk.atLeast(97, environment(), root)).isEqualTo(new Jdk(wanted, 97));
  }

  @Test
  void atLeast_takesTheOneThatIsNamed() throws Exception {
    Path named = jdk("somewhere", "97.0.2");

    assertThat(Jdk.atLeast(97, Map.of("JAVA97_HOME", named.toString()), root))
        .isEqualTo(new Jdk(named, 97));
  }

  @Test
  void missingJdk_isTold() {
    assertThatThrownBy(() -> Jdk.atLeast(99, environment(), root))
        .isInstanceOf(KernelProblem.class)
        .hasMessage(
            "no JDK 99 or newer is installed: install one, or name its folder in JAVA99_HOME and"
                + " run the command again.");
  }
}
