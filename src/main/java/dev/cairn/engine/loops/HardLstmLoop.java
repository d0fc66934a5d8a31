package dev.cairn.engine.loops;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * An LSTM whose gates are hard sigmoids, which oneDNN lacks. All arrays have the channels of a
 * position side by side; what it keeps of each direction lies in the order of reading: four gates,
 * and the cell behind the step. Sums are added up in the order of the batch.
 */
public final class HardLstmLoop {
  private static final int GATES = 4;
  private static final float SLOPE = 0.2f;

  private final Team team;
  private final Sizes sizes;
  private final float[] weight;
  private final float[] recurrent;
  private final float[] bias;
  private final float[] slopes;

  /**
   * Sizes of the layer.
   *
   * @param directions 1 or 2
   * @param back whether the first direction reads from the last valid position on
   * @param lengths valid positions; behind them the value is left as it is, and the gradient is 0
   */
  public record Sizes(
      int examples,
      int length,
      int channels,
      int units,
      int directions,
      boolean back,
      Lengths lengths) {
    private int rows() {
      return GATES * units;
    }

    /** Numbers that are kept of the gates. */
    public int gates() {
      return examples * directions * length * rows();
    }

    /** Numbers that are kept of the cells. */
    public int cells() {
      return examples * directions * length * units;
    }

    private int kept(int example, int direction, int step) {
      return (example * directions + direction) * length + step;
    }

    private int place(int example, int direction, int step) {
      int last = lengths.of(example) - 1;
      return example * length + (back || direction == 1 ? last - step : step);
    }
  }

  /** For batches of one size. */
  public HardLstmLoop(Team team, Sizes sizes) {
    this.team = team;
    this.sizes = sizes;
    int rows = sizes.directions() * sizes.rows();
    weight = new float[rows * sizes.channels()];
    recurrent = new float[rows * sizes.units()];
    bias = new float[rows];
    slopes = new float[sizes.gates()];
  }

  /** Arrays: x, weight, recurrent, bias, y, gates, cells. */
  public void forward(List<FloatBuffer> arrays) {
    arrays.get(1).get(0, weight);
    arrays.get(2).get(0, recurrent);
    arrays.get(3).get(0, bias);
    team.each(
        sizes.examples() * sizes.directions(),
        (part, worker) -> read(part / sizes.directions(), part % sizes.directions(), arrays));
  }

  private void read(int example, int direction, List<FloatBuffer> arrays) {
    int units = sizes.units();
    float[] x = new float[sizes.channels()];
    float[] state = new float[units];
    float[] cell = new float[units];
    float[] gates = new float[sizes.rows()];
    for (int step = 0; step < sizes.lengths().of(example); step++) {
      int place = sizes.place(example, direction, step);
      arrays.get(0).get(place * x.length, x);
      for (int row = 0; row < gates.length; row++) {
        int at = direction * gates.length + row;
        double sum = bias[at] + product(weight, at, x) + product(recurrent, at, state);
        gates[row] = (float) (row / units == 2 ? Math.tanh(sum) : hard(sum));
      }
      for (int u = 0; u < units; u++) {
        cell[u] = gates[units + u] * cell[u] + gates[u] * gates[2 * units + u];
        state[u] = (float) (gates[3 * units + u] * Math.tanh(cell[u]));
      }
      int kept = sizes.kept(example, direction, step);
      arrays.get(4).put(place * sizes.directions() * units + direction * units, state);
      arrays.get(5).put(kept * gates.length, gates);
      arrays.get(6).put(kept * units, cell);
    }
  }

  private static double product(float[] matrix, int row, float[] vector) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += (double) matrix[row * vector.length + i] * vector[i];
    }
    return sum;
  }

  private static double hard(double sum) {
    return Math.min(1, Math.max(0, SLOPE * sum + 0.5));
  }

  private static float slope(float gate) {
    return gate > 0 && gate < 1 ? SLOPE : 0;
  }

  /** Arrays: x, weight, recurrent, y, gates, cells, dy, dx, and gradients of the parameters. */
  public void backward(List<FloatBuffer> arrays) {
    arrays.get(1).get(0, weight);
    arrays.get(2).get(0, recurrent);
    team.each(sizes.examples(), (example, worker) -> back(example, arrays));
    team.each(
        sizes.directions() * sizes.rows(),
        (row, worker) -> sum(row / sizes.rows(), row % sizes.rows(), arrays));
  }

  /** Slopes of the sums of one example, and the gradient of its input. */
  private void back(int example, List<FloatBuffer> arrays) {
    float[] dx = new float[sizes.length() * sizes.channels()];
    int first = example * sizes.length();
    for (int direction = 0; direction < sizes.directions(); direction++) {
      float[] dState = new float[sizes.units()];
      float[] dCell = new float[sizes.units()];
      for (int step = sizes.lengths().of(example) - 1; step >= 0; step--) {
        throughCell(example, direction, step, arrays, dState, dCell);
        int from = sizes.kept(example, direction, step) * sizes.rows();
        int place = (sizes.place(example, direction, step) - first) * sizes.channels();
        throughMatrix(recurrent, direction, from, dState, 0, sizes.units());
        throughMatrix(weight, direction, from, dx, place, sizes.channels());
      }
    }
    arrays.get(7).put(first * sizes.channels(), dx);
  }

  private void throughCell(
      int example,
      int direction,
      int step,
      List<FloatBuffer> arrays,
      float[] dState,
      float[] dCell) {
    int units = sizes.units();
    int kept = sizes.kept(example, direction, step);
    float[] gates = new float[sizes.rows()];
    arrays.get(4).get(kept * gates.length, gates);
    int dy = (sizes.place(example, direction, step) * sizes.directions() + direction) * units;
    int from = kept * gates.length;
    for (int u = 0; u < units; u++) {
      float in = gates[u];
      float fresh = gates[2 * units + u];
      float out = gates[3 * units + u];
      float before = step == 0 ? 0 : arrays.get(5).get((kept - 1) * units + u);
      float tanh = (float) Math.tanh(arrays.get(5).get(kept * units + u));
      float d = dState[u] + arrays.get(6).get(dy + u);
      float c = dCell[u] + d * out * (1 - tanh * tanh);
      slopes[from + u] = c * fresh * slope(in);
      slopes[from + units + u] = c * before * slope(gates[units + u]);
      slopes[from + 2 * units + u] = c * in * (1 - fresh * fresh);
      slopes[from + 3 * units + u] = d * tanh * slope(out);
      dCell[u] = c * gates[units + u];
      dState[u] = 0;
    }
  }

  /** Adds the slopes of a step, times a matrix, to a gradient. */
  private void throughMatrix(
      float[] matrix, int direction, int from, float[] gradient, int at, int columns) {
    for (int row = 0; row < sizes.rows(); row++) {
      float slope = slopes[from + row];
      int start = (direction * sizes.rows() + row) * columns;
      for (int i = 0; i < columns; i++) {
        gradient[at + i] += slope * matrix[start + i];
      }
    }
  }

  /** Gradients of one row of the parameters. */
  private void sum(int direction, int row, List<FloatBuffer> arrays) {
    int units = sizes.units();
    float[] x = new float[sizes.channels()];
    float[] state = new float[units];
    float[] ofWeight = new float[x.length];
    float[] ofRecurrent = new float[units];
    double ofBias = 0;
    for (int example = 0; example < sizes.examples(); example++) {
      for (int step = 0; step < sizes.lengths().of(example); step++) {
        float slope = slopes[sizes.kept(example, direction, step) * sizes.rows() + row];
        ofBias += slope;
        arrays.get(0).get(sizes.place(example, direction, step) * x.length, x);
        add(slope, x, ofWeight);
        if (step > 0) {
          int before = sizes.place(example, direction, step - 1) * sizes.directions() + direction;
          arrays.get(3).get(before * units, state);
          add(slope, state, ofRecurrent);
        }
      }
    }
    int at = direction * sizes.rows() + row;
    arrays.get(8).put(at * x.length, ofWeight);
    arrays.get(9).put(at * units, ofRecurrent);
    arrays.get(10).put(at, (float) ofBias);
  }

  private static void add(float factor, float[] values, float[] sums) {
    for (int i = 0; i < values.length; i++) {
      sums[i] += factor * values[i];
    }
  }
}
