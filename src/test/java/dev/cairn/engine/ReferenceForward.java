package dev.cairn.engine;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.Arrays;

/** The value of one node from the values of its inputs. */
final class ReferenceForward implements Op.Visitor<double[]> {
  private final ReferencePass pass;
  private final Node node;

  ReferenceForward(ReferencePass pass, Node node) {
    this.pass = pass;
    this.node = node;
  }

  private double[] x() {
    return pass.value(node.inputs().get(0));
  }

  private Shape shape() {
    return pass.shape(node.inputs().get(0));
  }

  private double[] weight(String suffix) {
    return pass.weight(node.name() + "." + suffix);
  }

  private double[] zeros() {
    return new double[pass.size() * node.shape().elements()];
  }

  @Override
  public double[] input(Op.Input op) {
    return pass.inputs();
  }

  @Override
  public double[] convolution(Op.Convolution op) {
    double[] x = x();
    double[] w = weight("weight");
    double[] y = zeros();
    int channels = shape().channels();
    int seen = channels / op.groups();
    int taps = op.window().taps();
    ReferenceWindows windows = new ReferenceWindows(shape(), node.shape(), op.window());
    for (int n = 0; n < pass.size(); n++) {
      for (int f = 0; f < op.filters(); f++) {
        int first = f / (op.filters() / op.groups()) * seen;
        int out = (n * op.filters() + f) * windows.outPlane();
        Arrays.fill(y, out, out + windows.outPlane(), op.bias() ? weight("bias")[f] : 0);
        for (int c = 0; c < seen; c++) {
          int in = (n * channels + first + c) * windows.inPlane();
          int filter = (f * seen + c) * taps;
          windows.each((from, to, tap) -> y[out + to] += w[filter + tap] * x[in + from]);
        }
      }
    }
    return y;
  }

  @Override
  public double[] dense(Op.Dense op) {
    double[] x = x();
    double[] w = weight("weight");
    double[] y = zeros();
    int inputs = shape().elements();
    for (int n = 0; n < pass.size(); n++) {
      for (int u = 0; u < op.units(); u++) {
        double sum = op.bias() ? weight("bias")[u] : 0;
        for (int i = 0; i < inputs; i++) {
          sum += w[u * inputs + i] * x[n * inputs + i];
        }
        y[n * op.units() + u] = sum;
      }
    }
    return y;
  }

  @Override
  public double[] batchNorm(Op.BatchNorm op) {
    double[] x = x();
    double[] y = zeros();
    int channels = shape().channels();
    int positions = shape().elements() / channels;
    double[] mean = pass.isTraining() ? new double[channels] : weight("mean");
    double[] variance = pass.isTraining() ? new double[channels] : weight("variance");
    if (pass.isTraining()) {
      double share = 1.0 / (pass.size() * positions);
      for (int i = 0; i < x.length; i++) {
        mean[i / positions % channels] += share * x[i];
      }
      for (int i = 0; i < x.length; i++) {
        double difference = x[i] - mean[i / positions % channels];
        variance[i / positions % channels] += share * difference * difference;
      }
    }
    for (int i = 0; i < x.length; i++) {
      int c = i / positions % channels;
      double normal = (x[i] - mean[c]) / Math.sqrt(variance[c] + op.epsilon());
      y[i] = weight("scale")[c] * normal + weight("shift")[c];
    }
    pass.rememberStatistic(node.name() + ".mean", mean);
    pass.rememberStatistic(node.name() + ".variance", variance);
    return y;
  }

  @Override
  public double[] relu(Op.Relu op) {
    return Arrays.stream(x()).map(v -> Math.max(0, v)).toArray();
  }

  @Override
  public double[] add(Op.Add op) {
    double[] y = x().clone();
    double[] other = pass.value(node.inputs().get(1));
    for (int i = 0; i < y.length; i++) {
      y[i] += other[i];
    }
    return y;
  }

  @Override
  public double[] pool(Op.Pool op) {
    double[] x = x();
    double[] y = zeros();
    ReferenceWindows windows = new ReferenceWindows(shape(), node.shape(), op.window());
    int[] counts = windows.counts();
    boolean max = op.pooling() == Op.Pooling.MAX;
    if (max) {
      Arrays.fill(y, Double.NEGATIVE_INFINITY);
    }
    for (int plane = 0; plane < pass.size() * shape().channels(); plane++) {
      int in = plane * windows.inPlane();
      int out = plane * windows.outPlane();
      windows.each(
          (from, to, tap) ->
              y[out + to] =
                  max
                      ? Math.max(y[out + to], x[in + from])
                      : y[out + to] + x[in + from] / counts[to]);
    }
    return y;
  }

  @Override
  public double[] globalPool(Op.GlobalPool op) {
    double[] x = x();
    double[] y = zeros();
    int positions = x.length / y.length;
    boolean max = op.pooling() == Op.Pooling.MAX;
    if (max) {
      Arrays.fill(y, Double.NEGATIVE_INFINITY);
    }
    for (int i = 0; i < x.length; i++) {
      int to = i / positions;
      y[to] = max ? Math.max(y[to], x[i]) : y[to] + x[i] / positions;
    }
    return y;
  }

  @Override
  public double[] flatten(Op.Flatten op) {
    return x().clone();
  }

  @Override
  public double[] subsample(Op.Subsample op) {
    double[] x = x();
    double[] y = zeros();
    ReferenceWindows windows = ReferenceWindows.of(shape(), node.shape(), op);
    for (int plane = 0; plane < pass.size() * shape().channels(); plane++) {
      int in = plane * windows.inPlane();
      int out = plane * windows.outPlane();
      windows.each((from, to, tap) -> y[out + to] = x[in + from]);
    }
    return y;
  }

  @Override
  public double[] padChannels(Op.PadChannels op) {
    double[] x = x();
    double[] y = zeros();
    int channels = shape().channels();
    int positions = shape().elements() / channels;
    for (int i = 0; i < x.length; i++) {
      int n = i / positions / channels;
      y[i + (n * (op.before() + op.after()) + op.before()) * positions] = x[i];
    }
    return y;
  }

  @Override
  public double[] groupNorm(Op.GroupNorm op) {
    return ReferenceNorm.group(pass, node, op.groups(), op.epsilon()).forward();
  }

  @Override
  public double[] layerNorm(Op.LayerNorm op) {
    return ReferenceNorm.layer(pass, node, op.epsilon()).forward();
  }

  @Override
  public double[] activation(Op.Activation op) {
    return Arrays.stream(x()).map(v -> ReferenceActivation.value(op, v)).toArray();
  }

  @Override
  public double[] multiply(Op.Multiply op) {
    return new ReferenceProduct(pass, node).multiply();
  }

  @Override
  public double[] scale(Op.Scale op) {
    return new ReferenceProduct(pass, node).scale(op);
  }

  @Override
  public double[] shift(Op.Shift op) {
    return new ReferenceProduct(pass, node).shift(op);
  }

  @Override
  public double[] dropout(Op.Dropout op) {
    return new ReferenceProduct(pass, node).dropout(op);
  }

  @Override
  public double[] concatenate(Op.Concatenate op) {
    return new ReferenceMove(pass, node).concatenate();
  }

  @Override
  public double[] kMaxPool(Op.KMaxPool op) {
    return new ReferenceMove(pass, node).kMax(op);
  }

  @Override
  public double[] lastPosition(Op.LastPosition op) {
    return new ReferenceMove(pass, node).last();
  }

  @Override
  public double[] attentionPool(Op.AttentionPool op) {
    return new ReferenceAttentionPool(pass, node).forward();
  }

  @Override
  public double[] embedding(Op.Embedding op) {
    return new ReferenceMove(pass, node).embed(op);
  }

  @Override
  public double[] recurrent(Op.Recurrent op) {
    return new ReferenceRecurrent(pass, node, op).forward();
  }

  @Override
  public double[] attention(Op.Attention op) {
    return new ReferenceAttention(pass, node, op).forward();
  }

  @Override
  public double[] reshape(Op.Reshape op) {
    return x().clone();
  }
}
