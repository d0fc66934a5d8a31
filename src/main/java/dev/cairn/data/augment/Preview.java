package dev.cairn.data.augment;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.data.ImageExamples;
import dev.cairn.data.Scaling;
import dev.cairn.data.files.DataException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some training images as they are, each with what augmentation makes of it in the first epochs of
 * a run with seed 1. For looking at; see {@link Augment#preview}.
 *
 * @param title the augmentation in words
 * @param rows an image each
 */
public record Preview(String title, List<Row> rows) {
  private static final int ROWS = 6;
  private static final int EPOCHS = 11;
  private static final int WHITE = 255;

  /** Copies the list. */
  public Preview {
    rows = List.copyOf(rows);
  }

  /**
   * One image.
   *
   * @param label of its class
   * @param versions the image itself, then as it is in epochs 1, 2, and so on
   */
  public record Row(String label, ImageExamples versions) {}

  static Preview of(Augment augment, Dataset data) {
    if (!data.input().isImage()) {
      throw new DataException(
          "a data set of images",
          "one with " + data.input().named() + " as input",
          "the preview of '" + augment + "'",
          "read a row before and after: augment.of(data.train(), 1, 1)");
    }
    List<Examples> epochs =
        IntStream.rangeClosed(0, EPOCHS)
            .mapToObj(e -> e == 0 ? data.train() : augment.of(data.train(), 1, e))
            .toList();
    return new Preview(
        augment.toString(),
        IntStream.range(0, Math.min(ROWS, data.train().size()))
            .mapToObj(i -> new Row(label(data, i), versions(epochs, i)))
            .toList());
  }

  private static String label(Dataset data, int index) {
    String unknown = "image " + (index + 1);
    return data.labels()
        .flatMap(labels -> data.train().label(index).stream().mapToObj(labels::name).findFirst())
        .orElse(unknown);
  }

  /** One image of each kind of examples, as raw pixels. */
  private static ImageExamples versions(List<Examples> kinds, int index) {
    Examples first = kinds.get(0);
    int elements = first.input().elements();
    byte[] pixels = new byte[kinds.size() * elements];
    for (int k = 0; k < kinds.size(); k++) {
      FloatBuffer input = FloatBuffer.allocate(elements);
      kinds.get(k).write(index, input, FloatBuffer.allocate(first.target().elements()));
      for (int i = 0; i < elements; i++) {
        pixels[k * elements + i] =
            raw(first.inputScaling(), i * channels(first) / elements, input.get(i));
      }
    }
    return ImageExamples.of(first.input(), pixels, new byte[kinds.size()], 2);
  }

  private static int channels(Examples examples) {
    return examples.input().channels();
  }

  private static byte raw(Scaling scaling, int channel, float encoded) {
    long raw = Math.round(scaling.decode(channel, encoded));
    return (byte) Math.max(0, Math.min(WHITE, raw));
  }
}
