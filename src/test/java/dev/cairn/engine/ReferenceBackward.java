package dev.cairn.engine;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Adds what one node passes back to the gradients of its inputs and its parameters. */
final class ReferenceBackward implements Op.Visitor<double[]> {
  private final ReferencePass pass;
  private final Node node;

  ReferenceBackward(ReferencePass pass, Node node) {
    this.pass = pass;
    this.node = node;
  }

  private double[] x() {
    return pass.value(node.inputs().get(0));
  }

  private double[] dx() {
    return pass.gradient(node.inputs().get(0));
  }

  private double[] dy() {
    return pass.gradient(node.name());
  }

  private Shape shape() {
    return pass.shape(node.inputs().get(0));
  }

  private String parameter(String suffix) {
    return node.name() + "." + suffix;
  }

  @Override
  public double[] input(Op.Input op) {
    return dy();
  }

  @Override
  public double[] convolution(Op.Convolution op) {
    double[] x = x();
    double[] dx = dx();
    double[] dy = dy();
    double[] w = pass.weight(parameter("weight"));
    double[] dw = pass.gradient(parameter("weight"));
    int channels = shape().channels();
    int seen = channels / op.groups();
    int taps = op.window().taps();
    ReferenceWindows windows = new ReferenceWindows(shape(), node.shape(), op.window());
    for (int n = 0; n < pass.size(); n++) {
      for (int f = 0; f < op.filters(); f++) {
        int first = f / (op.filters() / op.groups()) * seen;
        int out = (n * op.filters() + f) * windows.outPlane();
        if (op.bias()) {
          pass.gradient(parameter("bias"))[f] +=
              Arrays.stream(dy, out, out + windows.outPlane()).sum();
        }
        for (int c = 0; c < seen; c++) {
          int in = (n * channels + first + c) * windows.inPlane();
          int filter = (f * seen + c) * taps;
          windows.each(
              (from, to, tap) -> {
                dx[in + from] += w[filter + tap] * dy[out + to];
                dw[filter + tap] += x[in + from] * dy[out + to];
              });
        }
      }
    }
    return dx;
  }

  @Override
  public double[] dense(Op.Dense op) {
    double[] x = x();
    double[] dx = dx();
    double[] dy = dy();
    double[] w = pass.weight(parameter("weight"));
    double[] dw = pass.gradient(parameter("weight"));
    int inputs = shape().elements();
    for (int n = 0; n < pass.size(); n++) {
      for (int u = 0; u < op.units(); u++) {
        double d = dy[n * op.units() + u];
        if (op.bias()) {
          pass.gradient(parameter("bias"))[u] += d;
        }
        for (int i = 0; i < inputs; i++) {
          dx[n * inputs + i] += w[u * inputs + i] * d;
          dw[u * inputs + i] += x[n * inputs + i] * d;
        }
      }
    }
    return dx;
  }

  @Override
  public double[] batchNorm(Op.BatchNorm op) {
    double[] x = x();
    double[] dx = dx();
    double[] dy = dy();
    int channels = shape().channels();
    int positions = shape().elements() / channels;
    double[] mean = pass.statistic(parameter("mean"));
    double[] variance = pass.statistic(parameter("variance"));
    double[] scale = pass.weight(parameter("scale"));
    double[] dScale = pass.gradient(parameter("scale"));
    double[] dShift = pass.gradient(parameter("shift"));
    double[] normal = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = i / positions % channels;
      normal[i] = (x[i] - mean[c]) / Math.sqrt(variance[c] + op.epsilon());
      dScale[c] += dy[i] * normal[i];
      dShift[c] += dy[i];
    }
    double count = pass.size() * positions;
    for (int i = 0; i < x.length; i++) {
      int c = i / positions % channels;
      double centred = dy[i] - dShift[c] / count - normal[i] * dScale[c] / count;
      dx[i] += scale[c] / Math.sqrt(variance[c] + op.epsilon()) * centred;
    }
    return dx;
  }

  @Override
  public double[] relu(Op.Relu op) {
    double[] dx = dx();
    for (int i = 0; i < dx.length; i++) {
      dx[i] += x()[i] > 0 ? dy()[i] : 0;
    }
    return dx;
  }

  @Override
  public double[] add(Op.Add op) {
    for (String input : node.inputs()) {
      double[] dx = pass.gradient(input);
      for (int i = 0; i < dx.length; i++) {
        dx[i] += dy()[i];
      }
    }
    return dx();
  }

  @Override
  public double[] pool(Op.Pool op) {
    double[] x = x();
    double[] y = pass.value(node.name());
    double[] dx = dx();
    double[] dy = dy();
    ReferenceWindows windows = new ReferenceWindows(shape(), node.shape(), op.window());
    int[] counts = windows.counts();
    for (int plane = 0; plane < pass.size() * shape().channels(); plane++) {
      int in = plane * windows.inPlane();
      int out = plane * windows.outPlane();
      if (op.pooling() == Op.Pooling.AVERAGE) {
        windows.each((from, to, tap) -> dx[in + from] += dy[out + to] / counts[to]);
      } else {
        Map<Integer, Integer> winners = new HashMap<>();
        windows.each(
            (from, to, tap) -> {
              if (x[in + from] == y[out + to]) {
                winners.putIfAbsent(to, from);
              }
            });
        winners.forEach((to, from) -> dx[in + from] += dy[out + to]);
      }
    }
    return dx;
  }

  @Override
  public double[] globalPool(Op.GlobalPool op) {
    double[] dx = dx();
    double[] dy = dy();
    double[] y = pass.value(node.name());
    int positions = dx.length / dy.length;
    boolean[] given = new boolean[dy.length];
    for (int i = 0; i < dx.length; i++) {
      int to = i / positions;
      if (op.pooling() == Op.Pooling.AVERAGE) {
        dx[i] += dy[to] / positions;
      } else if (!given[to] && x()[i] == y[to]) {
        given[to] = true;
        dx[i] += dy[to];
      }
    }
    return dx;
  }

  @Override
  public double[] flatten(Op.Flatten op) {
    double[] dx = dx();
    for (int i = 0; i < dx.length; i++) {
      dx[i] += dy()[i];
    }
    return dx;
  }

  @Override
  public double[] subsample(Op.Subsample op) {
    double[] dx = dx();
    double[] dy = dy();
    ReferenceWindows windows = ReferenceWindows.of(shape(), node.shape(), op);
    for (int plane = 0; plane < pass.size() * shape().channels(); plane++) {
      int in = plane * windows.inPlane();
      int out = plane * windows.outPlane();
      windows.each((from, to, tap) -> dx[in + from] += dy[out + to]);
    }
    return dx;
  }

  @Override
  public double[] padChannels(Op.PadChannels op) {
    double[] dx = dx();
    double[] dy = dy();
    int channels = shape().channels();
    int positions = shape().elements() / channels;
    for (int i = 0; i < dx.length; i++) {
      int n = i / positions / channels;
      dx[i] += dy[i + (n * (op.before() + op.after()) + op.before()) * positions];
    }
    return dx;
  }

  @Override
  public double[] groupNorm(Op.GroupNorm op) {
    ReferenceNorm.group(pass, node, op.groups(), op.epsilon()).backward();
    return dx();
  }

  @Override
  public double[] layerNorm(Op.LayerNorm op) {
    ReferenceNorm.layer(pass, node, op.epsilon()).backward();
    return dx();
  }

  @Override
  public double[] activation(Op.Activation op) {
    double[] dx = dx();
    for (int i = 0; i < dx.length; i++) {
      dx[i] += ReferenceActivation.slope(op, x()[i]) * dy()[i];
    }
    return dx;
  }

  @Override
  public double[] multiply(Op.Multiply op) {
    new ReferenceProduct(pass, node).multiplyBack();
    return dx();
  }

  @Override
  public double[] scale(Op.Scale op) {
    new ReferenceProduct(pass, node).scaleBack(op);
    return dx();
  }

  @Override
  public double[] shift(Op.Shift op) {
    new ReferenceProduct(pass, node).shiftBack(op);
    return dx();
  }

  @Override
  public double[] dropout(Op.Dropout op) {
    new ReferenceProduct(pass, node).dropoutBack(op);
    return dx();
  }

  @Override
  public double[] concatenate(Op.Concatenate op) {
    new ReferenceMove(pass, node).concatenateBack();
    return dx();
  }

  @Override
  public double[] kMaxPool(Op.KMaxPool op) {
    new ReferenceMove(pass, node).kMaxBack(op);
    return dx();
  }

  @Override
  public double[] lastPosition(Op.LastPosition op) {
    new ReferenceMove(pass, node).lastBack();
    return dx();
  }

  @Override
  public double[] attentionPool(Op.AttentionPool op) {
    new ReferenceAttentionPool(pass, node).backward();
    return dx();
  }

  @Override
  public double[] embedding(Op.Embedding op) {
    new ReferenceMove(pass, node).embedBack(op);
    return dx();
  }

  @Override
  public double[] recurrent(Op.Recurrent op) {
    new ReferenceRecurrent(pass, node, op).backward();
    return dx();
  }

  @Override
  public double[] attention(Op.Attention op) {
    new ReferenceAttention(pass, node, op).backward();
    return dx();
  }

  @Override
  public double[] reshape(Op.Reshape op) {
    return flatten(new Op.Flatten());
  }
}
