package dev.cairn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ImportsTest {

  @Test
  void all_inJShell_areValid() {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      assertThat(Imports.all())
          .isNotEmpty()
          .allSatisfy(
              line ->
                  assertThat(shell.eval(line))
                      .extracting(SnippetEvent::status)
                      .containsExactly(Snippet.Status.VALID));
    }
  }

  @Test
  void all_areUserFacing() {
    assertThat(Imports.all())
        .filteredOn(line -> line.matches(".*\\.(engine|kernel|setup|cli)\\..*"))
        .containsExactly("import dev.cairn.engine.dl4j.convert.Deeplearning4j;");
  }
}
