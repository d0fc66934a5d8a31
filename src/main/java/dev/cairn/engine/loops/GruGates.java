package dev.cairn.engine.loops;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Parameters of a GRU from the order of its gates in a graph (reset, update, new) to that of oneDNN
 * (update, reset, new) and back. Where a graph has two biases for each gate, oneDNN has one, and a
 * second of the new gate only, behind the others.
 *
 * @param directions 1 or 2
 * @param units of one direction
 * @param channels of the input
 */
public record GruGates(int directions, int units, int channels) {
  private static final int GATES = 3;
  private static final int NEW = 2;
  private static final int SECOND_NEW = 3;

  /** Reads weight, recurrent, bias, recurrentBias; writes weight, recurrent, bias of oneDNN. */
  public void arrange(List<FloatBuffer> arrays) {
    swap(arrays.get(0), arrays.get(4), channels);
    swap(arrays.get(1), arrays.get(5), units);
    FloatBuffer bias = arrays.get(2);
    FloatBuffer recurrentBias = arrays.get(3);
    FloatBuffer to = arrays.get(6);
    for (int direction = 0; direction < directions; direction++) {
      for (int gate = 0; gate < GATES; gate++) {
        for (int unit = 0; unit < units; unit++) {
          int from = (direction * GATES + gate) * units + unit;
          float second = recurrentBias.get(from);
          if (gate == NEW) {
            to.put(bias(direction, SECOND_NEW, unit), second);
          }
          float sum = bias.get(from) + (gate == NEW ? 0 : second);
          to.put(bias(direction, other(gate), unit), sum);
        }
      }
    }
  }

  /** The way back: reads gradients as oneDNN has them, writes those of the four parameters. */
  public void restore(List<FloatBuffer> arrays) {
    swap(arrays.get(0), arrays.get(3), channels);
    swap(arrays.get(1), arrays.get(4), units);
    FloatBuffer from = arrays.get(2);
    for (int direction = 0; direction < directions; direction++) {
      for (int gate = 0; gate < GATES; gate++) {
        for (int unit = 0; unit < units; unit++) {
          int to = (direction * GATES + gate) * units + unit;
          int second = gate == NEW ? SECOND_NEW : other(gate);
          arrays.get(5).put(to, from.get(bias(direction, other(gate), unit)));
          arrays.get(6).put(to, from.get(bias(direction, second, unit)));
        }
      }
    }
  }

  private int bias(int direction, int gate, int unit) {
    return (direction * (GATES + 1) + gate) * units + unit;
  }

  private static int other(int gate) {
    return gate == NEW ? NEW : 1 - gate;
  }

  private void swap(FloatBuffer from, FloatBuffer to, int columns) {
    int block = units * columns;
    for (int direction = 0; direction < directions; direction++) {
      for (int gate = 0; gate < GATES; gate++) {
        int source = (direction * GATES + gate) * block;
        to.put((direction * GATES + other(gate)) * block, from, source, block);
      }
    }
  }
}
