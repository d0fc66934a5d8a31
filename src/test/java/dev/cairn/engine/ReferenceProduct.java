package dev.cairn.engine;

import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;

/** Factors and summands: of a node, learned, or drawn. */
final class ReferenceProduct {
  private final ReferencePass pass;
  private final Node node;
  private final double[] x;
  private final int channels;
  private final int positions;

  ReferenceProduct(ReferencePass pass, Node node) {
    this.pass = pass;
    this.node = node;
    x = pass.value(node.inputs().get(0));
    channels = node.shape().channels();
    positions = node.shape().elements() / channels;
  }

  private double[] dy() {
    return pass.gradient(node.name());
  }

  private double[] dx() {
    return pass.gradient(node.inputs().get(0));
  }

  /** Which factor belongs to a number: its own, or that of its example's channel. */
  private int factor(int i) {
    return pass.value(node.inputs().get(1)).length == x.length ? i : i / positions;
  }

  double[] multiply() {
    double[] factors = pass.value(node.inputs().get(1));
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * factors[factor(i)];
    }
    return y;
  }

  void multiplyBack() {
    double[] factors = pass.value(node.inputs().get(1));
    double[] dFactors = pass.gradient(node.inputs().get(1));
    for (int i = 0; i < x.length; i++) {
      dx()[i] += dy()[i] * factors[factor(i)];
      dFactors[factor(i)] += dy()[i] * x[i];
    }
  }

  private int channel(int i, boolean perChannel) {
    return perChannel ? i / positions % channels : 0;
  }

  double[] scale(Op.Scale op) {
    double[] scale = pass.weight(node.name() + ".scale");
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * scale[channel(i, op.perChannel())];
    }
    return y;
  }

  void scaleBack(Op.Scale op) {
    double[] scale = pass.weight(node.name() + ".scale");
    double[] dScale = pass.gradient(node.name() + ".scale");
    for (int i = 0; i < x.length; i++) {
      int c = channel(i, op.perChannel());
      dx()[i] += dy()[i] * scale[c];
      dScale[c] += dy()[i] * x[i];
    }
  }

  double[] shift(Op.Shift op) {
    double[] shift = pass.weight(node.name() + ".shift");
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] + shift[channel(i, op.perChannel())];
    }
    return y;
  }

  void shiftBack(Op.Shift op) {
    double[] dShift = pass.gradient(node.name() + ".shift");
    for (int i = 0; i < x.length; i++) {
      dx()[i] += dy()[i];
      dShift[channel(i, op.perChannel())] += dy()[i];
    }
  }

  double[] dropout(Op.Dropout op) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * kept(op, i);
    }
    return y;
  }

  void dropoutBack(Op.Dropout op) {
    for (int i = 0; i < x.length; i++) {
      dx()[i] += dy()[i] * kept(op, i);
    }
  }

  private double kept(Op.Dropout op, int i) {
    if (!pass.isTraining()) {
      return 1;
    }
    CounterRandom random = CounterRandom.of(pass.seed(), node.name() + ".drop" + pass.step());
    int unit =
        switch (op.unit()) {
          case ELEMENT -> i;
          case CHANNEL -> i / positions;
          case EXAMPLE -> i / positions / channels;
        };
    return random.uniform(unit) < op.rate() ? 0 : 1 / (1 - op.rate());
  }
}
