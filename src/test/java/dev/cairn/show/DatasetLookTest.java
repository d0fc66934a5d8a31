package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.host.Shown;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Thumbnails;
import dev.cairn.show.page.Words;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DatasetLookTest {

  @Test
  void of_imagesCountsClassesAndShowsSamples() throws IOException {
    Shown shown = Rendering.of(SmallData.images(1)).orElseThrow();

    Golden.check("dataset.html", shown.html().orElseThrow());
    assertThat(shown.plain()).isEqualTo(Words.within80(SmallData.images(1).toString()));
    assertThat(shown.png()).isPresent();
  }

  @Test
  void of_rowsNamesTheColumns() {
    Dataset rows = Datasets.friedman1(100, 1, 1);
    Shown shown = Rendering.of(rows).orElseThrow();

    assertThat(shown.plain())
        .startsWith("Friedman 1: rows of 10, one value to predict\n")
        .contains("\n\ncolumn           mean  deviation\nx1              0.475      0.273\n")
        .endsWith("\ny (to predict)   13.9       4.59");
    assertThat(shown.html().orElseThrow())
        .contains(Html.escape(rows.toString()), ">x10</td>", ">y (to predict)</td>");
    assertThat(shown.png()).isEmpty();
  }

  @Test
  void thumbnails_areGreyWithOneChannel() {
    BufferedImage image = Thumbnails.of(SmallData.images(1).test(), 1).orElseThrow();

    assertThat(image.getRGB(0, 0)).isEqualTo(0xff040404);
    assertThat(image.getRGB(1, 1)).isEqualTo(0xff070707);
  }

  @Test
  void thumbnails_areInColourWithThree() {
    BufferedImage image = Thumbnails.of(SmallData.images(3).test(), 0).orElseThrow();

    assertThat(image.getRGB(1, 0)).isEqualTo(0xff010509);
  }

  @Test
  void thumbnails_ofRowsAreEmpty() {
    assertThat(Thumbnails.of(Datasets.friedman1(100, 1, 1).test(), 0)).isEmpty();
  }
}
