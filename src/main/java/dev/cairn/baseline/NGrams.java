package dev.cairn.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts as bags of n-grams of their symbols, weighted by TF-IDF: {@code (1 + ln count) * (1 + ln((1
 * + texts) / (1 + texts that have it)))}, then brought to length 1 (Salton and Buckley 1988). Which
 * n-grams there are, and in how many texts, is up to the training part.
 */
final class NGrams {
  /** The most frequent ones; equally frequent ones by their letters. */
  private static final int MOST = 200_000;

  private static final char BETWEEN = '\u0001';

  private final int longest;
  private final Map<String, Double> weights;

  private NGrams(int longest, Map<String, Double> weights) {
    this.longest = longest;
    this.weights = weights;
  }

  /**
   * Counts the n-grams of some texts.
   *
   * @param texts each as its symbols
   * @param longest n; from 1 to this
   */
  static NGrams of(List<List<String>> texts, int longest) {
    Map<String, Integer> frequencies = new HashMap<>();
    for (List<String> text : texts) {
      counts(text, longest).keySet().forEach(gram -> frequencies.merge(gram, 1, Integer::sum));
    }
    Comparator<Map.Entry<String, Integer>> order =
        Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
            .thenComparing(Map.Entry.comparingByKey());
    Map<String, Double> weights = new HashMap<>();
    frequencies.entrySet().stream()
        .sorted(order)
        .limit(MOST)
        .forEach(
            e -> weights.put(e.getKey(), 1 + Math.log((1.0 + texts.size()) / (1 + e.getValue()))));
    return new NGrams(longest, weights);
  }

  private static Map<String, Integer> counts(List<String> text, int longest) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int from = 0; from < text.size(); from++) {
      StringBuilder gram = new StringBuilder();
      for (int i = from; i < Math.min(text.size(), from + longest); i++) {
        gram.append(i == from ? "" : BETWEEN).append(text.get(i));
        counts.merge(gram.toString(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** How many there are. */
  int size() {
    return weights.size();
  }

  /** Those that a text has of the ones that are known. */
  Features of(List<String> text) {
    List<String> names = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    counts(text, longest)
        .forEach(
            (gram, count) -> {
              Double weight = weights.get(gram);
              if (weight != null) {
                names.add(gram);
                values.add(weight * (1 + Math.log(count)));
              }
            });
    double norm = Math.sqrt(values.stream().mapToDouble(v -> v * v).sum());
    double[] scaled = values.stream().mapToDouble(v -> v / norm).toArray();
    return new Features(names.toArray(String[]::new), scaled);
  }
}
