package dev.cairn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  @Test
  void listAndMap_areThoseOfJava_alsoBesideOthers() {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      Imports.all().forEach(shell::eval);
      for (String more : List.of("java.util.*", "java.awt.*", "java.util.List", "dev.cairn.*")) {
        shell.eval("import " + more + ";");
      }

      assertThat(shell.eval("List.of(1, 2).getClass().getModule().getName()").get(0).value())
          .isEqualTo("\"java.base\"");
      assertThat(shell.eval("Map<String, Path> files = Map.of(\"a\", Path.of(\"b\"));").get(0))
          .extracting(SnippetEvent::value)
          .isEqualTo("{a=b}");
      shell.eval("import java.awt.List;");
      assertThat(shell.eval("List.class.getName()").get(0).value()).isEqualTo("\"java.awt.List\"");
    }
  }
}
