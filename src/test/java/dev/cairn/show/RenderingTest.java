package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.host.Shown;
import dev.cairn.show.chart.Charts;
import dev.cairn.train.Comparison;
import dev.cairn.train.Curves;
import dev.cairn.train.History;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Tag("unit")
class RenderingTest {

  @Test
  void of_aTableCutsItAt20RowsAndCountsTheRest() {
    Table table = Table.create("numbers", IntColumn.indexColumn("row", 2000, 0));

    Shown shown = Rendering.of(table).orElseThrow();

    assertThat(shown.plain()).startsWith("row\n  0\n").endsWith(" 19\n… and 1,980 more rows");
    assertThat(shown.html().orElseThrow())
        .contains(">19</td>", "… and 1,980 more rows", "2,000 rows, 1 column")
        .doesNotContain(">20</td>");
  }

  @Test
  void of_aTableEscapesNamesHeadingsAndCells() {
    Table table =
        Table.create(
            "<script>t",
            StringColumn.create("<script>c", "<script>v"),
            DoubleColumn.create("n", 1));

    assertThat(Rendering.of(table).orElseThrow().html().orElseThrow())
        .contains("&lt;script&gt;t", "&lt;script&gt;c", "&lt;script&gt;v")
        .doesNotContain("<script>");
  }

  @Test
  void of_aTableLeavesMissingCellsEmpty() {
    Table table = Table.create("t", StringColumn.create("word"), DoubleColumn.create("n"));
    table.stringColumn(0).append("a").appendMissing();
    table.doubleColumn(1).append(0.5).appendMissing();

    assertThat(Rendering.of(table).orElseThrow().plain()).isEqualTo("word    n\na     0.5");
  }

  @Test
  void of_aHistoryIsItsTableWithTheBestEpochMarked() {
    History history = Samples.history(2);

    assertThat(Rendering.of(history).orElseThrow().plain())
        .isEqualTo(
            """
            epoch    loss  validation loss  accuracy  learning rate  seconds
                1  0.8700           0.7600    0.7210         0.0933     25.8
                2  0.5600           0.5350    0.8120         0.0750     26.8  ★ best""");
  }

  @Test
  void of_aComparisonIsARowARunWithItsBestEpoch() {
    Shown shown = Rendering.of(Samples.comparison()).orElseThrow();

    assertThat(shown.plain())
        .isEqualTo(
            """
            run       best epoch    loss  validation loss  accuracy
            residual           6  0.3533           0.3850    0.8760  ★ best
            plain              3  0.4567           0.5200    0.8512""");
    assertThat(shown.html().orElseThrow())
        .contains("<b>residual</b></td>", "Learning curves of 2 runs");
    assertThat(shown.png()).isPresent();
  }

  @Test
  void of_aComparisonOfLanguageModels_marksTheLowestBits() {
    String bits = "bits per character";
    List<Comparison.Named> runs =
        Stream.of(2.5, 2.25, 2.75)
            .map(
                value -> {
                  History.Epoch epoch =
                      new History.Epoch(1, 2, value * Math.log(2), Map.of(bits, value), 0.1, 1);
                  History history = new History(List.of(bits), List.of(epoch), 1);
                  return new Comparison.Named("net " + value, new Curves(List.of(), history));
                })
            .toList();

    assertThat(Rendering.of(new Comparison(runs)).orElseThrow().plain())
        .isEqualTo(
            """
            run       best epoch    loss  validation loss  bits per character
            net 2.5            1  2.0000           1.7329              2.5000
            net 2.25           1  2.0000           1.5596              2.2500  ★ best
            net 2.75           1  2.0000           1.9062              2.7500""");
  }

  @Test
  void of_aComparisonWithARunThatWasInterruptedAtOnce() {
    Comparison.Named none = new Comparison.Named("none", new Curves(List.of(), Samples.history(0)));

    assertThat(Rendering.of(new Comparison(List.of(none))).orElseThrow().plain())
        .isEqualTo("run   best epoch  loss  validation loss  accuracy\nnone        none");
  }

  @Test
  void of_anOptionalIsWhatItHolds() {
    assertThat(Rendering.of(Optional.of(Samples.history(1)))).isPresent();
    assertThat(Rendering.of(Optional.empty())).isEmpty();
  }

  @Test
  void of_anotherTypeIsEmpty() {
    assertThat(Rendering.of("text")).isEmpty();
  }

  @Test
  void of_anImageKeepsItsPixels() {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
    Shown shown = Rendering.of(image).orElseThrow();

    assertThat(shown.plain()).isEqualTo("image, 3 x 2");
    assertThat(shown.html().orElseThrow()).contains("width=\"3\" height=\"2\"");
    assertThat(shown.png()).isPresent();
  }

  @Test
  void of_aChartThatThrowsAnErrorBecomesText() {
    XYChart broken =
        new XYChart(100, 80) {
          @Override
          public void paint(Graphics2D g, int width, int height) {
            throw new InternalError("Fontconfig head is null, check your fonts");
          }
        };
    broken.setTitle("broken");

    Shown shown = Rendering.of(broken).orElseThrow();

    assertThat(shown.png()).isEmpty();
    assertThat(shown.plain())
        .isEqualTo("chart 'broken', 100 x 80\nno fonts: install fontconfig and fonts-dejavu-core");
    assertThat(shown.html().orElseThrow())
        .contains("no fonts: install fontconfig and fonts-dejavu-core");
  }

  @Test
  void safely_catchesErrorsOfTheLookAndOfTheText() {
    Object value =
        new Object() {
          @Override
          public String toString() {
            throw new StackOverflowError();
          }
        };

    Shown shown =
        Rendering.safely(
            () -> {
              throw new LinkageError("gone");
            },
            value);

    assertThat(shown.plain()).endsWith("\nno picture: java.lang.LinkageError: gone");
  }

  @Test
  void of_aListOrAMapOrAnArrayIsWhatItHolds() {
    History history = Samples.history(1);
    String plain = Rendering.of(history).orElseThrow().plain();

    assertThat(Rendering.of(List.of(history, "word")).orElseThrow().plain())
        .isEqualTo(plain + "\n\nword");
    assertThat(Rendering.of(Map.of("first", history)).orElseThrow().plain())
        .isEqualTo("first\n" + plain);
    assertThat(Rendering.of(new Object[] {history, null}).orElseThrow().plain())
        .isEqualTo(plain + "\n\nnull");
    assertThat(Rendering.of(Collections.nCopies(25, history)).orElseThrow().plain())
        .endsWith("\n\n… and 5 more values");
  }

  @Test
  void of_aListOfOtherThingsIsEmpty() {
    assertThat(Rendering.of(List.of())).isEmpty();
    assertThat(Rendering.of(List.of("a", "b"))).isEmpty();
    assertThat(Rendering.of(new String[] {"a"})).isEmpty();
  }

  @Test
  void of_imagesIsOneSheet() {
    Shown shown = Rendering.of(List.of(Values.image(0), Values.image(1))).orElseThrow();

    assertThat(shown.plain()).isEqualTo("images: 2 images\n\n0  image, 90 x 60\n1  image, 90 x 60");
    assertThat(shown.png()).isPresent();
  }

  @Test
  void of_aListOfChartsIsOnePictureForHostsThatShowNoMore() throws IOException {
    Shown both = Rendering.of(Charts.curves(Samples.curves(2, 0))).orElseThrow();
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(both.png().orElseThrow()));

    assertThat(picture.getWidth()).isEqualTo(2 * 420);
    assertThat(picture.getHeight()).isEqualTo(2 * (2 * 300) + 16);
  }

  @Test
  void types_areAllDrawn() {
    assertThat(Rendering.types()).contains(History.class, Table.class, BufferedImage.class);
  }
}
