package dev.cairn.engine;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;

/** Attention: one example, one head, one query after the other. */
final class ReferenceAttention {
  private final ReferencePass pass;
  private final Node node;
  private final Op.Attention op;
  private final int width;
  private final int perHead;
  private final int length;

  ReferenceAttention(ReferencePass pass, Node node, Op.Attention op) {
    this.pass = pass;
    this.node = node;
    this.op = op;
    this.width = node.shape().channels();
    this.perHead = width / op.heads();
    this.length = node.shape().size(1);
  }

  private interface Action {
    void of(int example, int head, int query, double[] share);
  }

  private void each(Action action) {
    for (int example = 0; example < pass.size(); example++) {
      for (int head = 0; head < op.heads(); head++) {
        for (int query = 0; query < length; query++) {
          action.of(example, head, query, shares(example, head, query));
        }
      }
    }
  }

  private double[] x() {
    return pass.value(node.inputs().get(0));
  }

  /** Number {@code i} of a head's query (0), key (1) or value (2) at a position. */
  private int at(int example, int part, int head, int position, int i) {
    return ((example * 3 + part) * width + head * perHead + i) * length + position;
  }

  private int ofOutput(int example, int head, int position, int i) {
    return (example * width + head * perHead + i) * length + position;
  }

  /** What share of each position's value the query takes. */
  private double[] shares(int example, int head, int query) {
    double[] share = new double[length];
    double sum = 0;
    for (int key = 0; key < (op.causal() ? query + 1 : length); key++) {
      double product = 0;
      for (int i = 0; i < perHead; i++) {
        product += x()[at(example, 0, head, query, i)] * x()[at(example, 1, head, key, i)];
      }
      share[key] = Math.exp(product / Math.sqrt(perHead));
      sum += share[key];
    }
    for (int key = 0; key < length; key++) {
      share[key] /= sum;
    }
    return share;
  }

  /** The value of the node. */
  double[] forward() {
    double[] y = new double[pass.size() * node.shape().elements()];
    each(
        (example, head, query, share) -> {
          for (int key = 0; key < length; key++) {
            for (int i = 0; i < perHead; i++) {
              y[ofOutput(example, head, query, i)] +=
                  share[key] * x()[at(example, 2, head, key, i)];
            }
          }
        });
    return y;
  }

  /** Adds to the gradient of the input. */
  void backward() {
    each(this::backward);
  }

  private void backward(int example, int head, int query, double[] share) {
    double[] dx = pass.gradient(node.inputs().get(0));
    double[] dy = pass.gradient(node.name());
    double[] ofShare = new double[length];
    double mean = 0;
    for (int key = 0; key < length; key++) {
      for (int i = 0; i < perHead; i++) {
        double d = dy[ofOutput(example, head, query, i)];
        ofShare[key] += d * x()[at(example, 2, head, key, i)];
        dx[at(example, 2, head, key, i)] += d * share[key];
      }
      mean += share[key] * ofShare[key];
    }
    for (int key = 0; key < length; key++) {
      double ofProduct = share[key] * (ofShare[key] - mean) / Math.sqrt(perHead);
      for (int i = 0; i < perHead; i++) {
        int q = at(example, 0, head, query, i);
        int k = at(example, 1, head, key, i);
        dx[q] += ofProduct * x()[k];
        dx[k] += ofProduct * x()[q];
      }
    }
  }
}
