package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.images.Pictures;
import java.awt.Color;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cells of docs/your-own-data.md run, with files as it describes them. */
@Tag("unit")
class YourOwnDataTest {
  private static final Path PAGE = Path.of("docs/your-own-data.md");

  @TempDir Path folder;

  @Test
  void cells_run() throws IOException {
    files();
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        shell.addToClasspath(entry);
      }
      run(shell, Files.readString(Path.of("src/main/resources/dev/cairn/imports.jsh")));
      for (String cell : blocks("java")) {
        run(shell, cell.replace("Path.of(\"", "Path.of(\"" + folder.toUri().getPath()));
      }
      assertThat(value(shell, "flowers.input()")).isEqualTo("3x64x64");
      assertThat(value(shell, "kinds.labels().get()")).isEqualTo("flat, house");
      assertThat(value(shell, "filled.notices().size()")).isNotEqualTo("0");
      assertThat(value(shell, "german.targetScaling().get().means().get(0) < 3")).isEqualTo("true");
      assertThat(value(shell, "later.size()")).isEqualTo("2");
      assertThat(value(shell, "mine.input()")).isEqualTo("3x64x64");
    }
  }

  @Test
  void error_isTheOneThatIsPrinted() throws IOException {
    files();
    Path gaps = folder.resolve("gaps.csv");

    assertThatThrownBy(() -> Datasets.csv(gaps, "price"))
        .hasMessage(blocks("text").get(0).replace("gaps.csv", gaps.toString()));
  }

  private static List<String> blocks(String language) throws IOException {
    Matcher blocks =
        Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE).replace("\r\n", "\n"));
    return blocks.results().map(found -> found.group(1)).toList();
  }

  private static void run(JShell shell, String cell) {
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(next.source())) {
        assertThat(event.status()).as(next.source()).isEqualTo(Snippet.Status.VALID);
        assertThat(event.exception()).as(next.source()).isNull();
      }
      rest = next.remaining();
    }
  }

  private static String value(JShell shell, String expression) {
    return shell.eval("String.valueOf(" + expression + ")").get(0).value().replace("\"", "");
  }

  private void files() {
    for (int i = 0; i < 10; i++) {
      Pictures.write(
          folder.resolve("flowers/daisy/" + i + ".png"), Pictures.plain(9, 8, Color.YELLOW));
      Pictures.write(folder.resolve("flowers/rose/" + i + ".jpg"), Pictures.plain(9, 8, Color.RED));
    }
    Pictures.write(folder.resolve("my-rose.png"), Pictures.plain(50, 70, Color.RED));
    write("houses.csv", "rooms,kind,price", i -> i % 5 + "," + kind(i) + "," + 100 * i);
    write("later.csv", "rooms,kind", i -> i < 2 ? i + "," + kind(i) : "");
    write(
        "gaps.csv",
        "id,zip,rooms,price",
        i -> i + "," + (700 + i % 2) + "," + (i % 4 == 1 ? "" : i % 5) + "," + 100 * i);
    write("german.csv", "zimmer;preis", i -> i % 5 + ";" + i / 10 + "," + i % 10);
    write("bare.csv", "0,0", i -> i + "," + 2 * i);
  }

  private static String kind(int i) {
    return i % 2 == 0 ? "flat" : "house";
  }

  private void write(String name, String header, IntFunction<String> row) {
    String rows =
        String.join("\n", IntStream.range(0, 40).mapToObj(row).filter(r -> !r.isEmpty()).toList());
    Pictures.write(
        folder.resolve(name), (header + "\n" + rows + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
