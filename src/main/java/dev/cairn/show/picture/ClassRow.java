package dev.cairn.show.picture;

import dev.cairn.show.page.Thumbnails;
import dev.cairn.task.Predictions;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * A row of class predictions, of examples whose classes are known or not.
 *
 * @param example its number
 * @param actual name of its class; empty if nobody knows it
 * @param predicted name of the predicted class
 * @param confidence probability of the predicted class
 * @param right true if they are the same; false if nobody knows
 * @param picture of the example, if it is an image
 * @param text of the example, if it is one
 */
public record ClassRow(
    int example,
    String actual,
    String predicted,
    double confidence,
    boolean right,
    Optional<BufferedImage> picture,
    Optional<String> text) {
  /** True if the table has the columns of a classification; users may have changed it. */
  public static boolean fits(Table table) {
    return table.columnNames().containsAll(List.of("example", "predicted", "confidence"));
  }

  /** True if the table also says what is right. */
  public static boolean isAnswered(Table table) {
    return table.columnNames().containsAll(List.of("actual", "right"));
  }

  /** True if the actual class is known, and is another one. */
  public boolean wrong() {
    return !right && !actual.isEmpty();
  }

  /** The first {@code limit} rows. */
  public static List<ClassRow> of(Predictions predictions, int limit) {
    Table table = predictions.table();
    boolean answered = isAnswered(table);
    return IntStream.range(0, Math.min(limit, table.rowCount()))
        .mapToObj(
            r -> {
              int example = table.intColumn("example").getInt(r);
              return new ClassRow(
                  example,
                  answered ? table.stringColumn("actual").get(r) : "",
                  table.stringColumn("predicted").get(r),
                  table.doubleColumn("confidence").getDouble(r),
                  answered && Boolean.TRUE.equals(table.booleanColumn("right").get(r)),
                  Thumbnails.of(predictions.examples(), example),
                  predictions.examples().text(example));
            })
        .toList();
  }

  /** For a sheet of images, with the predicted class below it. */
  public ContactSheet.Cell cell() {
    return new ContactSheet.Cell(picture, predicted, right ? "" : actual);
  }
}
