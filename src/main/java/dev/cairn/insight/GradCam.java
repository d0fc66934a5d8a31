package dev.cairn.insight;

import dev.cairn.data.Examples;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Shape;
import dev.cairn.train.Model;
import java.util.List;
import java.util.OptionalInt;

/**
 * Grad-CAM (Selvaraju et al. 2017, arXiv:1610.02391): where in an image the last feature maps speak
 * for a class. Each map is weighed by the mean gradient of the class's logit with respect to it; of
 * the sum, what is above 0 is drawn.
 *
 * <pre>{@code
 * show(GradCam.of(run.model(), data.test().subset(0, 1, 2)));
 * }</pre>
 */
public final class GradCam {
  private static final String WHERE = "GradCam.of";

  private GradCam() {}

  /**
   * Reasons for the predicted class of each image.
   *
   * @throws InsightException if the model does not classify images, or has no feature maps
   */
  public static Attributions of(Model model, Examples images) {
    return of(new Gaze(WHERE, model, images), model, images, OptionalInt.empty());
  }

  /**
   * Reasons for one class, whatever is predicted.
   *
   * @param label name of the class
   * @throws InsightException as {@link #of(Model, Examples)}, and if there is no such class
   */
  public static Attributions of(Model model, Examples images, String label) {
    Gaze gaze = new Gaze(WHERE, model, images);
    return of(gaze, model, images, OptionalInt.of(gaze.label(label)));
  }

  private static Attributions of(Gaze gaze, Model model, Examples images, OptionalInt label) {
    Shape image = images.input();
    List<Attribution> all =
        gaze.at(
            layer(model.graph()),
            label,
            (values, gradients, shape) ->
                enlarged(weighed(values, gradients, shape), shape, image));
    return new Attributions("Grad-CAM", images, all);
  }

  /** The last node with several positions that is not the input. */
  static String layer(Graph graph) {
    List<Node> nodes = graph.nodes();
    for (int i = nodes.size() - 1; i > 0; i--) {
      Shape shape = nodes.get(i).shape();
      if (shape.isImage() && shape.size(1) * shape.size(2) > 1) {
        return nodes.get(i).name();
      }
    }
    throw new InsightException(
        "a net with feature maps", "none that is larger than a pixel", WHERE, "use Saliency.of");
  }

  private static double[] weighed(float[] values, float[] gradients, Shape shape) {
    int area = shape.size(1) * shape.size(2);
    double[] map = new double[area];
    for (int channel = 0; channel < shape.channels(); channel++) {
      double weight = 0;
      for (int i = 0; i < area; i++) {
        weight += gradients[channel * area + i] / area;
      }
      for (int i = 0; i < area; i++) {
        map[i] += weight * values[channel * area + i];
      }
    }
    for (int i = 0; i < area; i++) {
      map[i] = Math.max(0, map[i]);
    }
    return map;
  }

  /** Between the centres of the map's pixels, straight lines. */
  static double[] enlarged(double[] map, Shape from, Shape to) {
    double[] large = new double[to.size(1) * to.size(2)];
    for (int row = 0; row < to.size(1); row++) {
      double y = (row + 0.5) * from.size(1) / to.size(1) - 0.5;
      for (int column = 0; column < to.size(2); column++) {
        double x = (column + 0.5) * from.size(2) / to.size(2) - 0.5;
        large[row * to.size(2) + column] = between(map, from.size(1), from.size(2), y, x);
      }
    }
    return large;
  }

  private static double between(double[] map, int height, int width, double y, double x) {
    int top = (int) Math.floor(y);
    int left = (int) Math.floor(x);
    double sum = 0;
    for (int row = top; row <= top + 1; row++) {
      for (int column = left; column <= left + 1; column++) {
        int r = Math.min(height - 1, Math.max(0, row));
        int c = Math.min(width - 1, Math.max(0, column));
        sum += (1 - Math.abs(y - row)) * (1 - Math.abs(x - column)) * map[r * width + c];
      }
    }
    return sum;
  }
}
