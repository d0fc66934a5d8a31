package dev.cairn.engine;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named arrays between the floats of the contract and the doubles of the reference. */
final class Doubles {
  private Doubles() {}

  static Map<String, double[]> of(Weights weights) {
    Map<String, double[]> result = new LinkedHashMap<>();
    weights.names().forEach(name -> result.put(name, of(weights.get(name))));
    return result;
  }

  static double[] of(FloatBuffer values) {
    double[] result = new double[values.limit()];
    for (int i = 0; i < result.length; i++) {
      result[i] = values.get(i);
    }
    return result;
  }

  /** To the nearest floats, in place: what a state holds is all that there is to know. */
  static void round(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) values[i];
    }
  }

  static Weights toWeights(Map<String, double[]> arrays) {
    Map<String, float[]> result = new LinkedHashMap<>();
    arrays.forEach((name, values) -> result.put(name, toFloats(values)));
    return Weights.of(result);
  }

  static float[] toFloats(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }
}
