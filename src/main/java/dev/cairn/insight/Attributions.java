package dev.cairn.insight;

import dev.cairn.data.Examples;
import java.util.List;

/**
 * Where in images a model sees the reasons for classes; notebooks draw the map over each image.
 *
 * @param method for people: Grad-CAM or saliency
 * @param examples the images
 * @param all in order
 */
public record Attributions(String method, Examples examples, List<Attribution> all) {
  /** Copies the list. */
  public Attributions {
    all = List.copyOf(all);
  }

  /** For example {@code Grad-CAM of 4 images}. */
  @Override
  public String toString() {
    return method + " of " + all.size() + (all.size() == 1 ? " image" : " images");
  }
}
