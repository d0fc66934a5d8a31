package dev.cairn.data;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Means and deviations of sealed examples, which are read twice for it. */
final class SealedMoments {
  private SealedMoments() {}

  /** Columns of 0 and 1 that were not standardised stay as they are. */
  static Scaling of(SealedExamples examples) {
    Scaling sealed = examples.sealedScaling();
    int channels = sealed.channels();
    double[] means = new double[channels];
    double[] variances = new double[channels];
    int area = examples.input().elements() / channels;
    double count = (double) examples.size() * area;
    for (int index = 0; index < examples.size(); index++) {
      float[] raw = examples.raw(index);
      for (int i = 0; i < raw.length; i++) {
        means[i / area] += raw[i] / count;
      }
    }
    for (int index = 0; index < examples.size(); index++) {
      float[] raw = examples.raw(index);
      for (int i = 0; i < raw.length; i++) {
        double far = raw[i] - means[i / area];
        variances[i / area] += far * far / count;
      }
    }
    Scaling fitted = Scaling.ofMoments(means, variances);
    return new Scaling(
        kept(sealed, sealed.means(), fitted.means()),
        kept(sealed, sealed.deviations(), fitted.deviations()));
  }

  private static List<Double> kept(Scaling sealed, List<Double> before, List<Double> fitted) {
    return IntStream.range(0, fitted.size())
        .mapToObj(
            c ->
                sealed.means().get(c) == 0 && sealed.deviations().get(c) == 1
                    ? before.get(c)
                    : fitted.get(c))
        .collect(Collectors.toList());
  }
}
