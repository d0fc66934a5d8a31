package dev.cairn.engine;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;

/** A recurrent layer: one example, one direction, one position after the other. */
final class ReferenceRecurrent {
  private final ReferencePass pass;
  private final Node node;
  private final Op.Recurrent op;
  private final ReferenceCell cell;
  private final int channels;
  private final int length;
  private final int rows;

  ReferenceRecurrent(ReferencePass pass, Node node, Op.Recurrent op) {
    this.pass = pass;
    this.node = node;
    this.op = op;
    this.cell = ReferenceCell.of(op);
    this.channels = pass.shape(node.inputs().get(0)).channels();
    this.length = node.shape().size(1);
    this.rows = op.cell().gates() * op.units();
  }

  /** The value of the node. */
  double[] forward() {
    double[] y = new double[pass.size() * node.shape().elements()];
    each((example, direction) -> new Way(example, direction).forward(y));
    return y;
  }

  /** Adds to the gradients of the input and the parameters. */
  void backward() {
    each((example, direction) -> new Way(example, direction).backward());
  }

  private interface Action {
    void of(int example, int direction);
  }

  private void each(Action action) {
    for (int example = 0; example < pass.size(); example++) {
      for (int direction = 0; direction < op.direction().count(); direction++) {
        action.of(example, direction);
      }
    }
  }

  private double[] weight(String suffix) {
    return pass.weight(node.name() + "." + suffix);
  }

  private double[] gradient(String suffix) {
    return pass.gradient(node.name() + "." + suffix);
  }

  /** One example in one direction; a step is counted in the order of reading. */
  private final class Way {
    private final int example;
    private final int direction;
    private final boolean fromEnd;
    private final double[][] fromInput = new double[length][];
    private final double[][] fromState = new double[length][];
    private final double[][] states = new double[length + 1][];

    Way(int example, int direction) {
      this.example = example;
      this.direction = direction;
      this.fromEnd = op.direction() == Op.Direction.BACKWARD || direction == 1;
      states[0] = new double[cell.numbers() * op.units()];
      double[] x = pass.value(node.inputs().get(0));
      for (int step = 0; step < length; step++) {
        fromInput[step] = biases("bias");
        fromState[step] = biases(op.cell() == Op.Cell.GRU ? "recurrentBias" : "");
        for (int row = 0; row < rows; row++) {
          for (int c = 0; c < channels; c++) {
            fromInput[step][row] += weight("weight")[ofWeight(row, c)] * x[ofInput(c, step)];
          }
          for (int u = 0; u < op.units(); u++) {
            fromState[step][row] += weight("recurrent")[ofRecurrent(row, u)] * states[step][u];
          }
        }
        states[step + 1] = cell.step(fromInput[step], fromState[step], states[step]);
      }
    }

    private double[] biases(String suffix) {
      double[] own = new double[rows];
      if (!suffix.isEmpty()) {
        System.arraycopy(weight(suffix), direction * rows, own, 0, rows);
      }
      return own;
    }

    private int position(int step) {
      return fromEnd ? length - 1 - step : step;
    }

    private int ofInput(int channel, int step) {
      return (example * channels + channel) * length + position(step);
    }

    private int ofOutput(int unit, int step) {
      int channel = direction * op.units() + unit;
      return (example * node.shape().channels() + channel) * length + position(step);
    }

    private int ofWeight(int row, int channel) {
      return (direction * rows + row) * channels + channel;
    }

    private int ofRecurrent(int row, int unit) {
      return (direction * rows + row) * op.units() + unit;
    }

    void forward(double[] y) {
      for (int step = 0; step < length; step++) {
        for (int u = 0; u < op.units(); u++) {
          y[ofOutput(u, step)] = states[step + 1][u];
        }
      }
    }

    void backward() {
      double[] d = new double[cell.numbers() * op.units()];
      for (int step = length - 1; step >= 0; step--) {
        for (int u = 0; u < op.units(); u++) {
          d[u] += pass.gradient(node.name())[ofOutput(u, step)];
        }
        ReferenceCell.Gradients back = cell.back(fromInput[step], fromState[step], states[step], d);
        throughWeights(step, back.fromInput());
        d = back.state();
        throughRecurrent(step, back.fromState(), d);
      }
    }

    private void throughWeights(int step, double[] sums) {
      double[] x = pass.value(node.inputs().get(0));
      double[] dx = pass.gradient(node.inputs().get(0));
      for (int row = 0; row < rows; row++) {
        gradient("bias")[direction * rows + row] += sums[row];
        for (int c = 0; c < channels; c++) {
          gradient("weight")[ofWeight(row, c)] += sums[row] * x[ofInput(c, step)];
          dx[ofInput(c, step)] += sums[row] * weight("weight")[ofWeight(row, c)];
        }
      }
    }

    private void throughRecurrent(int step, double[] sums, double[] before) {
      for (int row = 0; row < rows; row++) {
        if (op.cell() == Op.Cell.GRU) {
          gradient("recurrentBias")[direction * rows + row] += sums[row];
        }
        for (int u = 0; u < op.units(); u++) {
          gradient("recurrent")[ofRecurrent(row, u)] += sums[row] * states[step][u];
          before[u] += sums[row] * weight("recurrent")[ofRecurrent(row, u)];
        }
      }
    }
  }
}
