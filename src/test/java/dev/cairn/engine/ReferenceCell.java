package dev.cairn.engine;

import dev.cairn.graph.Op;

/**
 * What one position does to the state of one example in one direction. {@code fromInput} and {@code
 * fromState} are the sums of all gates, biases included; {@code state} is h, and for an LSTM then
 * c.
 */
interface ReferenceCell {
  /** The next state. */
  double[] step(double[] fromInput, double[] fromState, double[] state);

  /**
   * Gradients of the sums and of the state before.
   *
   * @param d gradient of the state behind the step
   */
  Gradients back(double[] fromInput, double[] fromState, double[] state, double[] d);

  /** Of a step; {@code state} without what goes through {@code fromState}. */
  record Gradients(double[] fromInput, double[] fromState, double[] state) {}

  /** Numbers of a state for each unit. */
  int numbers();

  static ReferenceCell of(Op.Recurrent op) {
    return switch (op.cell()) {
      case LSTM -> new Lstm(op.units(), false);
      case HARD_LSTM -> new Lstm(op.units(), true);
      case GRU -> new Gru(op.units());
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Gates input, forget, cell, output; all but the third may be hard sigmoids. */
  record Lstm(int units, boolean hard) implements ReferenceCell {
    @Override
    public int numbers() {
      return 2;
    }

    @Override
    public double[] step(double[] fromInput, double[] fromState, double[] state) {
      double[] next = new double[2 * units];
      for (int u = 0; u < units; u++) {
        double[] gate = gates(fromInput, fromState, u);
        double c = gate[1] * state[units + u] + gate[0] * gate[2];
        next[u] = gate[3] * Math.tanh(c);
        next[units + u] = c;
      }
      return next;
    }

    private double[] gates(double[] fromInput, double[] fromState, int u) {
      double[] gate = new double[4];
      for (int g = 0; g < 4; g++) {
        double sum = fromInput[g * units + u] + fromState[g * units + u];
        gate[g] = g == 2 ? Math.tanh(sum) : hard ? hardSigmoid(sum) : sigmoid(sum);
      }
      return gate;
    }

    private static double hardSigmoid(double x) {
      return Math.min(1, Math.max(0, 0.2 * x + 0.5));
    }

    private double slope(double gate) {
      return hard ? (gate > 0 && gate < 1 ? 0.2 : 0) : gate * (1 - gate);
    }

    @Override
    public Gradients back(double[] fromInput, double[] fromState, double[] state, double[] d) {
      double[] sums = new double[4 * units];
      double[] before = new double[2 * units];
      for (int u = 0; u < units; u++) {
        double[] gate = gates(fromInput, fromState, u);
        double old = state[units + u];
        double tanh = Math.tanh(gate[1] * old + gate[0] * gate[2]);
        double c = d[units + u] + d[u] * gate[3] * (1 - tanh * tanh);
        sums[u] = c * gate[2] * slope(gate[0]);
        sums[units + u] = c * old * slope(gate[1]);
        sums[2 * units + u] = c * gate[0] * (1 - gate[2] * gate[2]);
        sums[3 * units + u] = d[u] * tanh * slope(gate[3]);
        before[units + u] = c * gate[1];
      }
      return new Gradients(sums, sums, before);
    }
  }

  /** Gates reset, update, new. */
  record Gru(int units) implements ReferenceCell {
    @Override
    public int numbers() {
      return 1;
    }

    @Override
    public double[] step(double[] fromInput, double[] fromState, double[] state) {
      double[] next = new double[units];
      for (int u = 0; u < units; u++) {
        double reset = sigmoid(fromInput[u] + fromState[u]);
        double update = sigmoid(fromInput[units + u] + fromState[units + u]);
        double fresh = Math.tanh(fromInput[2 * units + u] + reset * fromState[2 * units + u]);
        next[u] = (1 - update) * fresh + update * state[u];
      }
      return next;
    }

    @Override
    public Gradients back(double[] fromInput, double[] fromState, double[] state, double[] d) {
      double[] ofInput = new double[3 * units];
      double[] ofState = new double[3 * units];
      double[] before = new double[units];
      for (int u = 0; u < units; u++) {
        double reset = sigmoid(fromInput[u] + fromState[u]);
        double update = sigmoid(fromInput[units + u] + fromState[units + u]);
        double remembered = fromState[2 * units + u];
        double fresh = Math.tanh(fromInput[2 * units + u] + reset * remembered);
        double ofFresh = d[u] * (1 - update) * (1 - fresh * fresh);
        ofInput[u] = ofFresh * remembered * reset * (1 - reset);
        ofInput[units + u] = d[u] * (state[u] - fresh) * update * (1 - update);
        ofInput[2 * units + u] = ofFresh;
        ofState[u] = ofInput[u];
        ofState[units + u] = ofInput[units + u];
        ofState[2 * units + u] = ofFresh * reset;
        before[u] = d[u] * update;
      }
      return new Gradients(ofInput, ofState, before);
    }
  }
}
