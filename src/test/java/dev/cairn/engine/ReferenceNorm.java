package dev.cairn.engine;

import dev.cairn.graph.Node;
import dev.cairn.graph.Shape;
import java.util.function.IntUnaryOperator;

/**
 * A norm that looks at each example by itself: numbers of the same set have one mean and one
 * variance.
 */
final class ReferenceNorm {
  private final ReferencePass pass;
  private final Node node;
  private final double epsilon;
  private final IntUnaryOperator set;
  private final double[] x;
  private final int channels;
  private final int positions;
  private final double[] count;
  private final double[] mean;
  private final double[] variance;

  private ReferenceNorm(
      ReferencePass pass, Node node, double epsilon, int sets, IntUnaryOperator set) {
    this.pass = pass;
    this.node = node;
    this.epsilon = epsilon;
    this.set = set;
    x = pass.value(node.inputs().get(0));
    channels = node.shape().channels();
    positions = node.shape().elements() / channels;
    count = new double[sets];
    mean = new double[sets];
    variance = new double[sets];
    for (int i = 0; i < x.length; i++) {
      count[set.applyAsInt(i)]++;
    }
    for (int i = 0; i < x.length; i++) {
      mean[set.applyAsInt(i)] += x[i] / count[set.applyAsInt(i)];
    }
    for (int i = 0; i < x.length; i++) {
      double difference = x[i] - mean[set.applyAsInt(i)];
      variance[set.applyAsInt(i)] += difference * difference / count[set.applyAsInt(i)];
    }
  }

  /** Each group of channels of each example. */
  static ReferenceNorm group(ReferencePass pass, Node node, int groups, double epsilon) {
    int perGroup = node.shape().elements() / groups;
    return new ReferenceNorm(pass, node, epsilon, pass.size() * groups, i -> i / perGroup);
  }

  /** Each position of each example. */
  static ReferenceNorm layer(ReferencePass pass, Node node, double epsilon) {
    Shape shape = node.shape();
    int positions = shape.elements() / shape.channels();
    return new ReferenceNorm(
        pass,
        node,
        epsilon,
        pass.size() * positions,
        i -> i / shape.elements() * positions + i % positions);
  }

  private int channel(int i) {
    return i / positions % channels;
  }

  private double deviation(int i) {
    return Math.sqrt(variance[set.applyAsInt(i)] + epsilon);
  }

  private double normal(int i) {
    return (x[i] - mean[set.applyAsInt(i)]) / deviation(i);
  }

  double[] forward() {
    double[] scale = pass.weight(node.name() + ".scale");
    double[] shift = pass.weight(node.name() + ".shift");
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = scale[channel(i)] * normal(i) + shift[channel(i)];
    }
    return y;
  }

  void backward() {
    double[] scale = pass.weight(node.name() + ".scale");
    double[] dy = pass.gradient(node.name());
    double[] dx = pass.gradient(node.inputs().get(0));
    double[] sum = new double[count.length];
    double[] product = new double[count.length];
    for (int i = 0; i < dy.length; i++) {
      pass.gradient(node.name() + ".scale")[channel(i)] += dy[i] * normal(i);
      pass.gradient(node.name() + ".shift")[channel(i)] += dy[i];
      sum[set.applyAsInt(i)] += scale[channel(i)] * dy[i];
      product[set.applyAsInt(i)] += scale[channel(i)] * dy[i] * normal(i);
    }
    for (int i = 0; i < dy.length; i++) {
      int s = set.applyAsInt(i);
      double centred = sum[s] / count[s] + normal(i) * product[s] / count[s];
      dx[i] += (scale[channel(i)] * dy[i] - centred) / deviation(i);
    }
  }
}
