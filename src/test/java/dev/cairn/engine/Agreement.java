package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** Compares arrays by name; a failure says which number of which array differs, and by how much. */
public final class Agreement {
  /**
   * Below this, numbers are rounding errors of floats: the gradient of a bias that a norm takes
   * away again is 0 only on paper.
   */
  private static final double SMALLEST_MAGNITUDE = 1e-2;

  private Agreement() {}

  /** Every difference is at most {@code relative} times the largest expected magnitude. */
  public static void assertClose(
      String where, Map<String, float[]> expected, Map<String, float[]> found, double relative) {
    assertThat(found.keySet()).as(where).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach((name, values) -> assertClose(where, name, values, found.get(name), relative));
  }

  public static void assertClose(String where, Weights expected, Weights found, double relative) {
    for (String name : expected.names()) {
      assertClose(where, name, expected.copy(name), found.copy(name), relative);
    }
  }

  public static void assertClose(
      String where, String name, float[] expected, float[] found, double relative) {
    assertThat(found).as("%s: length of %s", where, name).hasSameSizeAs(expected);
    double magnitude = SMALLEST_MAGNITUDE;
    for (float value : expected) {
      magnitude = Math.max(magnitude, Math.abs(value));
    }
    double allowed = relative * magnitude;
    int worst = 0;
    int wrong = 0;
    for (int i = 0; i < expected.length; i++) {
      wrong += difference(expected, found, i) <= allowed ? 0 : 1;
      worst = difference(expected, found, i) > difference(expected, found, worst) ? i : worst;
    }
    if (wrong > 0) {
      fail(
          "%s: %s[%d] expected %s, was %s; allowed is a difference of %.3g, %d of %d are wrong",
          where, name, worst, expected[worst], found[worst], allowed, wrong, expected.length);
    }
  }

  public static void assertSame(String where, String name, float[] expected, float[] found) {
    int index = Arrays.mismatch(expected, found);
    if (index >= 0) {
      fail(
          "%s: %s[%d] expected the bits of %s, was %s",
          where,
          name,
          index,
          index < expected.length ? expected[index] : "no number",
          index < found.length ? found[index] : "no number");
    }
  }

  /** At least a tenth of the numbers of every array has changed. */
  public static void assertMoved(String where, Weights before, Weights after) {
    for (String name : before.names()) {
      float[] old = before.copy(name);
      float[] now = after.copy(name);
      long moved = IntStream.range(0, old.length).filter(i -> old[i] != now[i]).count();
      assertThat(10 * moved).as("%s: %s has moved", where, name).isGreaterThanOrEqualTo(old.length);
    }
  }

  private static double difference(float[] expected, float[] found, int i) {
    double difference = Math.abs((double) expected[i] - found[i]);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }

  /** The same bits in weights, moments, step and seed. */
  public static void assertSame(String where, State expected, State found) {
    assertThat(found.step()).as("%s: step", where).isEqualTo(expected.step());
    assertThat(found.seed()).as("%s: seed", where).isEqualTo(expected.seed());
    assertSame(where, expected.weights(), found.weights());
    assertThat(found.moments()).as("%s: moments", where).hasSameSizeAs(expected.moments());
    for (int i = 0; i < expected.moments().size(); i++) {
      assertSame(where + ", moment " + i, expected.moments().get(i), found.moments().get(i));
    }
  }

  public static void assertSame(String where, Weights expected, Weights found) {
    assertThat(found.names()).as(where).containsExactlyInAnyOrderElementsOf(expected.names());
    for (String name : expected.names()) {
      assertSame(where, name, expected.copy(name), found.copy(name));
    }
  }
}
