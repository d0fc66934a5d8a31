package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.ImageBytes;
import dev.cairn.data.images.Channels;
import dev.cairn.data.images.FolderImages;
import dev.cairn.data.images.FolderOptions;
import dev.cairn.data.images.Prepare;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images with a class each, kept as unsigned bytes (a quarter of what floats need) and standardised
 * channel by channel as they are written.
 */
public final class ImageExamples extends AnsweredExamples {
  private final Shape shape;
  private final byte[] pixels;
  private final Later later;
  private final boolean given;
  private final float[][] encoded;

  /** How pictures that come later are brought to the shape of these: read, then prepared. */
  private record Later(Shape shape, boolean squeezed, Prepare prepare) {}

  private ImageExamples(
      Shape shape,
      byte[] pixels,
      Targets targets,
      Rows rows,
      Scaling scaling,
      Later later,
      boolean given) {
    super(targets, rows, scaling);
    this.shape = shape;
    this.pixels = pixels;
    this.later = later;
    this.given = given;
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
        Scaling.none(images.shape().channels()),
        new Later(images.shape(), false, Prepare.nothing()),
        false);
  }

  /** No images, encoded in a way. */
  static ImageExamples none(Encoder.Pictures how, Targets targets) {
    Later later = new Later(how.read(), how.squeezed(), how.prepare());
    return new ImageExamples(
        how.shape(), new byte[0], targets, Rows.of(), how.scaling(), later, false);
  }

  /** Whether no training part changes the scaling. */
  boolean isGiven() {
    return given;
  }

  /** How these are encoded; no file of a picture has another number of channels than 1 or 3. */
  @Override
  public Encoder.Input encoding() {
    int channels = later.shape().channels();
    return channels == 1 || channels == 3
        ? new Encoder.Pictures(later.shape(), later.squeezed(), later.prepare(), scaling)
        : new Encoder.Numbers(shape, scaling);
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
  public Shape input() {
    return shape;
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer out) {
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
    this.targets.write(row, out);
  }

  /** The pixels of one image as read, {@code [channels, height, width]}, unsigned. */
  public byte[] pixels(int index) {
    int from = rows.at(index) * shape.elements();
    return Arrays.copyOfRange(pixels, from, from + shape.elements());
  }

  @Override
  public Optional<byte[]> picture(int index) {
    return Optional.of(pixels(index));
  }

  @Override
  public ImageExamples standardised() {
    return (given ? this : scaled(fit())).with(targets.standardised(rows));
  }

  @Override
  public ImageExamples standardisedLike(Examples training) {
    return (given ? this : scaled(training.inputScaling()))
        .with(targets.scaled(training.targetScaling()));
  }

  @Override
  public ImageExamples answers(int... numbers) {
    return with(SeveralTargets.only(targets, numbers));
  }

  /** The same images and one more answer, for the images in their order. */
  ImageExamples plus(float[] values, Optional<Labels> labels) {
    Targets more = Targets.of(rows.spread(values, targets.size()), labels);
    return with(SeveralTargets.plus(targets, more));
  }

  private ImageExamples with(Targets other) {
    return new ImageExamples(shape, pixels, other, rows, scaling, later, given);
  }

  @Override
  public ImageExamples subset(int... indices) {
    return new ImageExamples(shape, pixels, targets, rows.subset(indices), scaling, later, given);
  }

  /** The same images; those that come later are squeezed too. */
  ImageExamples squeezed(boolean whether) {
    Later other = new Later(later.shape(), whether, later.prepare());
    return new ImageExamples(shape, pixels, targets, rows, scaling, other, given);
  }

  /** Pictures that come later, brought to the size and channels of these, with no class. */
  ImageExamples encode(List<Path> pictures) {
    Shape first = later.shape();
    FolderOptions options =
        FolderOptions.of(Path.of(""), first.size(1), first.size(2))
            .squeezed(later.squeezed())
            .channelled(first.channels() == 1 ? Channels.GREY : Channels.COLOUR);
    ImageBytes read = FolderImages.read(options, pictures);
    byte[] prepared = later.prepare().pixels(first, read.pixels());
    Targets unknown = LaterTargets.unknown(targets, read.size());
    return new ImageExamples(
        shape, prepared, unknown, Rows.all(read.size()), scaling, later, given);
  }

  /**
   * The same images, prepared, not standardised; those that come later are prepared too.
   *
   * @param done pixels that were prepared before, by those they were made of
   */
  ImageExamples prepared(Prepare prepare, Map<byte[], byte[]> done) {
    Shape after = prepare.shape(shape);
    byte[] changed = done.computeIfAbsent(pixels, before -> prepare.pixels(shape, before));
    Later all = new Later(later.shape(), later.squeezed(), later.prepare().then(prepare));
    Scaling none = Scaling.none(after.channels());
    return new ImageExamples(after, changed, targets, rows, none, all, false);
  }

  /** The same images with a scaling that no training part changes. */
  ImageExamples given(Scaling other) {
    return new ImageExamples(shape, pixels, targets, rows, other, later, true);
  }

  private ImageExamples scaled(Scaling other) {
    return new ImageExamples(shape, pixels, targets, rows, other, later, given);
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
