package dev.cairn.baseline;

import java.util.Arrays;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/** A linear model that was trained. */
final class Linear {
  private final Model<Label> model;
  private final float[] common;

  Linear(Model<Label> model, long[] counts) {
    this.model = model;
    this.common = common(counts);
  }

  /** Logarithms of how often each class is. */
  static float[] common(long[] counts) {
    double all = Arrays.stream(counts).sum();
    float[] logarithms = new float[counts.length];
    for (int k = 0; k < counts.length; k++) {
      logarithms[k] = logarithm(counts[k] / all);
    }
    return logarithms;
  }

  /**
   * Logarithms of the probabilities of all classes. A row of which no feature is known has those of
   * the training rows.
   */
  float[] logarithms(Features features) {
    if (Arrays.stream(features.names()).allMatch(name -> model.getFeatureIDMap().getID(name) < 0)) {
      return common.clone();
    }
    float[] logarithms = new float[common.length];
    Arrays.fill(logarithms, logarithm(0));
    model
        .predict(LinearRows.example(features, 0))
        .getOutputScores()
        .forEach((name, of) -> logarithms[Integer.parseInt(name)] = logarithm(of.getScore()));
    return logarithms;
  }

  private static float logarithm(double probability) {
    return (float) Math.log(Math.max(probability, Float.MIN_NORMAL));
  }
}
