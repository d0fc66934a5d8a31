package dev.cairn.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of common mistakes shows what cells really show. */
@Tag("engine")
class CommonMistakesTest {
  private static final Path PAGE = Path.of("docs/common-mistakes.md");

  /** In the page, paths begin where the notebook stands; here is that folder. */
  @TempDir static Path folder;

  private static Notebook notebook;

  @BeforeAll
  static void runTheFirstCell() throws IOException {
    Files.createDirectories(folder.resolve("pictures/cat"));
    Files.createDirectories(folder.resolve("digits"));
    for (String part : List.of("train", "test")) {
      writeImages(folder.resolve("digits/" + part + "-images"));
      writeLabels(folder.resolve("digits/" + part + "-labels"));
    }
    Files.writeString(folder.resolve("houses.csv"), "rooms,price\n2,100\n,120\n4,200\n");
    StringBuilder reviews = new StringBuilder("kind,review\n");
    for (int i = 0; i < 24; i++) {
      reviews.append(i % 2 == 0 ? "good" : "bad").append(",review ").append(i).append('\n');
    }
    Files.writeString(folder.resolve("reviews.csv"), reviews);
    Files.writeString(folder.resolve("more.csv"), "kind,review\ngod,very fine\n");
    notebook = new Notebook();
    assertThat(notebook.run(1, Page.of(PAGE).sections().get(0).cells().get(0).code())).isEmpty();
  }

  @AfterAll
  static void close() {
    notebook.close();
  }

  static Stream<Page.Section> mistakes() throws IOException {
    return Page.of(PAGE).sections().stream().skip(1).filter(s -> !s.cells().isEmpty());
  }

  @Test
  void page_hasTwentyMistakes() throws IOException {
    assertThat(mistakes()).hasSizeGreaterThanOrEqualTo(20);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void cell_showsWhatThePageSays(Page.Section mistake) {
    int number = 2;
    for (Page.Cell cell : mistake.cells()) {
      assertThat(shown(number, cell.code())).isEqualTo(cell.shown());
      number++;
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void page_saysFourFactsAndDrawsWithinEightyColumns(Page.Section mistake) {
    for (Page.Cell cell : mistake.cells()) {
      assertThat(cell.shown())
          .containsSubsequence("expected: ", "\nfound:    ", "\nwhere:    ", "\nmend:     ");
      assertThat(cell.shown().lines().dropWhile(line -> !line.isEmpty()))
          .allMatch(line -> line.length() <= 80);
    }
  }

  private static String shown(int number, String code) {
    String here = code.replaceAll("Path\\.of\\(\"(?!~)", "Path.of(\"" + folder + "/");
    return notebook
        .run(number, here)
        .orElse("")
        .replace(folder + "/", "")
        .replaceAll("heap of [\\d,]+ MB", "heap of 512 MB");
  }

  /** Three images of 2x2 in the IDX format. */
  private static void writeImages(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16 + 12);
    bytes.putInt(0x803).putInt(3).putInt(2).putInt(2);
    Files.write(file, bytes.array());
  }

  /** Labels 1 to 3. */
  private static void writeLabels(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 3);
    bytes.putInt(0x801).putInt(3).put(new byte[] {1, 2, 3});
    Files.write(file, bytes.array());
  }
}
