package dev.cairn.engine;

import dev.cairn.graph.Update;
import java.nio.FloatBuffer;

/**
 * Gradients between the way back and the update, as one run of numbers: their mean over the parts
 * of a step, and their norm. Numbers that are no gradients, such as gaps of a layout, have to be 0.
 */
public final class GradientSum {
  private float[] sum = {};
  private long weight;
  private int parts;

  /** How many parts of the next step are done. */
  public int parts() {
    return parts;
  }

  /**
   * Adds a part.
   *
   * @param gradients of its mean loss, read from 0 to the limit
   * @param of how much its mean is taken over: {@link LossGradient#count}
   */
  public void add(FloatBuffer gradients, long of) {
    int count = gradients.limit();
    if (sum.length != count) {
      sum = new float[count];
    }
    for (int i = 0; i < count; i++) {
      sum[i] = (parts == 0 ? 0 : sum[i]) + of * gradients.get(i);
    }
    weight += of;
    parts++;
  }

  /**
   * Makes the last part's gradients those of the mean over all parts, in place, and begins anew.
   * Without parts before, it leaves them alone.
   *
   * @param gradients of the last part's mean loss
   * @param of how much its mean is taken over
   */
  public void finish(FloatBuffer gradients, long of) {
    if (parts > 0) {
      long all = Math.max(1, weight + of);
      float ofSum = 1f / all;
      float ofLast = (float) of / all;
      for (int i = 0; i < sum.length; i++) {
        gradients.put(i, ofSum * sum[i] + ofLast * gradients.get(i));
      }
    }
    clear();
  }

  /** Forgets all parts. */
  public void clear() {
    weight = 0;
    parts = 0;
  }

  /**
   * Shortens gradients in place, as {@link Update.Clipped} says. Gradients with NaN stay as they
   * are: NaN in the gaps between them would outlive the step.
   */
  public static void clip(FloatBuffer gradients, double norm) {
    if (norm == Double.POSITIVE_INFINITY) {
      return;
    }
    double factor = norm / (norm(gradients) + 1e-6);
    if (factor < 1) {
      for (int i = 0; i < gradients.limit(); i++) {
        gradients.put(i, (float) (factor * gradients.get(i)));
      }
    }
  }

  /** Four sums side by side: the processor need not wait for one addition to begin the next. */
  private static double norm(FloatBuffer gradients) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int count = gradients.limit();
    int even = count - count % 4;
    for (int i = 0; i < even; i += 4) {
      a += square(gradients.get(i));
      b += square(gradients.get(i + 1));
      c += square(gradients.get(i + 2));
      d += square(gradients.get(i + 3));
    }
    for (int i = even; i < count; i++) {
      a += square(gradients.get(i));
    }
    return Math.sqrt(a + b + c + d);
  }

  private static double square(float value) {
    return (double) value * value;
  }
}
