package dev.cairn.show;

import dev.cairn.show.page.Thumbnails;
import dev.cairn.task.Predictions;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * A row of class predictions.
 *
 * @param example its number
 * @param actual name of its class
 * @param predicted name of the predicted class
 * @param confidence probability of the predicted class
 * @param right true if they are the same
 * @param picture of the example, if it is an image
 */
record ClassRow(
    int example,
    String actual,
    String predicted,
    double confidence,
    boolean right,
    Optional<BufferedImage> picture) {
  private static final Set<String> COLUMNS =
      Set.of("example", "actual", "predicted", "confidence", "right");

  /** True if the table has all columns of a classification; users may have changed it. */
  static boolean fits(Table table) {
    return Set.copyOf(table.columnNames()).containsAll(COLUMNS);
  }

  /** The first {@code limit} rows. */
  static List<ClassRow> of(Predictions predictions, int limit) {
    Table table = predictions.table();
    return IntStream.range(0, Math.min(limit, table.rowCount()))
        .mapToObj(
            r -> {
              int example = table.intColumn("example").getInt(r);
              return new ClassRow(
                  example,
                  table.stringColumn("actual").get(r),
                  table.stringColumn("predicted").get(r),
                  table.doubleColumn("confidence").getDouble(r),
                  table.booleanColumn("right").get(r),
                  Thumbnails.of(predictions.examples(), example));
            })
        .toList();
  }
}
