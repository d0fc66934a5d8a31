package dev.cairn.task;

import dev.cairn.data.Examples;
import dev.cairn.data.Scaling;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Numbers for each example, trained with the mean squared error of standardised targets and judged
 * in the targets' own units: mean absolute error (MAE) and coefficient of determination (R²).
 *
 * @param scaling how targets were standardised for training
 */
public record Regression(Scaling scaling) implements Task {
  private static final String R2 = "R²";
  private static final String MAE = "MAE";

  @Override
  public List<String> metrics() {
    return List.of(R2, MAE);
  }

  @Override
  public Comparator<Scores> better() {
    return Comparator.comparingDouble(Scores::loss).reversed();
  }

  @Override
  public Scorer scorer() {
    return new ErrorScorer(scaling);
  }

  @Override
  public Predictions predictions(Examples examples, float[] outputs) {
    int width = scaling.channels();
    FloatBuffer input = FloatBuffer.allocate(examples.input().elements());
    FloatBuffer target = FloatBuffer.allocate(width);
    Table table = Table.create("predictions", IntColumn.indexColumn("example", examples.size(), 0));
    for (int k = 0; k < width; k++) {
      String behind = width == 1 ? "" : " " + (k + 1);
      DoubleColumn actual = DoubleColumn.create("actual" + behind);
      DoubleColumn predicted = DoubleColumn.create("predicted" + behind);
      for (int i = 0; i < examples.size(); i++) {
        examples.write(i, input.clear(), target.clear());
        actual.append(scaling.decode(k, target.get(k)));
        predicted.append(scaling.decode(k, outputs[i * width + k]));
      }
      if (examples.size() > 0 && actual.countMissing() == examples.size()) {
        table.addColumns(predicted);
        continue;
      }
      DoubleColumn error = predicted.subtract(actual).setName("error" + behind);
      table.addColumns(actual, predicted, error);
    }
    return new Predictions(table, examples);
  }

  @Override
  public Report report(Predictions predictions) {
    return TargetReport.of(predictions);
  }

  private static final class ErrorScorer implements Scorer {
    private final Scaling scaling;
    private final int width;
    private final double[] sum;
    private final double[] squares;
    private final double[] squaredErrors;
    private double absolute;
    private double loss;
    private long count;

    ErrorScorer(Scaling scaling) {
      this.scaling = scaling;
      this.width = scaling.channels();
      this.sum = new double[width];
      this.squares = new double[width];
      this.squaredErrors = new double[width];
    }

    @Override
    public void add(int size, float[] outputs, FloatBuffer targets) {
      for (int i = 0; i < size * width; i++) {
        int k = i % width;
        double error = outputs[i] - targets.get(i);
        sum[k] += targets.get(i);
        squares[k] += (double) targets.get(i) * targets.get(i);
        squaredErrors[k] += error * error;
        loss += error * error;
        absolute += Math.abs(scaling.decode(k, outputs[i]) - scaling.decode(k, targets.get(i)));
      }
      count += size;
    }

    @Override
    public Scores scores() {
      if (count == 0) {
        throw TaskException.nothingScored();
      }
      double r2 = 0;
      for (int k = 0; k < width; k++) {
        double variation = squares[k] - sum[k] * sum[k] / count;
        r2 += (1 - squaredErrors[k] / variation) / width;
      }
      double mae = absolute / (count * width);
      Map<String, Double> metrics = new LinkedHashMap<>();
      metrics.put(R2, r2);
      metrics.put(MAE, mae);
      return new Scores(
          loss / (count * width),
          metrics,
          String.format(Locale.ROOT, "R² %.4f, MAE %.4f (%d rows)", r2, mae, count));
    }
  }
}
