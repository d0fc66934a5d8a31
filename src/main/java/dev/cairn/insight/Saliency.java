package dev.cairn.insight;

import dev.cairn.data.Examples;
import dev.cairn.graph.Shape;
import dev.cairn.train.Model;
import java.util.List;
import java.util.OptionalInt;

/**
 * Saliency (Simonyan et al. 2014, arXiv:1312.6034): how much the logit of a class changes with each
 * pixel, the largest absolute gradient over the pixel's channels.
 */
public final class Saliency {
  private static final String WHERE = "Saliency.of";

  private Saliency() {}

  /**
   * Pixels that matter for the predicted class of each image.
   *
   * @throws InsightException if the model does not classify images
   */
  public static Attributions of(Model model, Examples images) {
    return of(new Gaze(WHERE, model, images), model, images, OptionalInt.empty());
  }

  /**
   * Pixels that matter for one class, whatever is predicted.
   *
   * @param label name of the class
   * @throws InsightException as {@link #of(Model, Examples)}, and if there is no such class
   */
  public static Attributions of(Model model, Examples images, String label) {
    Gaze gaze = new Gaze(WHERE, model, images);
    return of(gaze, model, images, OptionalInt.of(gaze.label(label)));
  }

  private static Attributions of(Gaze gaze, Model model, Examples images, OptionalInt label) {
    List<Attribution> all =
        gaze.at(
            model.graph().input().name(),
            label,
            (values, gradients, shape) -> largest(gradients, shape));
    return new Attributions("Saliency", images, all);
  }

  private static double[] largest(float[] gradients, Shape shape) {
    double[] map = new double[shape.size(1) * shape.size(2)];
    for (int i = 0; i < gradients.length; i++) {
      map[i % map.length] = Math.max(map[i % map.length], Math.abs(gradients[i]));
    }
    return map;
  }
}
