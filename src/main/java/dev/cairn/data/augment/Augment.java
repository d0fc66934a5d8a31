package dev.cairn.data.augment;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.data.files.DataException;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How training examples are changed at random, in every epoch anew; see {@code Trainer.augment}.
 * Immutable and composed with {@link #then}:
 *
 * <pre>{@code
 * Augment.crop(4).then(Augment.flip()).then(Augment.cutout(8)).then(Augment.mixUp(0.2))
 * }</pre>
 *
 * <p>Steps work on standardised numbers, after the encoding of the data set. What an example
 * becomes depends on seed, epoch and its number only: not on engine, threads, size of batch, or on
 * where training was interrupted. Validation and test parts are never changed.
 */
public final class Augment {
  private static final Augment NONE = new Augment(List.of());

  private final List<Placed> steps;

  private Augment(List<Placed> steps) {
    this.steps = steps;
  }

  /** A step with the probability that it is made. */
  record Placed(Step step, double chance) {
    @Override
    public String toString() {
      return chance == 1
          ? step.toString()
          : "%s with probability %s".formatted(step, number(chance));
    }
  }

  /** Changes nothing. */
  public static Augment none() {
    return NONE;
  }

  /**
   * A random window of images that are padded with black (He et al. 2015, section 4.2).
   *
   * @param padding in pixels at each edge, 1 or more; 4 is usual for images of 32x32
   */
  public static Augment crop(int padding) {
    return crop(padding, Fill.BLACK);
  }

  /** As {@link #crop(int)}, with another padding. */
  public static Augment crop(int padding, Fill fill) {
    within("a padding in pixels", padding, 1, 1 << 15, "crop", "4");
    Translate.Reach reach = new Translate.Reach(padding, 0);
    return of(new Translate(call("crop", padding, fill), reach, reach, fill));
  }

  /** Mirrors every other image, left and right. */
  public static Augment flip() {
    return of(new Flip(false)).sometimes(0.5);
  }

  /** Mirrors every other image, top and bottom: for images without an up, such as cells. */
  public static Augment flipUpsideDown() {
    return of(new Flip(true)).sometimes(0.5);
  }

  /**
   * Turns images about their middle; black comes in at the corners.
   *
   * @param degrees at most, either way; above 0, up to 180
   */
  public static Augment rotate(double degrees) {
    return rotate(degrees, Fill.BLACK);
  }

  /** As {@link #rotate(double)}, with something else at the corners. */
  public static Augment rotate(double degrees, Fill fill) {
    within("degrees", degrees, Double.MIN_VALUE, 180, "rotate", "15");
    return of(new Rotate(degrees, fill));
  }

  /**
   * Moves images by whole pixels; black comes in at the edges.
   *
   * @param share of height and width, at most; above 0, up to 0.5
   */
  public static Augment shift(double share) {
    return shift(share, Fill.BLACK);
  }

  /** As {@link #shift(double)}, with something else at the edges. */
  public static Augment shift(double share, Fill fill) {
    within("a share of the side", share, Double.MIN_VALUE, 0.5, "shift", "0.1");
    Translate.Reach reach = new Translate.Reach(0, share);
    return of(new Translate(call("shift", share, fill), reach, reach, fill));
  }

  /**
   * Changes colours by random factors between 1 - change and 1 + change (Krizhevsky et al. 2012
   * have a kin of it).
   *
   * @param brightness from 0, which leaves it alone, to 1
   * @param contrast about the mean grey of the image, from 0 to 1
   * @param saturation from 0 to 1; above 0 for images of three channels only
   */
  public static Augment colour(double brightness, double contrast, double saturation) {
    for (double change : new double[] {brightness, contrast, saturation}) {
      within("a change", change, 0, 1, "colour", "0.2");
    }
    return of(new Colour(brightness, contrast, saturation));
  }

  /**
   * Hides a square about a random pixel, with the mean colour of the training part; what lies
   * outside of the image is cut off (DeVries and Taylor 2017).
   *
   * @param side in pixels, 1 or more; 16 is the paper's for CIFAR-10
   */
  public static Augment cutout(int side) {
    within("a side in pixels", side, 1, 1 << 15, "cutout", "8");
    return of(new Cutout(side));
  }

  /**
   * Mixes each example with another training example: inputs and targets become weighted means, by
   * a weight of its own for each example (Zhang et al. 2018). For images, tables and values to be
   * predicted.
   *
   * @param alpha of the beta distribution of the weight, above 0; 0.1 to 1 is usual
   */
  public static Augment mixUp(double alpha) {
    within("an alpha", alpha, 0.001, 1000, "mixUp", "0.2");
    return of(new MixUp(alpha));
  }

  /**
   * Puts a rectangle of another training image into each, and mixes the targets by area (Yun et al.
   * 2019). The paper does so to every other image: {@code Augment.cutMix(1).sometimes(0.5)}.
   *
   * @param alpha of the beta distribution of the area that stays, above 0; 1 in the paper
   */
  public static Augment cutMix(double alpha) {
    within("an alpha", alpha, 0.001, 1000, "cutMix", "1");
    return of(new CutMix(alpha));
  }

  /**
   * Adds noise to every number of the inputs, near normal and at most 4.9 deviations.
   *
   * @param deviation in standard deviations of the channel or column, above 0
   */
  public static Augment noise(double deviation) {
    within("a deviation", deviation, Double.MIN_VALUE, 100, "noise", "0.1");
    return of(new Noise(deviation));
  }

  /**
   * Makes symbols of texts unknown, so that a net learns what an unknown symbol may mean and does
   * not rely on single words (word dropout, Bowman et al. 2016).
   *
   * @param share of the symbols, above 0, at most 1; 0.1 is usual
   */
  public static Augment dropSymbols(double share) {
    within("a share of the symbols", share, Double.MIN_VALUE, 1, "dropSymbols", "0.1");
    return of(new DropSymbols(share));
  }

  /**
   * Lets symbols of texts change places with the ones behind them. Not for language models and
   * tagged sentences, whose positions have answers of their own.
   *
   * @param share of the pairs, above 0, at most 1; 0.05 is usual
   */
  public static Augment swapSymbols(double share) {
    within("a share of the pairs", share, Double.MIN_VALUE, 1, "swapSymbols", "0.05");
    return of(new SwapSymbols(share));
  }

  /**
   * Replaces, leaves out or doubles symbols of texts, for texts of characters (after Belinkov and
   * Bisk 2018). Not for language models and tagged sentences, whose positions have answers of their
   * own.
   *
   * @param share of the symbols, above 0, at most 1; 0.05 is usual
   */
  public static Augment typos(double share) {
    within("a share of the symbols", share, Double.MIN_VALUE, 1, "typos", "0.05");
    return of(new Typos(share));
  }

  /**
   * Gives a share of each target to all classes alike (Szegedy et al. 2016). {@code
   * Trainer.labelSmoothing} does so behind all other steps.
   *
   * @param share from 0 up to, but below, 1; 0.1 in the paper
   */
  public static Augment labelSmoothing(double share) {
    within("a share", share, 0, Math.nextDown(1.0), "labelSmoothing", "0.1");
    return of(new LabelSmoothing(share));
  }

  /**
   * Multiplies the loss of each class: the target of an example then sums to its weight, and its
   * cross entropy weighs as much. {@code Trainer.classWeights} does so behind all other steps.
   *
   * @param weights in the order of the labels, each 0 or more; with a mean near 1 the learning rate
   *     keeps its meaning
   */
  public static Augment classWeights(double... weights) {
    for (double weight : weights) {
      within("a weight", weight, 0, 1e6, "classWeights", "1");
    }
    return of(new ClassWeights(DoubleStream.of(weights).boxed().toList()));
  }

  private static Augment of(Step step) {
    return new Augment(List.of(new Placed(step, 1)));
  }

  /** These steps, then others. */
  public Augment then(Augment next) {
    EmptyVariableException.check("an augmentation", next, "Augment.then");
    return new Augment(Stream.concat(steps.stream(), next.steps.stream()).toList());
  }

  /**
   * Each of these steps only for a part of the examples, independently of the others.
   *
   * @param probability above 0, up to 1
   */
  public Augment sometimes(double probability) {
    within("a probability", probability, Double.MIN_VALUE, 1, "sometimes", "0.5");
    return new Augment(
        steps.stream().map(p -> new Placed(p.step(), p.chance() * probability)).toList());
  }

  /**
   * The examples as they are in an epoch. Reading makes the changes; any number of threads may
   * read.
   *
   * @param examples of the training part
   * @param seed of the run
   * @param epoch from 1
   * @throws DataException if a step is not for such examples
   */
  public Examples of(Examples examples, long seed, int epoch) {
    check(examples);
    return isNone() ? examples : new Augmented(examples, steps, seed, epoch);
  }

  /**
   * Whether all steps make sense for such examples.
   *
   * @throws DataException if one does not, such as a crop of a vector
   */
  public void check(Shape input, Shape target) {
    steps.forEach(placed -> placed.step().check(input, target, toString()));
  }

  /**
   * Whether all steps make sense for such examples.
   *
   * @throws DataException if one does not, such as noise on the numbers of words
   */
  public void check(Examples examples) {
    steps.forEach(placed -> placed.step().checkTexts(examples, toString()));
    check(examples.input(), examples.target());
  }

  /**
   * Some training images, each with what it becomes in the first epochs: {@code
   * show(augment.preview(data))}.
   *
   * @throws DataException if the data are no images, or a step is not for them
   */
  public Preview preview(Dataset data) {
    EmptyVariableException.check("a data set", data, "Augment.preview");
    return Preview.of(this, data);
  }

  /** True if nothing is changed. */
  public boolean isNone() {
    return steps.isEmpty();
  }

  /** True if every step leaves the inputs as they are and changes targets only. */
  public boolean keepsInputs() {
    return steps.stream().allMatch(placed -> placed.step() instanceof Step.OfClasses);
  }

  /** True if a step is for probabilities of classes only. */
  public boolean needsClasses() {
    return steps.stream().anyMatch(placed -> placed.step() instanceof Step.OfClasses);
  }

  /** For example {@code crop(4), flip with probability 0.5, mixUp(0.2)}. */
  @Override
  public String toString() {
    return isNone()
        ? "no augmentation"
        : steps.stream().map(Placed::toString).collect(Collectors.joining(", "));
  }

  private static void within(
      String what, double value, double low, double high, String method, String usual) {
    if (!(value >= low && value <= high)) {
      String from = low == Double.MIN_VALUE ? "above 0" : "of " + number(low) + " or more";
      String to =
          high >= 1 << 15
              ? ""
              : high == Math.nextDown(1.0) ? ", below 1" : ", at most " + number(high);
      throw new DataException(
          what + " " + from + to,
          number(value),
          "Augment." + method,
          "for example " + method + "(" + usual + ")");
    }
  }

  /** A call as the user wrote it; the usual filling is left out. */
  static String call(String name, Object... arguments) {
    return Stream.of(arguments)
        .filter(argument -> argument != Fill.BLACK)
        .map(argument -> argument instanceof Double d ? number(d) : argument.toString())
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  /** Without zeros behind the point. */
  static String number(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
