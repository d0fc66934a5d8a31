package dev.cairn.data.images;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.Shape;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is done to all images of a data set once, before training: denoising, size, grey. Immutable
 * and composed with {@link #then}; see {@code Dataset.prepared}.
 *
 * @param steps one after the other
 */
public record Prepare(List<Step> steps) {
  /** Copies the list. */
  public Prepare {
    steps = List.copyOf(steps);
  }

  /** Makes one image of another; its text is the call that made it. */
  public sealed interface Step {
    /** The shape that images of a shape get. */
    default Shape shape(Shape before) {
      return before;
    }
  }

  /** See {@link Prepare#median}. */
  record Median(int side) implements Step {
    Median {
      if (side < 3 || side > 7 || side % 2 == 0) {
        throw wrong("a side of 3, 5 or 7 pixels", side, "Prepare.median", "for example median(3)");
      }
    }

    @Override
    public String toString() {
      return "median(" + side + ")";
    }
  }

  /** See {@link Prepare#gaussian}. */
  record Gaussian(double deviation) implements Step {
    Gaussian {
      if (!(deviation > 0 && deviation <= 5)) {
        throw wrong(
            "a deviation above 0, at most 5 pixels",
            deviation,
            "Prepare.gaussian",
            "for example gaussian(0.8)");
      }
    }

    @Override
    public String toString() {
      return "gaussian(" + deviation + ")";
    }
  }

  /** See {@link Prepare#resize}. */
  record Resize(int height, int width) implements Step {
    Resize {
      if (height < 1 || width < 1) {
        throw wrong(
            "a height and a width of 1 or more",
            height + " and " + width,
            "Prepare.resize",
            "for example resize(24, 24)");
      }
    }

    @Override
    public Shape shape(Shape before) {
      return Shape.image(before.channels(), height, width);
    }

    @Override
    public String toString() {
      return "resize(" + height + ", " + width + ")";
    }
  }

  /** See {@link Prepare#grey}. */
  record Grey() implements Step {
    @Override
    public Shape shape(Shape before) {
      return before.withChannels(1);
    }

    @Override
    public String toString() {
      return "grey";
    }
  }

  /** See {@link Prepare#colour}. */
  record Colour() implements Step {
    @Override
    public Shape shape(Shape before) {
      return before.withChannels(3);
    }

    @Override
    public String toString() {
      return "colour";
    }
  }

  /** One image: pixels of {@code [channels, height, width]}, 0 to 255, unsigned. */
  record Raw(Shape shape, byte[] pixels) {}

  /** Leaves images as they are. */
  public static Prepare nothing() {
    return new Prepare(List.of());
  }

  /**
   * Gives each pixel the median of a square about it, which takes single wrong pixels away and
   * keeps edges.
   *
   * @param side of the square in pixels: 3, 5 or 7
   */
  public static Prepare median(int side) {
    return new Prepare(List.of(new Median(side)));
  }

  /**
   * Blurs by a bell curve, which takes fine noise away, and fine detail too.
   *
   * @param deviation of the curve in pixels, above 0, up to 5
   */
  public static Prepare gaussian(double deviation) {
    return new Prepare(List.of(new Gaussian(deviation)));
  }

  /** Brings whole images to another size; their proportions may change. */
  public static Prepare resize(int height, int width) {
    return new Prepare(List.of(new Resize(height, width)));
  }

  /** Makes one channel of three; images of one channel stay as they are. */
  public static Prepare grey() {
    return new Prepare(List.of(new Grey()));
  }

  /** Makes three equal channels of one; images of three channels stay as they are. */
  public static Prepare colour() {
    return new Prepare(List.of(new Colour()));
  }

  private static DataException wrong(String expected, Object found, String where, String mend) {
    return new DataException(expected, found.toString(), where, mend);
  }

  private static Raw resized(Raw image, int height, int width) {
    int channels = image.shape().channels();
    BufferedImage shrunk = Shrink.to(picture(image), height, width, true);
    Planes planes = Planes.of(shrunk, channels == 1 ? Channels.GREY : Channels.COLOUR);
    return new Raw(Shape.image(channels, height, width), planes.bytes());
  }

  private static Raw grey(Raw image) {
    Shape shape = image.shape();
    return new Raw(
        shape.withChannels(1),
        shape.channels() == 1 ? image.pixels() : Planes.of(picture(image), Channels.GREY).bytes());
  }

  private static Raw colour(Raw image) {
    int area = image.pixels().length;
    if (image.shape().channels() != 1) {
      return image;
    }
    byte[] pixels = new byte[3 * area];
    for (int channel = 0; channel < 3; channel++) {
      System.arraycopy(image.pixels(), 0, pixels, channel * area, area);
    }
    return new Raw(image.shape().withChannels(3), pixels);
  }

  private static BufferedImage picture(Raw image) {
    int width = image.shape().size(2);
    int area = image.shape().size(1) * width;
    int second = image.shape().channels() == 3 ? area : 0;
    BufferedImage picture =
        new BufferedImage(width, image.shape().size(1), BufferedImage.TYPE_INT_RGB);
    byte[] pixels = image.pixels();
    for (int i = 0; i < area; i++) {
      int red = pixels[i] & 0xff;
      int green = pixels[second + i] & 0xff;
      int blue = pixels[2 * second + i] & 0xff;
      picture.setRGB(i % width, i / width, red << 16 | green << 8 | blue);
    }
    return picture;
  }

  /** These steps, then others. */
  public Prepare then(Prepare next) {
    return new Prepare(Stream.concat(steps.stream(), next.steps.stream()).toList());
  }

  /** The shape that images of a shape get. */
  public Shape shape(Shape before) {
    Shape shape = before;
    for (Step step : steps) {
      shape = step.shape(shape);
    }
    return shape;
  }

  /**
   * All images, prepared.
   *
   * @param shape of one of them
   * @param pixels of all
   */
  public byte[] pixels(Shape shape, byte[] pixels) {
    int elements = shape.elements();
    int count = pixels.length / elements;
    int after = shape(shape).elements();
    byte[] all = new byte[Math.multiplyExact(count, after)];
    for (int i = 0; i < count; i++) {
      Raw image = new Raw(shape, Arrays.copyOfRange(pixels, i * elements, (i + 1) * elements));
      System.arraycopy(apply(image).pixels(), 0, all, i * after, after);
    }
    return all;
  }

  private Raw apply(Raw image) {
    Raw now = image;
    for (Step step : steps) {
      now = apply(step, now);
    }
    return now;
  }

  private static Raw apply(Step step, Raw image) {
    if (step instanceof Median median) {
      return new Raw(image.shape(), Denoise.median(image, median.side()));
    }
    if (step instanceof Gaussian gaussian) {
      return new Raw(image.shape(), Denoise.gaussian(image, gaussian.deviation()));
    }
    if (step instanceof Resize size) {
      return resized(image, size.height(), size.width());
    }
    return step instanceof Grey ? grey(image) : colour(image);
  }

  /** For example {@code median(3), grey}. */
  @Override
  public String toString() {
    return steps.isEmpty()
        ? "as they are"
        : steps.stream().map(Step::toString).collect(Collectors.joining(", "));
  }
}
