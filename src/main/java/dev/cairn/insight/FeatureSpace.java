package dev.cairn.insight;

import dev.cairn.data.Examples;
import dev.cairn.graph.Batch;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.task.Classification;
import dev.cairn.train.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.correlation.Covariance;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What the head reads, in two dimensions: the features of each example, projected on the two
 * directions in which they differ most (principal component analysis). Classes that a line can part
 * are easy for the head.
 *
 * @param layer the node whose values these are
 * @param shares of the variance that the two directions have, 0 to 1
 * @param table a row an example: {@code example}, {@code first}, {@code second}, and its {@code
 *     class}, empty where it is not known
 */
public record FeatureSpace(String layer, List<Double> shares, Table table) {
  private static final String WHERE = "FeatureSpace.of";
  private static final int BATCH = 64;
  private static final int LEAST = 3;

  /** Copies list and table. */
  public FeatureSpace {
    shares = List.copyOf(shares);
    table = table.copy();
  }

  /**
   * The features of examples before the head's dense layer.
   *
   * @throws InsightException if there are less than three examples, or two features
   */
  public static FeatureSpace of(Model model, Examples examples) {
    EmptyVariableException.check("a model", model, WHERE);
    EmptyVariableException.check("examples", examples, WHERE);
    String layer = model.graph().node(model.graph().output()).inputs().get(0);
    int width = model.graph().node(layer).shape().elements();
    if (examples.size() < LEAST || width < 2) {
      throw new InsightException(
          "three examples and two features or more",
          "%d examples, %d features".formatted(examples.size(), width),
          WHERE,
          "give more examples, or a wider last stage");
    }
    return projected(layer, features(model, examples, layer), examples, model);
  }

  private static double[][] features(Model model, Examples examples, String layer) {
    return model.inspect(
        session -> {
          double[][] rows = new double[examples.size()][];
          for (int from = 0; from < rows.length; from += BATCH) {
            Batch batch = Gaze.filled(examples, from, Math.min(BATCH, rows.length - from));
            float[] values = Gaze.of(session.forward(batch, List.of(layer)), layer);
            int width = values.length / batch.size();
            for (int i = 0; i < batch.size(); i++) {
              rows[from + i] = new double[width];
              for (int k = 0; k < width; k++) {
                rows[from + i][k] = values[i * width + k];
              }
            }
          }
          return rows;
        });
  }

  private static FeatureSpace projected(
      String layer, double[][] features, Examples examples, Model model) {
    EigenDecomposition parts =
        new EigenDecomposition(new Covariance(features).getCovarianceMatrix());
    double all = 0;
    for (double variance : parts.getRealEigenvalues()) {
      all += Math.max(0, variance);
    }
    List<Double> shares = new ArrayList<>();
    Table table =
        Table.create("features of " + layer, IntColumn.indexColumn("example", features.length, 0));
    for (int axis = 0; axis < 2; axis++) {
      shares.add(all == 0 ? 0 : Math.max(0, parts.getRealEigenvalue(axis)) / all);
      String name = axis == 0 ? "first" : "second";
      table.addColumns(DoubleColumn.create(name, onto(features, parts.getEigenvector(axis))));
    }
    return new FeatureSpace(layer, shares, table.addColumns(classes(examples, model)));
  }

  /** Of a direction and its opposite, the one whose largest part is above 0. */
  private static double[] onto(double[][] features, RealVector direction) {
    double largest = Math.max(direction.getMaxValue(), -direction.getMinValue());
    double sign = direction.getMaxValue() == largest ? 1 : -1;
    double[] places = new double[features.length];
    double mean = 0;
    for (int i = 0; i < places.length; i++) {
      for (int k = 0; k < features[i].length; k++) {
        places[i] += sign * features[i][k] * direction.getEntry(k);
      }
      mean += places[i] / places.length;
    }
    for (int i = 0; i < places.length; i++) {
      places[i] -= mean;
    }
    return places;
  }

  private static StringColumn classes(Examples examples, Model model) {
    StringColumn names = StringColumn.create("class");
    for (int i = 0; i < examples.size(); i++) {
      OptionalInt label = examples.label(i);
      boolean known = label.isPresent() && model.task() instanceof Classification;
      names.append(known ? ((Classification) model.task()).labels().name(label.getAsInt()) : "");
    }
    return names;
  }

  /** One sentence for people. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d examples as the head sees them (%s): two directions with %.0f %% and %.0f %% of the"
            + " variance",
        table.rowCount(),
        layer,
        100 * shares.get(0),
        100 * shares.get(1));
  }
}
