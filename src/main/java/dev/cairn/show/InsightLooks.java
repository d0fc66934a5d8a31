package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.insight.Attribution;
import dev.cairn.insight.Attributions;
import dev.cairn.insight.FeatureSpace;
import dev.cairn.insight.MapSheet;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.TableGrid;
import dev.cairn.show.picture.ContactSheet;
import dev.cairn.show.picture.MapImages;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks of what is seen inside a model. */
final class InsightLooks {
  private static final int EXAMPLES = 12;
  private static final int MAPS = 66;
  private static final int ROWS = 10;

  private InsightLooks() {}

  /** Each image, and behind it the same with the map over it. */
  static Shown attributions(Attributions attributions) {
    List<Attribution> shown =
        attributions.all().subList(0, Math.min(EXAMPLES, attributions.all().size()));
    List<ContactSheet.Cell> cells = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Attribution each : shown) {
      cells.add(cell(MapImages.plain(attributions.examples(), each), "example " + each.example()));
      cells.add(cell(MapImages.over(attributions.examples(), each), "for " + each.name()));
      rows.add(
          List.of(
              String.valueOf(each.example()),
              each.name(),
              Numbers.significant(each.logit()),
              strongest(each)));
    }
    Grid words =
        new Grid(
            List.of(
                new Grid.Column("example", true),
                new Grid.Column("class", false),
                new Grid.Column("logit", true),
                new Grid.Column("strongest at row, column", true)),
            rows,
            attributions.all().size() - shown.size(),
            Set.of());
    String title = attributions.method() + ": yellow pixels speak most for the class";
    return PlainLooks.images(new ContactSheet(title, cells), words, cells.size());
  }

  private static ContactSheet.Cell cell(Optional<BufferedImage> image, String words) {
    return new ContactSheet.Cell(image, words, "");
  }

  private static String strongest(Attribution each) {
    double most = Collections.max(each.map());
    int place = each.map().indexOf(most);
    return most == 0 ? "nowhere" : place / each.width() + ", " + place % each.width();
  }

  static Shown maps(MapSheet sheet) {
    List<MapSheet.Map> shown = sheet.maps().subList(0, Math.min(MAPS, sheet.maps().size()));
    List<ContactSheet.Cell> cells =
        shown.stream().map(map -> cell(Optional.of(MapImages.of(map)), map.name())).toList();
    List<List<String>> rows =
        shown.stream()
            .limit(ROWS)
            .map(
                map ->
                    List.of(
                        map.name(),
                        Numbers.significant(Collections.min(map.values())),
                        Numbers.significant(Collections.max(map.values()))))
            .toList();
    Grid words =
        new Grid(
            List.of(
                new Grid.Column("map", false),
                new Grid.Column("least", true),
                new Grid.Column("most", true)),
            rows,
            sheet.maps().size() - rows.size(),
            Set.of());
    return PlainLooks.images(new ContactSheet(sheet.title(), cells), words, sheet.maps().size());
  }

  static Shown space(FeatureSpace space) {
    Picture picture = Charts.picture(space.toString(), Charts.features(space));
    String table = TableGrid.of(space.table(), ROWS).text();
    return picture.shown(picture.note(space + "\n" + table));
  }
}
