package dev.cairn.task;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.graph.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;

/**
 * Images in rows, each with its label below, for a look at the data.
 *
 * <pre>{@code
 * show(ImageGrid.of(data).shuffled(1).first(24));   // 24 training images by seed
 * show(ImageGrid.of(run.predictions().worst()));    // with what they were taken for
 * }</pre>
 *
 * @param title what the images are
 * @param examples that the cells point to
 * @param cells the images, in the order in which they are drawn
 */
public record ImageGrid(String title, Examples examples, List<Cell> cells) {

  /** Copies the list. */
  public ImageGrid {
    cells = List.copyOf(cells);
  }

  /**
   * One image.
   *
   * @param example its number in the examples
   * @param caption the label below it; empty for none
   * @param mistakenFrom the actual label, where the caption is a wrong prediction; else empty
   */
  public record Cell(int example, String caption, String mistakenFrom) {}

  /**
   * The training images of a data set.
   *
   * @throws TaskException if they are no images
   */
  public static ImageGrid of(Dataset data) {
    return of(data.name() + ", training part", data.train(), data.labels().orElse(Labels.of("")));
  }

  /**
   * Any images, with their labels.
   *
   * @throws TaskException if they are no images
   */
  public static ImageGrid of(Examples examples, Labels labels) {
    return of(labels.size() + " classes", examples, labels);
  }

  private static ImageGrid of(String title, Examples examples, Labels labels) {
    check(examples);
    List<Cell> cells =
        IntStream.range(0, examples.size())
            .mapToObj(i -> new Cell(i, caption(examples.label(i), labels), ""))
            .toList();
    return new ImageGrid(title, examples, cells);
  }

  private static String caption(OptionalInt label, Labels labels) {
    return label.isPresent() && label.getAsInt() < labels.size()
        ? labels.name(label.getAsInt())
        : "";
  }

  /**
   * The images of class predictions, in the order of their rows, with the predicted labels.
   *
   * @throws TaskException if they are no images
   */
  public static ImageGrid of(Predictions predictions) {
    check(predictions.examples());
    boolean answered = predictions.table().columnNames().containsAll(List.of("actual", "right"));
    List<Cell> cells = predictions.table().stream().map(row -> cell(row, answered)).toList();
    return new ImageGrid("predictions", predictions.examples(), cells);
  }

  private static Cell cell(Row row, boolean answered) {
    String wrong =
        !answered || row.isMissing("actual") || row.getBoolean("right")
            ? ""
            : row.getString("actual");
    return new Cell(row.getInt("example"), row.getString("predicted"), wrong);
  }

  private static void check(Examples examples) {
    if (!examples.input().isImage()) {
      throw new TaskException(
          "examples that are images, such as 1x28x28",
          "examples of " + examples.input(),
          "ImageGrid.of",
          "show the data set or the table itself");
    }
  }

  /** The first images, at most {@code count}. */
  public ImageGrid first(int count) {
    return new ImageGrid(title, examples, cells.subList(0, Math.min(count, cells.size())));
  }

  /** All images in another order, by seed. */
  public ImageGrid shuffled(long seed) {
    int[] order = CounterRandom.of(seed, "image grid").permutation(cells.size());
    return new ImageGrid(title, examples, Arrays.stream(order).mapToObj(cells::get).toList());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s: %,d images", title, cells.size());
  }
}
