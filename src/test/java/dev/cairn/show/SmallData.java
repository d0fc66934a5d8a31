package dev.cairn.show;

import dev.cairn.data.Dataset;
import dev.cairn.data.ImageExamples;
import dev.cairn.data.Labels;
import dev.cairn.data.Provenance;
import dev.cairn.graph.Shape;
import dev.cairn.task.Classification;
import dev.cairn.task.Predictions;
import java.util.List;

/** A few tiny images, with names of classes that would be dangerous in HTML. */
public final class SmallData {
  public static final Labels LABELS = Labels.of("<script>cat</script>", "dog & \"co\"");
  private static final int TRAINING = 20;

  private SmallData() {}

  public static Dataset images(int channels) {
    Provenance from = new Provenance("<b>tiny</b>", "made here", "none needed", List.of(), 0, 0);
    return Dataset.classification(
        examples(channels, TRAINING), examples(channels, 4), LABELS, from);
  }

  /** Images of 2x2 pixels, classes in turn; pixel values count up from 0. */
  private static ImageExamples examples(int channels, int count) {
    byte[] pixels = new byte[count * channels * 4];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 2);
    }
    return ImageExamples.of(Shape.image(channels, 2, 2), pixels, labels, 2);
  }

  /** Four predictions: three right, the last one wrong. */
  public static Predictions predictions() {
    float[] logits = {2, 0, 0, 2, 1, 0, 3, 0};
    return new Classification(LABELS).predictions(images(1).test(), logits);
  }
}
