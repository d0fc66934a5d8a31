package dev.cairn.data.tables;

import dev.cairn.data.files.DataException;
import java.util.List;
import java.util.stream.IntStream;

/** Rows with missing values: refused, dropped or kept. */
public final class Gaps {
  private Gaps() {}

  /**
   * The rows to be used, in order: all but those without a target, and those with gaps if such rows
   * are dropped. Of several targets, one that is missing counts as a gap, and a row that has
   * another one is kept where gaps are filled in.
   *
   * @throws DataException if gaps are refused and there is one
   */
  public static int[] complete(
      Source source, Matrix matrix, List<Target> targets, TableOptions options) {
    int rows = source.table().rowCount();
    if (options.missing() == Missing.REFUSE) {
      for (int row = 0; row < rows; row++) {
        check(source, matrix, row);
        for (int k = 0; k < targets.size(); k++) {
          if (isMissing(targets.get(k), row)) {
            throw missing(source, row, options.targets().get(k));
          }
        }
      }
    }
    return IntStream.range(0, rows)
        .filter(row -> targets.stream().anyMatch(t -> !isMissing(t, row)))
        .filter(
            row ->
                options.missing() != Missing.DROP_ROWS
                    || gap(matrix, row) < 0 && targets.stream().noneMatch(t -> isMissing(t, row)))
        .toArray();
  }

  private static boolean isMissing(Target target, int row) {
    return Float.isNaN(target.values()[row]);
  }

  /**
   * Refuses gaps in rows that come later, which cannot be dropped.
   *
   * @throws DataException if there is one, and the training data were not filled in
   */
  public static void checkLater(Source source, Matrix matrix, Missing missing) {
    if (missing == Missing.REFUSE || missing == Missing.DROP_ROWS) {
      IntStream.range(0, source.table().rowCount()).forEach(row -> check(source, matrix, row));
    }
  }

  private static void check(Source source, Matrix matrix, int row) {
    int gap = gap(matrix, row);
    if (gap >= 0) {
      throw missing(source, row, matrix.columns().get(gap).name());
    }
  }

  /** The first column without a value, or -1. */
  private static int gap(Matrix matrix, int row) {
    return IntStream.range(0, matrix.columns().size())
        .filter(c -> Float.isNaN(matrix.at(row, c)))
        .findFirst()
        .orElse(-1);
  }

  private static DataException missing(Source source, int row, String column) {
    return new DataException(
        "a value",
        "a missing value",
        source.places().cell(row, column),
        "say what becomes of missing values: dropRowsWithMissing(), fillMissing() or"
            + " fillAndMarkMissing(); or ignore(\""
            + column
            + "\")");
  }
}
