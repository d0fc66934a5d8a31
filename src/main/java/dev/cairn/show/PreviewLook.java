package dev.cairn.show;

import dev.cairn.data.ImageExamples;
import dev.cairn.data.augment.Preview;
import dev.cairn.host.Shown;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Thumbnails;
import dev.cairn.show.picture.SampleSheet;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Images before and after augmentation: on the left as they are, then a column an epoch. */
final class PreviewLook {
  private PreviewLook() {}

  static Shown of(Preview preview) {
    Picture sheet =
        SampleSheet.of(
            preview.title(),
            preview.rows().stream()
                .map(row -> new SampleSheet.Row(row.label(), "left: as it is", images(row)))
                .toList());
    String words =
        "%s: %d images, as they are and in %d epochs"
            .formatted(
                preview.title(),
                preview.rows().size(),
                preview.rows().stream()
                    .mapToInt(r -> r.versions().size() - 1)
                    .findFirst()
                    .orElse(0));
    return Shown.of(
        sheet.note(words), Html.frame(Html.pre(preview.title()), sheet.html()), sheet.png());
  }

  private static List<BufferedImage> images(Preview.Row row) {
    ImageExamples versions = row.versions();
    return IntStream.range(0, versions.size())
        .mapToObj(i -> Thumbnails.of(versions, i))
        .flatMap(Optional::stream)
        .toList();
  }
}
