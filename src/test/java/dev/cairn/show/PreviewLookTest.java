package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.ImageExamples;
import dev.cairn.data.augment.Augment;
import dev.cairn.data.augment.Preview;
import dev.cairn.host.Shown;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images before and after augmentation. */
@Tag("unit")
class PreviewLookTest {
  private static final Dataset DATA = Datasets.fashionMnistMini();

  @Test
  void preview_beginsWithTheImageAsItIs() {
    Preview preview = Augment.crop(4).then(Augment.flip()).preview(DATA);
    ImageExamples versions = preview.rows().get(2).versions();
    ImageExamples plain = (ImageExamples) DATA.train();

    assertThat(preview.title()).isEqualTo("crop(4), flip with probability 0.5");
    assertThat(preview.rows()).hasSize(6);
    assertThat(versions.size()).isEqualTo(12);
    assertThat(versions.pixels(0)).isEqualTo(plain.pixels(2));
    assertThat(versions.pixels(1)).isNotEqualTo(plain.pixels(2));
    assertThat(preview.rows().get(2).label())
        .isEqualTo(DATA.labels().orElseThrow().name(plain.label(2).orElseThrow()));
  }

  @Test
  void look_isARowAnImage() throws IOException {
    Shown shown = Rendering.of(Augment.flip().preview(DATA)).orElseThrow();

    assertThat(shown.plain())
        .isEqualTo("flip with probability 0.5: 6 images, as they are and in 11 epochs");
    assertThat(shown.html().orElseThrow()).contains("flip with probability 0.5", "<img");
    assertThat(ImageIO.read(new ByteArrayInputStream(shown.png().orElseThrow())).getHeight())
        .isGreaterThan(300);
  }

  @Test
  void preview_ofRowsIsAnError() {
    Dataset rows = Datasets.friedman1(100, 1, 1);

    assertThatThrownBy(() -> Augment.noise(0.1).preview(rows))
        .hasMessage(
            """
            expected: a data set of images
            found:    one with a vector of 10 as input
            where:    the preview of 'noise(0.1)'
            mend:     read a row before and after: augment.of(data.train(), 1, 1)""");
  }
}
