package dev.cairn.engine;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.Arrays;

/** Ops that pick numbers and put them elsewhere: each output number is a copy of one number. */
final class ReferenceMove {
  private final ReferencePass pass;
  private final Node node;
  private final int size;

  ReferenceMove(ReferencePass pass, Node node) {
    this.pass = pass;
    this.node = node;
    size = pass.size();
  }

  /** Where the numbers of the output come from: an array and, for each, a place in it. */
  private record From(String name, int[] places) {}

  private double[] picked(From from) {
    double[] x = pass.value(from.name());
    return Arrays.stream(from.places()).mapToDouble(place -> x[place]).toArray();
  }

  private void back(From from) {
    double[] dx = pass.gradient(from.name());
    double[] dy = pass.gradient(node.name());
    for (int i = 0; i < dy.length; i++) {
      dx[from.places()[i]] += dy[i];
    }
  }

  private From first(int[] places) {
    return new From(node.inputs().get(0), places);
  }

  private Shape shape() {
    return pass.shape(node.inputs().get(0));
  }

  private From lastPosition() {
    int length = shape().size(1);
    int[] places = new int[size * shape().channels()];
    Arrays.setAll(places, i -> i * length + length - 1);
    return first(places);
  }

  double[] last() {
    return picked(lastPosition());
  }

  void lastBack() {
    back(lastPosition());
  }

  private From largest(Op.KMaxPool op) {
    double[] x = pass.value(node.inputs().get(0));
    int length = shape().size(1);
    int[] places = new int[size * shape().channels() * op.k()];
    for (int row = 0; row < size * shape().channels(); row++) {
      boolean[] taken = new boolean[length];
      for (int k = 0; k < op.k(); k++) {
        int best = -1;
        for (int p = 0; p < length; p++) {
          if (!taken[p] && (best < 0 || x[row * length + p] > x[row * length + best])) {
            best = p;
          }
        }
        taken[best] = true;
      }
      int next = row * op.k();
      for (int p = 0; p < length; p++) {
        if (taken[p]) {
          places[next++] = row * length + p;
        }
      }
    }
    return first(places);
  }

  double[] kMax(Op.KMaxPool op) {
    return picked(largest(op));
  }

  void kMaxBack(Op.KMaxPool op) {
    back(largest(op));
  }

  double[] concatenate() {
    double[] y = new double[size * node.shape().elements()];
    each((from, at, to) -> y[to] = pass.value(from)[at]);
    return y;
  }

  void concatenateBack() {
    double[] dy = pass.gradient(node.name());
    each((from, at, to) -> pass.gradient(from)[at] += dy[to]);
  }

  private interface Copy {
    void of(String from, int at, int to);
  }

  private void each(Copy copy) {
    int to = 0;
    for (int n = 0; n < size; n++) {
      for (String input : node.inputs()) {
        int count = pass.shape(input).elements();
        for (int i = 0; i < count; i++) {
          copy.of(input, n * count + i, to++);
        }
      }
    }
  }

  double[] embed(Op.Embedding op) {
    double[] table = pass.weight(node.name() + ".weight");
    double[] y = new double[size * node.shape().elements()];
    for (int i = 0; i < y.length; i++) {
      y[i] = isPadding(op, i) ? 0 : table[entry(op, i)];
    }
    return y;
  }

  void embedBack(Op.Embedding op) {
    double[] dTable = pass.gradient(node.name() + ".weight");
    double[] dy = pass.gradient(node.name());
    for (int i = 0; i < dy.length; i++) {
      dTable[entry(op, i)] += isPadding(op, i) ? 0 : dy[i];
    }
  }

  private boolean isPadding(Op.Embedding op, int i) {
    return op.padded() && entry(op, i) < op.width();
  }

  /** Which number of the table output number {@code i} is. */
  private int entry(Op.Embedding op, int i) {
    int length = node.shape().size(1);
    int n = i / length / op.width();
    int index = (int) Math.round(pass.value(node.inputs().get(0))[n * length + i % length]);
    return index * op.width() + i / length % op.width();
  }
}
