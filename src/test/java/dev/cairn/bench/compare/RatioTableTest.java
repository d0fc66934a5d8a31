package dev.cairn.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class RatioTableTest {
  private static final String KEEPS = Measurement.KEEPS_MEMORY;

  private static List<Measurement> of(String... lines) {
    return Stream.of(lines).map(Lines::parsed).toList();
  }

  @Test
  void table_comparesWithWhatWasMeasuredJustBefore() {
    List<Measurement> all =
        of(
            Lines.sgemm(400),
            Lines.sgemm(434),
            Lines.train("cairn", "onednn", "", 1000, 1.2),
            Lines.train("torch", "eager", "", 500, 3),
            Lines.train("cairn", "onednn", "", 1100, 1.4),
            Lines.train("torch", "eager", KEEPS, 1000, 3),
            // The machine is slower from here on: this peer is the fastest, for all its rate.
            Lines.train("cairn", "onednn", "", 700, 1.3),
            Lines.train("keras", "auto", "", 700, 6),
            Lines.train("cairn", "onednn", "", 700, 1.3),
            Lines.train("cairn", "dl4j", "", 140, 2));

    assertThat(RatioTable.of(all))
        .isEqualTo(
            """
            |                    | cairn onednn | cairn dl4j | torch eager | keras auto | fastest peer | ours to it | ours to cairn dl4j | ours to torch eager | of sgemm's 434 GFLOP/s |  MB | MB to torch eager | first step, s | torch eager's, s |
            |--------------------|-------------:|-----------:|------------:|-----------:|-------------:|-----------:|-------------------:|--------------------:|-----------------------:|----:|------------------:|--------------:|-----------------:|
            | resnet20 train b64 |          850 |        140 | 500 / 1,000 |        700 |   keras auto |       1.00 |               5.00 |                2.00 |                   0.48 | 300 |              0.33 |          1.30 |             3.00 |
            """);
  }

  @Test
  void table_leavesOutWhatWasNotMeasured() {
    List<Measurement> all =
        of(
            Lines.train("cairn", "dl4j", "", 250, 1.5),
            Lines.train("dl4j", "defaults", "", 25, 9).replace("\"peak_rss_mb\": 900", "\"x\": 1"));

    assertThat(RatioTable.of(all))
        .isEqualTo(
            """
            |                    | cairn dl4j | dl4j defaults |  fastest peer | ours to it |  MB | first step, s |
            |--------------------|-----------:|--------------:|--------------:|-----------:|----:|--------------:|
            | resnet20 train b64 |        250 |          25.0 | dl4j defaults |      10.00 | 300 |          1.50 |
            """);
  }

  @Test
  void table_tellsOfALossThatDoesNotFall() {
    String line = Lines.train("jax", "jit", "", 9, 1).replace("true", "false");

    assertThat(RatioTable.of(of(line)))
        .endsWith("\nthe loss does not fall: jax jit, resnet20 train b64\n");
  }

  @Test
  void table_ofNothing_saysSo() {
    assertThat(RatioTable.of(of(Lines.sgemm(1)))).isEqualTo("nothing was measured\n");
  }

  @Test
  void defaults_areBeatenByTheRatioThatIsPromised(@TempDir Path folder) throws IOException {
    List<Measurement> all =
        of(Lines.train("cairn", "dl4j", "", 250, 1.5), Lines.train("dl4j", "defaults", "", 25, 9));
    var figures = new Figures(folder.resolve("figures.jsonl"));
    var text = new ByteArrayOutputStream();
    var out = new PrintStream(text, true);

    assertThat(new Defaults(figures, 5).areBeaten(all, System.nanoTime(), out)).isTrue();
    assertThat(new Defaults(figures, 11).areBeaten(all, System.nanoTime(), out)).isFalse();
    assertThat(new Defaults(figures, 11).areBeaten(all.subList(0, 1), 0, out)).isTrue();
    assertThat(text.toString())
        .isEqualToNormalizingNewlines(
            """
            10.0 times as fast as Deeplearning4j's defaults (at least 5)
            10.0 times as fast as Deeplearning4j's defaults (at least 11)
            """);
    assertThat(Files.readAllLines(figures.file()))
        .hasSize(6)
        .extracting(line -> line.substring(0, line.indexOf(", \"seconds\"")))
        .startsWith(
            "{\"name\": \"ResNet-20 images/s, cairn dl4j\", \"value\": 250.000, \"bound\": 0.0",
            "{\"name\": \"ResNet-20 images/s, dl4j defaults\", \"value\": 25.000, \"bound\": 0.0",
            "{\"name\": \"ResNet-20 times defaults\", \"value\": 10.000, \"bound\": 5.0");
  }
}
