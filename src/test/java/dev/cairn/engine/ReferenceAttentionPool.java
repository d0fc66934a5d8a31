package dev.cairn.engine;

import dev.cairn.graph.Node;

/** Attention pooling, written down as in Yang et al. 2016. */
final class ReferenceAttentionPool {
  private final ReferencePass pass;
  private final Node node;
  private final int channels;
  private final int length;
  private final double[] values;
  private final double[] keys;
  private final double[] query;

  ReferenceAttentionPool(ReferencePass pass, Node node) {
    this.pass = pass;
    this.node = node;
    channels = node.shape().channels();
    length = pass.shape(node.inputs().get(0)).size(1);
    values = pass.value(node.inputs().get(0));
    keys = pass.value(node.inputs().get(1));
    query = pass.weight(node.name() + ".query");
  }

  private int at(int example, int channel, int position) {
    return (example * channels + channel) * length + position;
  }

  private double[] weights(int example) {
    double[] weights = new double[length];
    double sum = 0;
    for (int p = 0; p < length; p++) {
      double score = 0;
      for (int c = 0; c < channels; c++) {
        score += query[c] * keys[at(example, c, p)];
      }
      weights[p] = Math.exp(score);
      sum += weights[p];
    }
    for (int p = 0; p < length; p++) {
      weights[p] /= sum;
    }
    return weights;
  }

  double[] forward() {
    double[] y = new double[pass.size() * channels];
    for (int n = 0; n < pass.size(); n++) {
      double[] weights = weights(n);
      for (int c = 0; c < channels; c++) {
        for (int p = 0; p < length; p++) {
          y[n * channels + c] += weights[p] * values[at(n, c, p)];
        }
      }
    }
    return y;
  }

  void backward() {
    double[] dy = pass.gradient(node.name());
    double[] ofValues = pass.gradient(node.inputs().get(0));
    double[] ofKeys = pass.gradient(node.inputs().get(1));
    double[] ofQuery = pass.gradient(node.name() + ".query");
    for (int n = 0; n < pass.size(); n++) {
      double[] weights = weights(n);
      double[] ofWeights = new double[length];
      for (int p = 0; p < length; p++) {
        for (int c = 0; c < channels; c++) {
          ofWeights[p] += dy[n * channels + c] * values[at(n, c, p)];
          ofValues[at(n, c, p)] += dy[n * channels + c] * weights[p];
        }
      }
      for (int p = 0; p < length; p++) {
        for (int q = 0; q < length; q++) {
          double ofScore = weights[q] * ((p == q ? 1 : 0) - weights[p]) * ofWeights[q];
          for (int c = 0; c < channels; c++) {
            ofQuery[c] += ofScore * keys[at(n, c, p)];
            ofKeys[at(n, c, p)] += ofScore * query[c];
          }
        }
      }
    }
  }
}
