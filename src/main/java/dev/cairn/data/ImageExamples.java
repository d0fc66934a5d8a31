package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.ImageBytes;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Images with a class each, kept as unsigned bytes (a quarter of what floats need) and standardised
 * channel by channel as they are written.
 */
public final class ImageExamples implements Examples {
  private final Shape shape;
  private final byte[] pixels;
  private final Targets.Classes classes;
  private final Rows rows;
  private final Scaling scaling;
  private final float[][] encoded;

  private ImageExamples(
      Shape shape, byte[] pixels, Targets.Classes classes, Rows rows, Scaling scaling) {
    this.shape = shape;
    this.pixels = pixels;
    this.classes = classes;
    this.rows = rows;
    this.scaling = scaling;
    this.encoded = encodings(scaling);
  }

  /**
   * Images that are not standardised yet.
   *
   * @param shape of one image, {@code [channels, height, width]}
   * @param pixels {@code [images, channels, height, width]}, 0 to 255 as unsigned bytes
   * @param labels the class of each image, as unsigned bytes
   * @param classes number of classes, 2 to 256
   * @throws DataException if pixels and labels are not equally many, or a label is no class
   */
  public static ImageExamples of(Shape shape, byte[] pixels, byte[] labels, int classes) {
    return of(
        ImageBytes.checked(shape, pixels.clone(), labels.clone(), classes, "the labels"), classes);
  }

  /** Takes the arrays over. */
  static ImageExamples of(ImageBytes images, int classes) {
    return new ImageExamples(
        images.shape(),
        images.pixels(),
        new Targets.Classes(images.labels(), classes),
        Rows.all(images.size()),
        Scaling.none(images.shape().channels()));
  }

  private static float[][] encodings(Scaling scaling) {
    float[][] table = new float[scaling.channels()][256];
    for (int c = 0; c < table.length; c++) {
      for (int pixel = 0; pixel < 256; pixel++) {
        table[c][pixel] = (float) scaling.encode(c, pixel);
      }
    }
    return table;
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public Shape input() {
    return shape;
  }

  @Override
  public Shape target() {
    return classes.shape();
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
    int row = rows.at(index);
    int area = shape.elements() / shape.channels();
    int from = row * shape.elements();
    float[] image = new float[shape.elements()];
    for (int c = 0; c < encoded.length; c++) {
      float[] table = encoded[c];
      for (int i = c * area; i < (c + 1) * area; i++) {
        image[i] = table[pixels[from + i] & 0xff];
      }
    }
    inputs.put(image);
    classes.write(row, targets);
  }

  /** The pixels of one image as read, {@code [channels, height, width]}, unsigned. */
  public byte[] pixels(int index) {
    int from = rows.at(index) * shape.elements();
    return Arrays.copyOfRange(pixels, from, from + shape.elements());
  }

  @Override
  public OptionalInt label(int index) {
    return classes.label(rows.at(index));
  }

  @Override
  public Scaling inputScaling() {
    return scaling;
  }

  @Override
  public ImageExamples standardised() {
    return scaled(fit());
  }

  @Override
  public ImageExamples standardisedLike(Examples training) {
    return scaled(training.inputScaling());
  }

  @Override
  public ImageExamples subset(int... indices) {
    return new ImageExamples(shape, pixels, classes, rows.subset(indices), scaling);
  }

  private ImageExamples scaled(Scaling other) {
    return new ImageExamples(shape, pixels, classes, rows, other);
  }

  private Scaling fit() {
    int channels = shape.channels();
    double[] means = new double[channels];
    double[] variances = new double[channels];
    for (int c = 0; c < channels; c++) {
      long[] counts = histogram(c);
      double count = Math.max(1, Arrays.stream(counts).sum());
      for (int pixel = 0; pixel < 256; pixel++) {
        means[c] += counts[pixel] * pixel / count;
      }
      for (int pixel = 0; pixel < 256; pixel++) {
        variances[c] += counts[pixel] * (pixel - means[c]) * (pixel - means[c]) / count;
      }
    }
    return Scaling.ofMoments(means, variances);
  }

  private long[] histogram(int channel) {
    int area = shape.elements() / shape.channels();
    long[] counts = new long[256];
    for (int index = 0; index < size(); index++) {
      int from = rows.at(index) * shape.elements() + channel * area;
      for (int i = from; i < from + area; i++) {
        counts[pixels[i] & 0xff]++;
      }
    }
    return counts;
  }
}
