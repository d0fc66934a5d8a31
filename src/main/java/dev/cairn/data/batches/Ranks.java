package dev.cairn.data.batches;

import dev.cairn.data.Examples;
import dev.cairn.graph.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where each text stands among the texts of its class by length, from 0 to 1: behind those that are
 * shorter and before those that are longer. Texts of one length draw lots.
 *
 * @param from lowest rank of each text
 * @param to highest rank of each
 */
record Ranks(double[] from, double[] to) {

  /** Of texts that have so many symbols; those without a class are a class. */
  static Ranks of(Examples examples, int... tokens) {
    Map<Integer, List<Integer>> classes = new TreeMap<>();
    for (int i = 0; i < tokens.length; i++) {
      classes.computeIfAbsent(examples.label(i).orElse(-1), c -> new ArrayList<>()).add(i);
    }
    Ranks ranks = new Ranks(new double[tokens.length], new double[tokens.length]);
    for (List<Integer> members : classes.values()) {
      members.sort(Comparator.comparingInt(i -> tokens[i]));
      int end = 0;
      for (int first = 0; first < members.size(); first = end) {
        while (end < members.size() && tokens[members.get(end)] == tokens[members.get(first)]) {
          end++;
        }
        for (int i : members.subList(first, end)) {
          ranks.from[i] = first / (double) members.size();
          ranks.to[i] = end / (double) members.size();
        }
      }
    }
    return ranks;
  }

  /** A rank of each text for one epoch, with the lots from element {@code first} on. */
  double[] drawn(CounterRandom random, long first) {
    double[] drawn = new double[from.length];
    Arrays.setAll(drawn, i -> from[i] + random.uniform(first + i) * (to[i] - from[i]));
    return drawn;
  }
}
